/** The page of two versions: "Take theirs" and "Take mine" put that text into the box; what stood there can be put back. */

/** @param {HTMLElement} section */
function mergeSection (section) {
  const box = document.getElementById(section.dataset.merge ?? '')
  const status = section.querySelector('[data-merge-status]')
  if (!(box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement || box instanceof HTMLSelectElement)) return

  /** @param {string} text @param {string} sentence @param {boolean} offerBack */
  const put = (text, sentence, offerBack) => {
    const before = box.value
    const line = box instanceof HTMLSelectElement ? [...box.options].find((option) => option.text === text) : null
    box.value = line ? line.value : text
    box.dispatchEvent(new Event('input', { bubbles: true }))
    box.focus()
    if (!status) return
    status.textContent = sentence
    if (!offerBack || before === text) return
    const back = document.createElement('button')
    back.type = 'button'
    back.className = 'app-button-link govuk-!-font-size-16'
    back.textContent = 'Put back what stood there'
    back.addEventListener('click', () => put(before, 'Put back.', false))
    status.append(' ', back)
  }

  for (const element of section.querySelectorAll('[data-merge-take]')) {
    const whose = element.getAttribute('data-merge-take')
    element.addEventListener('click', () => {
      const text = section.querySelector(`[data-merge-${whose}]`)?.textContent ?? ''
      put(text, `${whose === 'theirs' ? 'Their' : 'Your'} text is in the box. Nothing is saved until you press “Save this version”.`, true)
    })
  }
}

export function startMerge () {
  for (const section of document.querySelectorAll('[data-merge]')) mergeSection(/** @type {HTMLElement} */ (section))
}
