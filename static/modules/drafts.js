/**
 * Saves a draft of what is being typed. A form with data-draft-url is sent there by POST (form-encoded, header
 * X-CSRFToken) after a pause of two seconds, every twenty seconds of typing without one, and when the page is left or
 * hidden. Nothing is kept in the browser.
 *
 * The server answers 2xx, with {"saved_at": "14:03"} if it likes; 409 if a newer version has been saved meanwhile.
 */

const PAUSE = 2000
const LONGEST = 20000
const AGAIN = 10000
/** Browsers refuse a larger body in a request that outlives its page. */
const OUTLIVES = 60000

/**
 * What a form holds, without its token, files and the boxes named in `without` (passwords).
 * @param {Iterable<[string, unknown]>} entries @param {string[]} without @returns {string}
 */
export function encode (entries, without = []) {
  const body = new URLSearchParams()
  for (const [name, value] of entries) {
    if (name !== 'csrf_token' && typeof value === 'string' && !without.includes(name)) body.append(name, value)
  }
  return body.toString()
}

/**
 * The sentence that follows an answer.
 * @param {{ok: boolean, status: number, type?: string}} answer @param {string} time @returns {{sentence: string, again: boolean}}
 */
export function sentenceFor (answer, time) {
  if (answer.ok) return { sentence: `Draft saved at ${time}.`, again: false }
  if (answer.status === 409) return { sentence: 'Somebody has saved a newer version. Your words stay here; when you save, you will see both.', again: false }
  if (answer.type === 'opaqueredirect' || answer.status === 401) {
    return { sentence: 'You have been signed out, so the draft is not saved. Your words are still here: copy them before you leave this page.', again: false }
  }
  if (answer.status === 403) {
    return { sentence: 'You are no longer signed in, or may no longer write here, so the draft is not saved. Your words are still here: copy them before you leave this page.', again: false }
  }
  if (answer.status >= 500 || answer.status === 429) return { sentence: 'The draft could not be saved just now. Your words are still here, and we are trying again.', again: true }
  return { sentence: 'The draft was not taken. Your words are still here: press the button to save them.', again: false }
}

/** The hour and minute. @param {Date} date */
export function clock (date) {
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}

/** @param {HTMLFormElement} form */
function keepDraft (form) {
  const url = /** @type {string} */ (form.dataset.draftUrl)
  const status = form.querySelector('[data-draft-status]')
  const token = () => /** @type {HTMLInputElement | null} */ (form.querySelector('input[name="csrf_token"]'))?.value ?? ''
  const secret = [...form.querySelectorAll('input[type="password"]')].map((box) => /** @type {HTMLInputElement} */ (box).name)
  const body = () => encode(/** @type {any} */ (new FormData(form)), secret)
  let saved = body()
  let since = 0
  let timer = 0
  let trouble = false
  let sending = /** @type {AbortController | null} */ (null)
  let sent = false

  /** @param {string} sentence @param {boolean} bad */
  function say (sentence, bad) {
    trouble = bad
    if (!status) return
    if (status.textContent !== sentence) status.textContent = sentence
    status.classList.toggle('app-draft--trouble', bad)
  }

  /** @param {number} wait */
  function later (wait) {
    clearTimeout(timer)
    timer = window.setTimeout(() => save(false), wait)
  }

  /** @param {boolean} leaving */
  async function save (leaving) {
    clearTimeout(timer)
    const now = body()
    if (sent || now === saved) return
    if (sending && !leaving) return later(PAUSE)
    const mine = sending = new AbortController()
    since = 0
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-CSRFToken': token(), Accept: 'application/json' },
        body: now,
        credentials: 'same-origin',
        redirect: 'manual',
        keepalive: leaving && now.length < OUTLIVES,
        signal: mine.signal
      })
      const said = answer.ok ? await answer.json().catch(() => null) : null
      const { sentence, again } = sentenceFor(answer, said?.saved_at ?? clock(new Date()))
      if (answer.ok) saved = now
      say(sentence, !answer.ok)
      if (again) later(AGAIN)
    } catch {
      if (sent) return
      say('No connection: the draft is not saved. Your words are still here, and we are trying again.', true)
      later(AGAIN)
    } finally {
      if (sending === mine) sending = null
    }
  }

  form.addEventListener('input', () => {
    since ||= Date.now()
    if (!sending && Date.now() - since > LONGEST) save(false)
    else later(PAUSE)
  })
  form.addEventListener('submit', () => {
    sent = true
    clearTimeout(timer)
    sending?.abort()
  })
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') save(true) })
  window.addEventListener('pagehide', () => save(true))
  window.addEventListener('beforeunload', (event) => {
    if (sent || body() === saved) return
    save(true)
    if (trouble) event.preventDefault()
  })
  window.addEventListener('pageshow', (event) => { if (event.persisted) sent = false })
  window.addEventListener('online', () => save(false))
}

export function startDrafts () {
  for (const form of document.querySelectorAll('form[data-draft-url]')) keepDraft(/** @type {HTMLFormElement} */ (form))
}
