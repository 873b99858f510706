/**
 * The keys of a cell that is being changed in the episodes table: Ctrl (or Cmd) and Enter save, Esc goes back to the
 * table as its Cancel link does; what was typed is kept as a draft. Without this script the buttons do the same.
 */

/**
 * What a key asks for in a cell, or nothing.
 * @param {{key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, isComposing?: boolean}} event
 * @returns {'save' | 'cancel' | ''}
 */
export function asked (event) {
  if (event.isComposing || event.altKey) return ''
  if (event.key === 'Escape') return 'cancel'
  return event.key === 'Enter' && (event.ctrlKey || event.metaKey) ? 'save' : ''
}

/** @param {HTMLFormElement} form */
function startCell (form) {
  form.addEventListener('keydown', (event) => {
    const wish = asked(event)
    if (!wish) return
    event.preventDefault()
    if (wish === 'save') form.requestSubmit()
    else /** @type {HTMLAnchorElement | null} */ (form.querySelector('[data-cell-cancel]'))?.click()
  })
}

export function startCells () {
  const form = document.getElementById('cell-form')
  if (form instanceof HTMLFormElement) startCell(form)
}
