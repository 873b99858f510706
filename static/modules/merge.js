/** The page of two versions: "Take theirs" and "Take mine" put that text or choice into the box; what stood there can be put back. */

/** @typedef {HTMLTextAreaElement | HTMLInputElement | HTMLSelectElement} Box */

/** The boxes of one section: one to type or choose in, or each of a group. @param {HTMLElement} section @returns {Box[]} */
function boxesOf (section) {
  const group = /** @type {NodeListOf<HTMLInputElement>} */ (section.querySelectorAll('input[type="radio"], input[type="checkbox"]'))
  if (group.length > 0) return [...group]
  const box = document.getElementById(section.dataset.merge ?? '')
  return box instanceof HTMLTextAreaElement || box instanceof HTMLInputElement || box instanceof HTMLSelectElement ? [box] : []
}

/** @param {Box} box */
const isTicked = (box) => box instanceof HTMLInputElement && (box.type === 'radio' || box.type === 'checkbox')

/** What the boxes say now. @param {Box[]} boxes @returns {string[]} */
function valuesOf (boxes) {
  return boxes.flatMap((box) => isTicked(box) && !(/** @type {HTMLInputElement} */ (box).checked) ? [] : [box.value])
}

/** Make the boxes say this. @param {Box[]} boxes @param {string[]} values */
function setValues (boxes, values) {
  for (const box of boxes) {
    if (!isTicked(box)) box.value = values[0] ?? ''
    else if (boxes.length === 1) /** @type {HTMLInputElement} */ (box).checked = values.length > 0
    else /** @type {HTMLInputElement} */ (box).checked = values.includes(box.value)
  }
  boxes[0].dispatchEvent(new Event('input', { bubbles: true }))
}

/** @param {HTMLElement} section */
function mergeSection (section) {
  const boxes = boxesOf(section)
  const status = section.querySelector('[data-merge-status]')
  if (boxes.length === 0) return

  /** @param {string[]} values @param {string} sentence @param {boolean} offerBack */
  const put = (values, sentence, offerBack) => {
    const before = valuesOf(boxes)
    setValues(boxes, values)
    const first = boxes.find((box) => isTicked(box) && /** @type {HTMLInputElement} */ (box).checked) ?? boxes[0]
    first.focus()
    if (!status) return
    status.textContent = sentence
    if (!offerBack || before.join('\n') === values.join('\n')) return
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
      const version = /** @type {HTMLElement | null} */ (section.querySelector(`[data-merge-${whose}]`))
      const values = version?.dataset.mergeValues ? JSON.parse(version.dataset.mergeValues) : [version?.textContent ?? '']
      put(values, `${whose === 'theirs' ? 'Their' : 'Your'} version is in the box. Nothing is saved until you press “Save this version”.`, true)
    })
  }
}

export function startMerge () {
  for (const section of document.querySelectorAll('[data-merge]')) mergeSection(/** @type {HTMLElement} */ (section))
}
