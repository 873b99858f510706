/**
 * The grid in which several entries are put down: Tab goes through the cells as in any page; Enter goes to the next
 * row, the arrows up and down stay in their column, a new row comes at the end, and rows copied from a table can be
 * pasted. Without this script the table has a fixed number of empty rows and works as any form.
 */

/**
 * The rows and cells of what was copied from a table: cells apart by tabs, rows by line ends, a cell with line ends of
 * its own in quotation marks.
 * @param {string} text @returns {string[][]}
 */
export function cellsOf (text) {
  const rows = [['']]
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    const row = rows[rows.length - 1]
    const cell = row[row.length - 1]
    if (quoted && letter === '"' && text[at + 1] === '"') {
      row[row.length - 1] += '"'
      at++
    } else if (letter === '"' && (quoted || cell === '')) quoted = !quoted
    else if (!quoted && letter === '\t') row.push('')
    else if (!quoted && letter === '\n') rows.push([''])
    else if (letter !== '\r') row[row.length - 1] += letter
  }
  if (rows[rows.length - 1].every((cell) => cell === '')) rows.pop()
  return rows.map((row) => row.map((cell) => cell.replace(/\s+/g, ' ').trim()))
}

/** The name of a box, or its id, in another row. @param {string} name @param {number} number */
export function renumbered (name, number) {
  return name.replace(/^rows-\d+-/, `rows-${number}-`)
}

/** Words as they are compared: “The child” is “child”. @param {string} words */
const folded = (words) => words.trim().toLowerCase().replace(/^the /, '')

/** The value of the line that says this, or none. @param {Iterable<{value: string, text: string}>} lines @param {string} words */
export function valueOf (lines, words) {
  const wanted = folded(words)
  for (const line of lines) if (wanted && folded(line.text) === wanted) return line.value
  return ''
}

/** Say beside a list that pasted words are none of its lines; it stays open until one is chosen. @param {HTMLSelectElement} list @param {string} words */
function sayUnknown (list, words) {
  const note = document.createElement('p')
  note.className = 'govuk-error-message'
  note.id = `${list.id}-unknown`
  note.textContent = `“${words}” is none of these.`
  list.dataset.unknown = words
  list.setAttribute('aria-describedby', note.id)
  list.before(note)
}

/** @param {HTMLSelectElement} list */
function forgetUnknown (list) {
  if (list.dataset.unknown === undefined) return
  delete list.dataset.unknown
  list.removeAttribute('aria-describedby')
  document.getElementById(`${list.id}-unknown`)?.remove()
}

/** @param {HTMLTableElement} table */
function startGrid (table) {
  const body = table.tBodies[0]
  const most = Number(table.dataset.gridMost)
  /** @param {HTMLTableRowElement} row @returns {(HTMLInputElement | HTMLSelectElement)[]} */
  const boxes = (row) => [...row.querySelectorAll('input, select')].map((box) => /** @type {any} */ (box))
  /** @param {HTMLTableRowElement} row */
  const isEmpty = (row) => boxes(row).every((box) => box instanceof HTMLSelectElement || box.value.trim() === '')

  /** A row more at the end, as empty as it was made; none beyond what can be saved at once. */
  function addRow () {
    const number = body.rows.length
    if (number >= most) return
    const row = /** @type {HTMLTableRowElement} */ (body.rows[number - 1].cloneNode(true))
    row.cells[0].textContent = String(number + 1)
    for (const message of row.querySelectorAll('.govuk-error-message')) message.remove()
    for (const box of boxes(row)) {
      box.value = ''
      box.id = renumbered(box.id, number)
      box.name = renumbered(box.name, number)
      box.setAttribute('aria-label', `${box.getAttribute('aria-label')?.replace(/\d+$/, '')}${number + 1}`)
      box.classList.remove('govuk-input--error', 'govuk-select--error')
      box.removeAttribute('aria-invalid')
      delete box.dataset.unknown
      box.removeAttribute('aria-describedby')
    }
    body.append(row)
  }

  /** A row that is begun stands in the lane of the row begun before until another is chosen. @param {HTMLTableRowElement} row */
  function follow (row) {
    let above = /** @type {HTMLTableRowElement | null} */ (row.previousElementSibling)
    while (above && isEmpty(above)) above = /** @type {HTMLTableRowElement | null} */ (above.previousElementSibling)
    if (!above || isEmpty(row)) return
    for (const [place, box] of boxes(row).entries()) {
      if (box instanceof HTMLSelectElement && box.value === '' && box.dataset.unknown === undefined) box.value = boxes(above)[place].value
    }
  }

  /** @param {HTMLTableRowElement} row @param {number} place @param {number} step */
  function move (row, place, step) {
    if (step > 0 && row === body.rows[body.rows.length - 1]) addRow()
    const to = body.rows[row.sectionRowIndex + step]
    if (to) boxes(to)[place].focus()
  }

  table.addEventListener('input', (event) => {
    const row = /** @type {Element} */ (event.target).closest('tr')
    if (!row) return
    if (event.target instanceof HTMLInputElement) follow(row)
    if (event.target instanceof HTMLSelectElement) forgetUnknown(event.target)
    if (row === body.rows[body.rows.length - 1] && !isEmpty(row)) addRow()
  })

  table.addEventListener('keydown', (event) => {
    const box = /** @type {HTMLInputElement} */ (event.target)
    const row = box.closest('tr')
    if (!row || box.tagName !== 'INPUT' || event.isComposing) return
    const step = { Enter: 1, ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    move(row, event.key === 'Enter' ? 0 : boxes(row).indexOf(box), step)
  })

  table.addEventListener('paste', (event) => {
    const box = /** @type {HTMLInputElement} */ (event.target)
    const text = event.clipboardData?.getData('text/plain') ?? ''
    const first = box.closest('tr')
    if (!first || box.tagName !== 'INPUT' || !/[\t\n]/.test(text.trim())) return
    event.preventDefault()
    const from = boxes(first).indexOf(box)
    for (const [down, cells] of cellsOf(text).entries()) {
      while (body.rows.length <= first.sectionRowIndex + down && body.rows.length < most) addRow()
      const row = body.rows[first.sectionRowIndex + down]
      if (!row) break
      for (const [across, words] of cells.entries()) {
        const target = boxes(row)[from + across]
        if (target instanceof HTMLSelectElement) {
          forgetUnknown(target)
          target.value = valueOf(target.options, words)
          if (words && !target.value) sayUnknown(target, words)
        } else if (target) target.value = words
      }
      follow(row)
    }
    box.dispatchEvent(new Event('input', { bubbles: true }))
    if (!isEmpty(body.rows[body.rows.length - 1])) addRow()
  })
}

export function startGrids () {
  for (const table of document.querySelectorAll('table[data-grid]')) startGrid(/** @type {HTMLTableElement} */ (table))
}
