/**
 * Moves the bar of long work on: asks its address every two seconds and loads the page again once the work is over.
 * Asking is no activity (accounts/session.py): somebody who has left the page open is signed out as ever.
 */

const PAUSE = 2000
const LONGEST = 30000

/**
 * What the words beside the bar say. @param {{percent: number, words: string, over: boolean}} state @returns {string}
 */
export function wordsFor (state) {
  return state.over || !state.percent ? state.words : `${state.words}: ${state.percent} %`
}

/**
 * How long to wait until the next question: longer while nobody answers. @param {number} failed @returns {number}
 */
export function pauseAfter (failed) {
  return Math.min(LONGEST, PAUSE * 2 ** failed)
}

/** @param {HTMLElement} box */
function follow (box) {
  const bar = /** @type {HTMLProgressElement | null} */ (box.querySelector('progress'))
  const words = box.querySelector('[data-progress-words]')
  let failed = 0

  async function ask () {
    if (document.visibilityState === 'visible') {
      const answer = await fetch(/** @type {string} */ (box.dataset.progress), {
        headers: { Accept: 'application/json' }, credentials: 'same-origin', redirect: 'manual'
      }).catch(() => null)
      if (answer?.ok) {
        const state = await answer.json()
        failed = 0
        if (state.over) return window.location.reload()
        if (bar && state.percent) bar.value = state.percent
        const said = wordsFor(state)
        if (words && words.textContent !== said) words.textContent = said
      } else {
        failed += 1
        if (answer && answer.status !== 503) return // signed out, or no longer allowed: the page stays as it is
      }
    }
    window.setTimeout(ask, pauseAfter(failed))
  }

  window.setTimeout(ask, PAUSE)
}

export function startProgress () {
  for (const box of document.querySelectorAll('[data-progress]')) follow(/** @type {HTMLElement} */ (box))
}
