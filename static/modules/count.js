/** "412 of 900 words" below a text area with data-word-limit, as somebody types. It only counts; it stops nobody. */

/** @param {string} text */
export function countWords (text) {
  return text.match(/\S+/g)?.length ?? 0
}

/** @param {number} count @param {number} limit */
export function countSentence (count, limit) {
  const over = count - limit
  return `${count} of ${limit} words${over > 0 ? `: ${over} too many` : ''}`
}

export function startWordCounts () {
  for (const element of document.querySelectorAll('textarea[data-word-limit]')) {
    const area = /** @type {HTMLTextAreaElement} */ (element)
    const limit = Number(area.dataset.wordLimit)
    const seen = document.createElement('p')
    seen.className = 'app-count'
    seen.setAttribute('aria-hidden', 'true')
    const heard = document.createElement('p')
    heard.className = 'govuk-visually-hidden'
    heard.setAttribute('role', 'status')
    area.after(seen, heard)
    let pause = 0
    const count = () => {
      seen.textContent = countSentence(countWords(area.value), limit)
      clearTimeout(pause)
      pause = window.setTimeout(() => { heard.textContent = seen.textContent }, 1500)
    }
    area.addEventListener('input', count)
    seen.textContent = countSentence(countWords(area.value), limit)
  }
}
