/** What is fetched only when somebody opens it: a part of another page, put in place of the link that leads to it. */

/** The part of a page that has an id, or null. @param {string} html @param {string} id @returns {Element | null} */
export function partOf (html, id) {
  return new DOMParser().parseFromString(html, 'text/html').getElementById(id)
}

/** @param {HTMLDetailsElement} box */
async function bring (box) {
  if (!box.open || box.dataset.fetched) return
  box.dataset.fetched = 'yes'
  const answer = await fetch(/** @type {string} */ (box.dataset.later), { credentials: 'same-origin', redirect: 'manual' }).catch(() => null)
  const part = answer?.ok ? partOf(await answer.text(), /** @type {string} */ (box.dataset.part)) : null
  if (part) box.querySelector('.govuk-details__text')?.replaceChildren(part) // otherwise the link stays
}

/** @param {HTMLDetailsElement} box */
function follow (box) {
  box.addEventListener('toggle', () => bring(box))
  bring(box) // somebody may have opened it before the scripts were there
}

export function startLater () {
  for (const box of document.querySelectorAll('details[data-later]')) follow(/** @type {HTMLDetailsElement} */ (box))
}
