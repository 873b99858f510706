/**
 * Carrying cards to a place with a pointer. A mouse takes a card anywhere; a finger or a pen takes it by its handle, so
 * that a finger that sweeps over the cards scrolls the page as everywhere. Near an edge of the window the page scrolls by
 * itself. The pointer is held by the table, not by the card: whatever others move meanwhile, nothing is let go.
 * Escape puts everything back. Nothing here knows what a move is: it tells which cards were dropped where.
 *
 * @typedef {{x: number, y: number}} Spot
 * @typedef {{pointer: number, from: Spot, at: Spot, card: HTMLElement, cards: string[]}} Press
 * @typedef {{cards: (card: HTMLElement) => string[], words: (cards: string[]) => string, dropped: (cards: string[], place: HTMLElement | null) => void}} Wishes
 */

const FAR = 6 // how far a pointer goes before it carries: less is a click
const EDGE = 72
const FASTEST = 16
const PLACES = '[data-group], [data-new-place], [data-new-near]'
const CONTROLS = 'input, button, select, textarea, a, summary, details[open]'

/** Whether this press may become a carrying. @param {{pointerType: string, isPrimary: boolean, button: number}} event @param {{handle: boolean, control: boolean}} on */
export function takes (event, on) {
  if (!event.isPrimary || event.button !== 0) return false
  return on.handle || (event.pointerType === 'mouse' && !on.control)
}

/** Whether the pointer has gone far enough. @param {Spot} from @param {Spot} at */
export function hasBegun (from, at) {
  return Math.hypot(at.x - from.x, at.y - from.y) >= FAR
}

/** How far the page scrolls in one frame: the nearer to an edge, the further. @param {number} y @param {number} height the part of the window in which cards are seen */
export function pull (y, height) {
  const edge = Math.min(EDGE, height / 4)
  if (y < edge) return -Math.ceil(FASTEST * Math.min(1, (edge - y) / edge))
  if (y > height - edge && y <= height) return Math.ceil(FASTEST * Math.min(1, (y - height + edge) / edge))
  return 0
}

export class Carrying {
  /** @param {HTMLElement} root @param {Wishes} wishes */
  constructor (root, wishes) {
    this.root = root
    this.wishes = wishes
    /** @type {Press | null} */
    this.press = null
    this.carries = false
    this.picture = document.createElement('div')
    this.picture.className = 'app-carried app-text'
    this.picture.setAttribute('aria-hidden', 'true')
    this.near = document.createElement('div')
    this.near.className = 'app-carry-near'
    this.near.dataset.newNear = ''
    this.near.setAttribute('aria-hidden', 'true')
    this.near.textContent = 'Drop here to begin a group.'
  }

  listen () {
    this.root.append(this.near, this.picture)
    this.root.addEventListener('pointerdown', (event) => this.pressed(event))
    window.addEventListener('pointermove', (event) => this.moved(event))
    window.addEventListener('pointerup', (event) => { if (this.isOurs(event)) this.letGo(event) })
    window.addEventListener('pointercancel', (event) => { if (this.isOurs(event)) this.stop() })
    window.addEventListener('blur', () => this.stop())
    window.addEventListener('keydown', (event) => { if (event.key === 'Escape') this.stop() })
    // What a browser would do by itself with a pressed mouse: mark text, drag a picture of a link.
    this.root.addEventListener('selectstart', (event) => { if (this.press) event.preventDefault() })
    this.root.addEventListener('dragstart', (event) => event.preventDefault())
  }

  /** @param {PointerEvent} event */
  isOurs (event) {
    return this.press?.pointer === event.pointerId
  }

  /** @param {PointerEvent} event */
  pressed (event) {
    const on = /** @type {Element} */ (event.target)
    const card = /** @type {HTMLElement | null} */ (on.closest('[data-card]'))
    if (this.press || !card || 'gone' in card.dataset) return
    if (!takes(event, { handle: Boolean(on.closest('[data-grip]')), control: Boolean(on.closest(CONTROLS)) })) return
    const from = { x: event.clientX, y: event.clientY }
    this.press = { pointer: event.pointerId, from, at: from, card, cards: [] }
    if (event.pointerType !== 'mouse') this.root.setPointerCapture(event.pointerId) // a mouse that only clicks keeps its click
  }

  /** @param {PointerEvent} event */
  moved (event) {
    if (!this.press || !this.isOurs(event)) return
    this.press.at = { x: event.clientX, y: event.clientY }
    if (!this.carries && hasBegun(this.press.from, this.press.at)) this.begin(this.press)
    if (!this.carries) return
    event.preventDefault()
    this.draw(this.press)
  }

  /** @param {Press} press */
  begin (press) {
    press.cards = this.wishes.cards(press.card)
    this.carries = true
    this.root.setPointerCapture(press.pointer)
    this.root.classList.add('app-table-carrying')
    this.picture.textContent = this.wishes.words(press.cards)
    for (const card of this.lifted()) card.classList.add('app-card--lifted')
    requestAnimationFrame(() => this.scroll())
  }

  /** The cards that are carried, as they lie on the page now. */
  lifted () {
    return (this.press?.cards ?? []).flatMap((id) => [...this.root.querySelectorAll(`[data-card="${id}"]`)])
  }

  scroll () {
    if (!this.press || !this.carries) return
    const far = pull(this.press.at.y, this.near.getBoundingClientRect().top)
    if (far) {
      window.scrollBy(0, far)
      this.draw(this.press)
    }
    requestAnimationFrame(() => this.scroll())
  }

  /** The place under the pointer. @param {Spot} at @returns {HTMLElement | null} */
  under (at) {
    const found = document.elementFromPoint(at.x, at.y)?.closest(PLACES)
    return found instanceof HTMLElement && this.root.contains(found) ? found : null
  }

  /** @param {Press} press */
  draw (press) {
    const left = Math.min(press.at.x + 12, window.innerWidth - this.picture.offsetWidth - 4)
    this.picture.style.transform = `translate(${left}px, ${press.at.y + 12}px)`
    const place = this.under(press.at)
    for (const each of this.root.querySelectorAll('.app-heap--over')) if (each !== place) each.classList.remove('app-heap--over')
    place?.classList.add('app-heap--over')
  }

  /** @param {PointerEvent} event */
  letGo (event) {
    const press = this.press
    const carried = this.carries
    const place = carried ? this.under({ x: event.clientX, y: event.clientY }) : null // while all places are shown
    this.stop()
    if (!press || !carried) return
    const click = (/** @type {Event} */ after) => { after.stopPropagation(); after.preventDefault() }
    window.addEventListener('click', click, { capture: true, once: true }) // the end of a carrying is no click
    window.setTimeout(() => window.removeEventListener('click', click, { capture: true }), 0)
    this.wishes.dropped(press.cards, place)
  }

  stop () {
    const press = this.press
    if (!press) return
    for (const card of this.lifted()) card.classList.remove('app-card--lifted')
    for (const each of this.root.querySelectorAll('.app-heap--over')) each.classList.remove('app-heap--over')
    this.root.classList.remove('app-table-carrying')
    this.press = null
    this.carries = false
    if (this.root.hasPointerCapture(press.pointer)) this.root.releasePointerCapture(press.pointer)
  }
}
