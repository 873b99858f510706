/**
 * The heaps and cards of a themes morning's table as the page shows them: laid where the moves say, and never laid anew, so that
 * what somebody has in hand, ticked or half typed stays as it is.
 */

import { titleOf } from './moves.js'

/** @typedef {import('./moves.js').Move} Move */
/** @typedef {import('./moves.js').Table} Table */

/** @param {ParentNode} place @param {string} selector */
export const one = (place, selector) => /** @type {HTMLElement | null} */ (place.querySelector(selector))

/** @param {ParentNode} place @param {string} selector @param {string} words */
function write (place, selector, words) {
  const found = one(place, selector)
  if (found && found.textContent !== words) found.textContent = words
}

export class Laid {
  /** @param {HTMLElement} root @param {boolean} mayMove whether there is a list of groups to choose from */
  constructor (root, mayMove) {
    this.root = root
    this.mayMove = mayMove
    this.heaps = /** @type {HTMLElement} */ (one(root, '[data-heaps]'))
  }

  /** Put every card where it lies; nothing that is there already is touched, so that the focus stays. @param {Table} table @param {Move[]} waiting */
  draw (table, waiting) {
    for (const group of table.groups) this.drawGroup(group)
    for (const [id, key] of table.places) {
      const card = one(this.root, `[data-card="${id}"]`)
      const heap = one(this.heaps, `[data-group="${key}"]`)
      const list = heap && one(heap, '[data-cards]')
      if (!card || !list || card.parentElement === list) continue
      const held = card.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null
      const after = [...list.children].find((other) => Number(/** @type {HTMLElement} */ (other).dataset.number) > Number(card.dataset.number))
      list.insertBefore(card, after ?? null)
      held?.focus()
      if (!waiting.some((move) => move.card === id)) this.mark(card)
    }
    for (const heap of this.heaps.querySelectorAll('[data-group]')) this.drawCount(/** @type {HTMLElement} */ (heap), table)
    if (this.mayMove) this.drawChoices(table)
  }

  /** @param {import('./moves.js').Group} group */
  drawGroup (group) {
    let heap = one(this.heaps, `[data-group="${group.key}"]`)
    if (!heap) {
      const template = /** @type {HTMLTemplateElement} */ (one(this.root, '[data-new-heap]'))
      heap = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true))
      heap.dataset.group = group.key
      const heading = /** @type {HTMLElement} */ (one(heap, '[data-heading]'))
      heading.id = `heading-${group.key}`
      heap.setAttribute('aria-labelledby', heading.id)
      const hidden = /** @type {HTMLInputElement | null} */ (one(heap, 'input[name="group"]'))
      if (hidden) hidden.value = group.key
      const before = one(this.heaps, ':scope > [data-group=""]:not(:first-child), :scope > [data-new-place]')
      this.heaps.insertBefore(heap, before)
    }
    write(heap, '[data-called-here]', group.name || `Group ${group.number}`)
    const box = /** @type {HTMLInputElement | null} */ (one(heap, '[data-name]'))
    if (!box) return
    box.setAttribute('aria-label', `Name of group ${group.number}`)
    if (!box.dataset.typed && box.value !== group.name) box.value = group.name
  }

  /** @param {HTMLElement} heap @param {Table} table */
  drawCount (heap, table) {
    const key = heap.dataset.group ?? ''
    const number = one(heap, '[data-cards]')?.children.length ?? 0
    write(heap, '[data-count]', `(${number})`)
    const group = table.groups.find((each) => each.key === key)
    heap.hidden = key !== '' && !number && !group?.name && !heap.contains(document.activeElement)
  }

  /** The groups to choose from. @param {Table} table */
  drawChoices (table) {
    const list = /** @type {HTMLSelectElement} */ (document.getElementById('move-to'))
    const wanted = table.groups.filter((group) => !one(this.heaps, `[data-group="${group.key}"]`)?.hidden)
    const lines = [['new', 'a new group'], ...wanted.map((group) => [group.key, titleOf(table, group.key)]), ['pile', 'no group']]
    if (lines.length === list.options.length && lines.every(([value, text], place) => list.options[place].value === value && list.options[place].text === text)) return
    const chosen = list.value
    list.replaceChildren(...lines.map(([value, text]) => new Option(text, value)))
    list.value = lines.some(([value]) => value === chosen) ? chosen : 'new'
  }

  /** Show for a moment that somebody else has moved a card. @param {HTMLElement} card */
  mark (card) {
    card.classList.add('app-card--moved')
    window.setTimeout(() => card.classList.remove('app-card--moved'), 2000)
  }

  /** @param {Move} move */
  addCard (move) {
    if (one(this.root, `[data-card="${move.card}"]`)) return
    const template = /** @type {HTMLTemplateElement} */ (one(this.root, '[data-new-card]'))
    const card = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true))
    card.dataset.card = move.card
    card.dataset.number = String(move.card_number ?? '')
    const box = /** @type {HTMLInputElement | null} */ (one(card, 'input'))
    if (box) box.value = move.card
    write(card, '[data-number-here]', String(move.card_number ?? ''))
    write(card, '[data-title]', move.title ?? '')
    one(this.heaps, '[data-group=""] [data-cards]')?.append(card)
  }

  /** A wording that was taken back is read here no more. @param {string} id */
  takeWords (id) {
    const card = one(this.root, `[data-card="${id}"]`)
    if (!card || 'gone' in card.dataset) return
    card.dataset.gone = ''
    for (const part of ['input', '[data-grip]', '[data-more]']) one(card, part)?.remove()
    write(card, '[data-title]', 'This wording is no longer shared in these words, so it counts nowhere.')
  }
}
