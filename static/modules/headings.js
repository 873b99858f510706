/**
 * Lays the headings of a schedule over the text in a box, or takes away those with nothing under them, at once and
 * without the server (which does the same where scripts are off: review_app/sources/conversations/headings.py).
 */

/** A heading as it is compared: without number, marks, capitals and doubled blanks. @param {string} line */
export function plain (line) {
  const bare = line.replace(/^\s*(?:\(?\d{1,2}\s*[a-z]?\s*[.):–-]*\s+|[•\-–*]\s+)/i, '')
  return bare.replace(/[^\p{L}\p{N}_\s]+/gu, ' ').toLowerCase().split(/\s+/).filter(Boolean).join(' ')
}

/** @param {string} text */
function paragraphs (text) {
  return text.trim().split(/\n[ \t]*\n\s*/).map((part) => part.trim()).filter(Boolean)
}

/** Every heading in the text, those that stand there with what is under them. @param {string} text @param {string[]} headings */
export function laidOver (text, headings) {
  const parts = paragraphs(text)
  /** @type {string[]} */
  let missing = []
  for (const heading of headings) {
    const at = parts.findIndex((part) => plain(part) === plain(heading))
    if (at < 0) {
      missing.push(heading)
      continue
    }
    parts.splice(at, 0, ...missing)
    missing = []
  }
  return [...parts, ...missing].join('\n\n')
}

/** The text without the headings under which nothing stands. @param {string} text @param {string[]} headings */
export function takenAway (text, headings) {
  const parts = paragraphs(text)
  const known = new Set(headings.map(plain))
  return parts.filter((part, place) => {
    const under = parts[place + 1] ?? ''
    return !known.has(plain(part)) || (under && !known.has(plain(under)))
  }).join('\n\n')
}

export function startHeadings () {
  for (const button of document.querySelectorAll('button[name="headings"]')) {
    const form = button.closest('form')
    const box = form?.querySelector('textarea[name="text"]')
    if (!form || !(box instanceof HTMLTextAreaElement)) continue
    button.addEventListener('click', (event) => {
      event.preventDefault()
      const headings = [...form.querySelectorAll('[data-heading]')].map((each) => each.textContent?.trim() ?? '')
      const text = (button.getAttribute('value') === 'lay' ? laidOver : takenAway)(box.value, headings)
      box.focus()
      box.select()
      // As if it were typed, so that it can be undone with the keys that undo.
      if (text !== box.value && !document.execCommand('insertText', false, text)) box.value = text
      box.setSelectionRange(0, 0)
      box.dispatchEvent(new Event('input', { bubbles: true }))
    })
  }
}
