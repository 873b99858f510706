/** A button with data-copy="id of a box" copies the words of that box. */

/** @param {HTMLButtonElement} button */
async function copy (button) {
  const box = document.getElementById(button.dataset.copy ?? '')
  const status = button.parentElement?.querySelector('[data-copy-status]')
  if (!(box instanceof HTMLTextAreaElement) || !status) return
  try {
    await navigator.clipboard.writeText(box.value)
    status.textContent = 'Copied.'
  } catch {
    // Without https, or where the browser forbids it, the person presses the keys.
    box.focus()
    box.select()
    status.textContent = document.execCommand('copy') ? 'Copied.' : 'The text is selected: press Ctrl and C to copy it.'
  }
}

export function startCopyButtons () {
  for (const element of document.querySelectorAll('button[data-copy]')) {
    const button = /** @type {HTMLButtonElement} */ (element)
    button.addEventListener('click', () => copy(button))
  }
}
