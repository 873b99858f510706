import assert from 'node:assert/strict'
import { test } from 'node:test'

import { Carrying, hasBegun, pull, takes } from '../../static/modules/carrying.js'

const press = (pointerType, more = {}) => ({ pointerType, isPrimary: true, button: 0, ...more })

test('a finger takes a card by its handle only, so that a sweep scrolls the page; a mouse anywhere but at what can be pressed', () => {
  assert.equal(takes(press('touch'), { handle: false, control: false }), false)
  assert.equal(takes(press('touch'), { handle: true, control: false }), true)
  assert.equal(takes(press('pen'), { handle: false, control: false }), false)
  assert.equal(takes(press('touch', { isPrimary: false }), { handle: true, control: false }), false)
  assert.equal(takes(press('mouse'), { handle: false, control: false }), true)
  assert.equal(takes(press('mouse'), { handle: false, control: true }), false)
  assert.equal(takes(press('mouse', { button: 2 }), { handle: true, control: false }), false)

  // A little trembling is a click; near an edge the page scrolls, the nearer the faster.
  assert.equal(hasBegun({ x: 10, y: 10 }, { x: 13, y: 12 }), false)
  assert.equal(hasBegun({ x: 10, y: 10 }, { x: 10, y: 17 }), true)
  assert.equal(pull(400, 800), 0)
  assert.ok(pull(10, 800) < pull(60, 800) && pull(60, 800) < 0)
  assert.ok(pull(790, 800) > pull(740, 800) && pull(740, 800) > 0)
  assert.equal(pull(820, 800), 0) // over the place for a new group, which stays
})

/** As little of a page as carrying asks for. */
function page () {
  class Thing extends EventTarget {
    dataset = {}
    style = {}
    classes = new Set()
    classList = { add: (name) => this.classes.add(name), remove: (name) => this.classes.delete(name) }
    closest (selector) { return this.closestOf?.[selector.split(',')[0]] ?? null }
    setAttribute () {}
    append () {}
    contains () { return true }
    getBoundingClientRect () { return { top: 700 } }
    querySelectorAll () { return this.found?.() ?? [] }
    setPointerCapture (pointer) { this.held = pointer }
    hasPointerCapture (pointer) { return this.held === pointer }
    releasePointerCapture () { this.held = null }
  }
  const window = Object.assign(new EventTarget(), { setTimeout, scrollBy () {} })
  const heap = Object.assign(new Thing(), { dataset: { group: 'g' } })
  heap.closestOf = { '[data-group]': heap }
  const document = { createElement: () => new Thing(), elementFromPoint: () => root.classes.has('app-table-carrying') ? heap : null } // some places are shown while one carries only
  Object.assign(globalThis, { window, document, HTMLElement: Thing, requestAnimationFrame: () => 0 })
  const card = Object.assign(new Thing(), { dataset: { card: 'a' } })
  const handle = Object.assign(new Thing(), { closestOf: { '[data-card]': card, '[data-grip]': {} } })
  const root = Object.assign(new Thing(), { found: () => [card] })
  const dropped = []
  new Carrying(root, { cards: () => ['a', 'b'], words: () => '', dropped: (cards, place) => dropped.push([cards, place]) }).listen()
  const send = (to, type, more) => {
    const event = Object.assign(new Event(type, { cancelable: true }), { pointerId: 7, pointerType: 'touch', isPrimary: true, button: 0, clientX: 0, clientY: 0, ...more })
    if (to === handle) Object.defineProperty(event, 'target', { value: handle })
    ;(to === handle ? root : to).dispatchEvent(event)
  }
  return { window, heap, card, root, dropped, send, handle }
}

test('what is carried is held by the table until it is let go, and the place under the finger is told', () => {
  const { window, heap, card, root, dropped, send, handle } = page()
  send(handle, 'pointerdown')
  assert.equal(root.held, 7)
  send(window, 'pointermove', { clientX: 40, clientY: 40 })
  assert.ok(card.classes.has('app-card--lifted'))
  send(window, 'pointerup', { pointerId: 8 }) // another finger
  assert.deepEqual(dropped, [])
  send(window, 'pointerup', { clientX: 40, clientY: 40 })
  assert.deepEqual(dropped, [[['a', 'b'], heap]])
  assert.equal(card.classes.has('app-card--lifted'), false)
})

test('Escape, or a pointer that the browser takes away, puts everything back; a tap moves nothing', () => {
  const { window, dropped, send, handle, root } = page()
  for (const [type, more] of [['keydown', { key: 'Escape' }], ['pointercancel', {}]]) {
    send(handle, 'pointerdown')
    send(window, 'pointermove', { clientX: 40, clientY: 40 })
    send(window, type, more)
    send(window, 'pointerup', { clientX: 40, clientY: 40 })
  }
  send(handle, 'pointerdown')
  send(window, 'pointerup')
  assert.deepEqual(dropped, [])
  assert.equal(root.held, null)
})
