/**
 * The live table of a themes morning, on laptops and on the shared screen. Moves are shown at once, sent one after the
 * other, each under an id of its own, so that one that is sent again after a lost line is made once; meanwhile they wait
 * in this page. What others move is asked for every second and a half; asking is no sign of life (accounts/session.py).
 * Without this script every move is a plain form, and the table is as it was when the page was fetched.
 */

import { Carrying } from './carrying.js'
import { Laid, one } from './laid.js'
import { newId, overtaken, shown, takeIn, titleOf, waitingWords } from './moves.js'

const PAUSE = 1500
const AGAIN = 3000
const REMEMBERED = 20000
const SIGNED_OUT = 'You have been signed out. Sign in again in another window: this page then goes on.'

/** @typedef {import('./moves.js').Move} Move */
/** @typedef {import('./moves.js').Table} Table */

class LiveTable {
  /** @param {HTMLElement} root */
  constructor (root) {
    this.root = root
    this.data = root.dataset
    this.mayMove = 'mayMove' in this.data
    this.laid = new Laid(root, this.mayMove)
    this.waitingLine = one(root, '[data-waiting]')
    /** @type {Table} */
    this.known = { last: Number(this.data.last), places: new Map(), groups: [] }
    /** @type {Move[]} */
    this.waiting = []
    /** @type {Map<string, string>} where this person last put each card, for a while */
    this.mine = new Map()
    this.tag = ''
    this.sending = false
    this.trouble = ''
    this.timer = 0
    this.readPage()
  }

  readPage () {
    for (const heap of this.root.querySelectorAll('[data-heaps] > [data-group]')) {
      const { group = '', number, called = '' } = /** @type {HTMLElement} */ (heap).dataset
      if (group) this.known.groups.push({ key: group, number: Number(number), name: called })
      for (const card of heap.querySelectorAll('[data-card]')) this.known.places.set(/** @type {HTMLElement} */ (card).dataset.card ?? '', group)
    }
  }

  start () {
    this.root.classList.add('app-table-live')
    if (this.mayMove) this.listen()
    window.addEventListener('online', () => this.goOn())
    window.addEventListener('beforeunload', (event) => { if (this.waiting.length) event.preventDefault() })
    document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') this.goOn() })
    this.draw()
    this.later(PAUSE)
  }

  // ------------------------------------------------------------------------------------------------ sending and asking

  /** @param {number} wait */
  later (wait) {
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => this.goOn(), wait)
  }

  async goOn () {
    clearTimeout(this.timer)
    if (this.sending) return
    this.sending = true
    const well = this.waiting.length ? await this.send(this.waiting[0]) : await this.ask()
    this.sending = false
    this.sayWaiting()
    this.later(well ? (this.waiting.length ? 0 : PAUSE) : AGAIN)
  }

  /** Send the first move that waits. @param {Move} move @returns {Promise<boolean>} */
  async send (move) {
    const body = new URLSearchParams({ what: move.kind, send_id: move.send, after: String(this.known.last) })
    if (move.kind === 'put') body.append('card', move.card)
    if (move.kind === 'put') body.append('to', move.group || 'pile')
    if (move.kind === 'name') { body.append('group', move.group); body.append('name', move.words) }
    const answer = await this.fetched(this.data.move ?? '', {
      method: 'POST',
      body,
      headers: { Accept: 'application/json', 'X-CSRFToken': this.data.token ?? '' }
    })
    if (!answer) return false
    if (answer.ok) {
      this.waiting = this.waiting.filter((each) => each !== move)
      return this.take(await answer.json())
    }
    const said = await answer.json().catch(() => null)
    if (answer.status === 400 || answer.status === 401) return this.signedOut() // 400: signed in anew, the page's token is of the session before
    if (answer.status >= 500 || answer.status === 429) return false
    this.waiting = this.waiting.filter((each) => each !== move)
    this.say(`Not moved: ${said?.sentence ?? 'this is not possible any more. Load the page again.'}`)
    this.draw()
    return true
  }

  /** Ask what is new. @returns {Promise<boolean>} */
  async ask () {
    const headers = /** @type {Record<string, string>} */ ({ Accept: 'application/json' })
    if (this.tag) headers['If-None-Match'] = this.tag
    const answer = await this.fetched(`${this.data.since}?after=${this.known.last}`, { headers, cache: 'no-store' })
    if (!answer) return false
    if (answer.status === 304) return true
    if (answer.status === 401) return this.signedOut()
    if (!answer.ok) return false
    this.tag = answer.headers.get('ETag') ?? ''
    return this.take(await answer.json())
  }

  /** @param {string} url @param {RequestInit} how @returns {Promise<Response | null>} */
  async fetched (url, how) {
    try {
      const answer = await fetch(url, { credentials: 'same-origin', ...how })
      this.trouble = ''
      return answer
    } catch {
      this.trouble = 'down'
      return null
    }
  }

  /** Ask who is there; the same person with a fresh token goes on. @returns {Promise<boolean>} */
  async signedOut () {
    this.trouble = 'signed_out'
    try {
      const answer = await fetch('/who', { headers: { Accept: 'application/json' }, credentials: 'same-origin', cache: 'no-store' })
      const { who = '', token = '' } = answer.ok ? await answer.json() : {}
      if (who && who === this.data.who) {
        this.data.token = token
        for (const box of document.querySelectorAll('input[name="csrf_token"]')) /** @type {HTMLInputElement} */ (box).value = token
        this.trouble = ''
      }
    } catch {
      this.trouble = 'down'
    }
    return false
  }

  /** Take in an answer. @param {{last: number, state: string, moves: Move[], gone: string[]}} news */
  take (news) {
    if (news.state !== this.data.state) {
      if (!this.waiting.length) window.location.reload()
      return true
    }
    const { waiting, fresh } = takeIn(this.known, this.waiting, news.moves)
    this.waiting = waiting
    for (const move of fresh) if (move.kind === 'add') this.laid.addCard(move)
    for (const id of news.gone) this.laid.takeWords(id)
    this.draw()
    const after = overtaken(fresh, this.mine)
    for (const move of after) this.mine.delete(move.card)
    if (after.length) this.say(after.map((move) => `Somebody else has just moved card ${this.numberOf(move.card)} after you: it is now in ${titleOf(this.known, move.group)}.`).join(' '))
    if (news.last > this.known.last && fresh.length) this.later(0)
    return true
  }

  // ------------------------------------------------------------------------------------------------------------ moving

  /** @param {Partial<Move>} move */
  wish (move) {
    this.waiting.push({ send: newId(), kind: 'put', card: '', group: '', words: '', ...move })
    this.draw()
    this.goOn()
  }

  /** @param {string[]} cards @param {string} group @param {string} [name] */
  put (cards, group, name = '') {
    for (const card of cards) {
      this.mine.set(card, group)
      window.setTimeout(() => this.mine.delete(card), REMEMBERED)
      this.wish({ card, group })
    }
    if (name) this.wish({ kind: 'name', group, words: name })
    const table = shown(this.known, this.waiting)
    this.say(`${this.which(cards)} moved to ${titleOf(table, group)}.`)
  }

  /** The boxes that are ticked. @returns {HTMLInputElement[]} */
  chosen () {
    return [...this.root.querySelectorAll('input[name="card"]:checked')].map((box) => /** @type {HTMLInputElement} */ (box))
  }

  listen () {
    const form = document.getElementById('move-form')
    form?.addEventListener('submit', (event) => {
      event.preventDefault()
      const boxes = this.chosen()
      const cards = boxes.map((box) => box.value)
      if (!cards.length) return this.say('Choose at least one card, then say where it goes.')
      const to = /** @type {HTMLSelectElement} */ (one(form, 'select'))
      const name = /** @type {HTMLInputElement} */ (one(form, 'input[name="name"]'))
      const group = to.value === 'pile' ? '' : to.value === 'new' ? newId() : to.value
      const called = to.value === 'new' ? name.value.replace(/\s+/g, ' ').trim() : ''
      for (const box of boxes) box.checked = false
      name.value = ''
      this.put(cards, group, called)
    })
    for (const undo of this.root.querySelectorAll('[data-undo]')) {
      undo.addEventListener('submit', (event) => {
        event.preventDefault()
        this.wish({ kind: /** @type {HTMLElement} */ (undo).dataset.undo })
        this.say('The last move is taken back.')
      })
    }
    this.root.addEventListener('submit', (event) => {
      const form = /** @type {HTMLElement} */ (event.target)
      if (!('nameForm' in form.dataset)) return
      event.preventDefault()
      const heap = /** @type {HTMLElement} */ (form.closest('[data-group]'))
      const box = /** @type {HTMLInputElement} */ (one(form, '[data-name]'))
      const words = box.value.replace(/\s+/g, ' ').trim()
      delete box.dataset.typed
      this.wish({ kind: 'name', group: heap.dataset.group, words })
      this.say(words ? `The group is called ${words}.` : 'The group has no name any more.')
    })
    this.root.addEventListener('input', (event) => {
      const box = /** @type {HTMLInputElement} */ (event.target)
      if ('name' in box.dataset) box.dataset.typed = 'yes' // what somebody is typing is not written over
    })
    this.carrying()
  }

  /** Cards are also carried there, with a mouse or a finger. */
  carrying () {
    const place = document.createElement('div')
    place.className = 'app-heap app-heap--new govuk-body-s app-quiet'
    place.dataset.newPlace = ''
    place.textContent = 'Drop a card here to begin a group.'
    this.laid.heaps.append(place)
    new Carrying(this.root, {
      cards: (card) => this.taken(card),
      words: (cards) => cards.length === 1 ? one(this.root, `[data-card="${cards[0]}"] .app-card__label`)?.innerText ?? '' : this.which(cards),
      dropped: (cards, onto) => this.dropped(cards, onto)
    }).listen()
  }

  /** What goes with a card that is taken: all that are chosen, if it is one of them. @param {HTMLElement} card */
  taken (card) {
    const own = card.dataset.card ?? ''
    const several = this.chosen().map((box) => box.value)
    return several.includes(own) ? several : [own]
  }

  /** @param {string[]} cards @param {HTMLElement | null} onto */
  dropped (cards, onto) {
    if (!onto) return this.say(`${this.which(cards)} put back: let go over a group to move ${cards.length === 1 ? 'it' : 'them'} there.`)
    const group = 'group' in onto.dataset ? onto.dataset.group ?? '' : newId()
    const { places } = shown(this.known, this.waiting)
    const elsewhere = cards.filter((card) => places.get(card) !== group)
    for (const box of this.chosen()) if (cards.includes(box.value)) box.checked = false
    if (elsewhere.length) this.put(elsewhere, group)
  }

  // ------------------------------------------------------------------------------------------------ showing and saying

  draw () {
    this.laid.draw(shown(this.known, this.waiting), this.waiting)
  }

  /** The cards by their numbers. @param {string[]} cards */
  which (cards) {
    const numbers = cards.map((card) => this.numberOf(card)).join(', ')
    return cards.length === 1 ? `Card ${numbers}` : `Cards ${numbers}`
  }

  /** @param {string} id */
  numberOf (id) {
    return one(this.root, `[data-card="${id}"]`)?.dataset.number ?? ''
  }

  /** @param {string} sentence */
  say (sentence) {
    const line = one(this.root, '[data-said]')
    if (line) line.textContent = line.textContent === sentence ? `${sentence}\u00a0` : sentence // said again, it is heard again
  }

  sayWaiting () {
    if (!this.waitingLine) return
    const words = this.trouble === 'signed_out' ? SIGNED_OUT : this.trouble ? 'The line is down: what others move is not seen here.' : ''
    const sentence = [words, this.trouble ? waitingWords(this.waiting.length) : ''].filter(Boolean).join(' ')
    if (this.waitingLine.textContent === sentence) return
    const note = document.createElement('p')
    note.className = 'govuk-inset-text'
    note.textContent = sentence
    this.waitingLine.replaceChildren(...(sentence ? [note] : []))
  }
}

export function startMorning () {
  const root = document.querySelector('[data-morning]')
  if (root instanceof HTMLElement) new LiveTable(root).start()
}
