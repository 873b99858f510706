/**
 * Saves what is being typed. A form with data-draft-url is sent there by POST (form-encoded, header X-CSRFToken) after
 * a pause of two seconds, every twenty seconds of typing without one, and when the page is left or hidden. Nothing is
 * kept in the browser: while the line is down or nobody is signed in, the words stand in the page's boxes and are sent
 * later, but only if the same person is there. Save is tried first, so that no failed load takes the page away.
 *
 * A form with data-guarded keeps no draft (its names are not settled yet), but its Save is tried first all the same.
 */

import { clock, compare, encode, sentenceFor, stateOf } from './answers.js'

/** @typedef {import('./answers.js').State} State */

const PAUSE = 2000
const LONGEST = 20000
const AGAIN = 5000
/** Browsers refuse a larger body in requests that outlive their page. */
const OUTLIVES = 60000
const WHO = '/who'

class Keeper {
  /** @param {HTMLFormElement} form */
  constructor (form) {
    this.form = form
    this.url = form.dataset.draftUrl ?? '' // empty: guarded, without a draft
    this.status = form.querySelector('[data-draft-status]')
    this.secret = [...form.querySelectorAll('input[type="password"]')].map((box) => /** @type {HTMLInputElement} */ (box).name)
    this.kept = this.body() // what the server has, or had when the page was drawn
    this.since = 0
    this.timer = 0
    /** @type {AbortController | null} */
    this.sending = null
    this.leaving = '' // what was sent on the way out
    /** @type {State} */
    this.state = 'kept'
    this.passed = false // the form itself is on its way
    this.pressed = false // Save was pressed, and is being tried
  }

  body () {
    return encode(/** @type {any} */ (new FormData(this.form)), this.secret)
  }

  /** @param {string} name */
  hidden (name) {
    return /** @type {HTMLInputElement | null} */ (this.form.querySelector(`input[name="${name}"]`))
  }

  /** @param {State} state @param {string} sentence */
  say (state, sentence) {
    this.state = state
    if (!this.status) return
    const link = state === 'signed_out' ? signInLink() : null
    if (this.status.firstChild?.textContent === sentence && Boolean(link) === Boolean(this.status.querySelector('a'))) return
    this.status.replaceChildren(sentence, ...(link ? [' ', link] : []))
    this.status.classList.toggle('app-draft--trouble', state !== 'kept')
  }

  /** @param {number} wait */
  later (wait) {
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => this.goOn(), wait)
  }

  /** What the next turn is: to ask who is there, or to send. */
  goOn () {
    if (this.state === 'signed_out' || (!this.url && this.state !== 'kept')) this.ask()
    else this.save()
  }

  /** Sends the draft if there is anything to send. @param {{leaving?: boolean, saving?: boolean, force?: boolean}} how @returns {Promise<State>} */
  async save ({ leaving = false, saving = false, force = saving } = {}) {
    clearTimeout(this.timer)
    const now = this.body()
    if (this.passed || this.state === 'other_person') return this.state
    if (!this.url) return force ? this.ask() : this.state
    if (now === this.kept && !force) return 'kept'
    if (leaving && this.leaving === now) return this.state
    if (this.sending && !leaving && !force) {
      this.later(PAUSE)
      return this.state
    }
    if (force) this.sending?.abort()
    const mine = this.sending = new AbortController()
    this.leaving = leaving ? now : ''
    this.since = 0
    try {
      const answer = await fetch(this.url, {
        method: 'POST',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'X-CSRFToken': this.hidden('csrf_token')?.value ?? '', Accept: 'application/json' },
        body: now,
        credentials: 'same-origin',
        redirect: 'manual',
        keepalive: leaving && now.length < OUTLIVES,
        signal: mine.signal
      })
      const said = answer.ok ? null : await answer.json().catch(() => null)
      return this.answered(stateOf(answer, said?.why), now, saving, said?.sentence)
    } catch (problem) {
      if (this.passed || mine.signal.aborted) return this.state
      return this.answered('down', now, saving)
    } finally {
      if (this.sending === mine) this.sending = null
    }
  }

  /** @param {State} state @param {string} sent @param {boolean} saving @param {string} [sentence] */
  answered (state, sent, saving, sentence) {
    const again = this.state !== 'kept' && this.state !== 'refused'
    if (state === 'kept') this.kept = sent
    this.say(state, sentenceFor(state, clock(new Date()), { saving, again, sentence }))
    if (['down', 'later', 'signed_out'].includes(state)) this.later(AGAIN)
    if (state === 'kept' && this.body() !== sent) this.later(PAUSE)
    return state
  }

  /** Asks who is signed in now. The same person: a fresh token, and the words are sent. Somebody else: nothing is. */
  async ask () {
    clearTimeout(this.timer)
    /** @type {State} */
    let state = 'signed_out'
    try {
      const answer = await fetch(WHO, { headers: { Accept: 'application/json' }, credentials: 'same-origin', cache: 'no-store' })
      const { who = '', token = '' } = answer.ok ? await answer.json() : {}
      const there = compare(this.hidden('draft_who')?.value ?? '', who)
      if (there === 'other') return this.answered('other_person', '', false)
      if (there === 'same') {
        for (const box of document.querySelectorAll('input[name="csrf_token"]')) /** @type {HTMLInputElement} */ (box).value = token
        if (this.url) return this.save({ force: true })
        this.say('kept', '')
        return 'kept'
      }
    } catch {
      state = 'down'
    }
    if (!this.url) this.say(state, sentenceFor(state, '', { saving: true, guarded: true }))
    this.later(AGAIN)
    return this.state
  }

  /** Save was pressed: only once the draft has arrived does the form itself go. @param {SubmitEvent} event */
  async submit (event) {
    if (this.passed) return
    event.preventDefault()
    if (this.pressed) return
    this.pressed = true
    const button = /** @type {HTMLElement | null} */ (event.submitter)
    if (this.state === 'signed_out') await this.ask()
    const state = this.state === 'other_person' || this.state === 'signed_out' ? this.state : await this.save({ saving: true })
    this.pressed = false
    // A draft that was not kept, or not taken, is no reason not to save: the form's own answer says what is wrong.
    if (!['kept', 'not_kept', 'refused'].includes(state)) return
    this.passed = true
    clearTimeout(this.timer)
    this.sending?.abort()
    this.form.requestSubmit(button)
  }

  typed () {
    this.since ||= Date.now()
    if (this.state === 'other_person' || this.state === 'signed_out') return
    if (!this.sending && Date.now() - this.since > LONGEST) this.save()
    else this.later(this.state === 'down' ? AGAIN : PAUSE)
  }

  /** @param {BeforeUnloadEvent} event */
  leave (event) {
    const now = this.body()
    if (this.passed || now === this.kept) return
    if (this.url && this.state === 'kept' && now.length < OUTLIVES) this.save({ leaving: true })
    else event.preventDefault()
  }

  listen () {
    this.form.addEventListener('input', () => this.typed())
    this.form.addEventListener('submit', (event) => this.submit(event))
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.save({ leaving: true })
      else if (this.state === 'signed_out') this.ask()
    })
    window.addEventListener('focus', () => { if (this.state === 'signed_out') this.ask() })
    window.addEventListener('pagehide', () => this.save({ leaving: true }))
    window.addEventListener('beforeunload', (event) => this.leave(event))
    window.addEventListener('pageshow', (event) => { if (event.persisted) this.passed = this.pressed = false })
    window.addEventListener('online', () => this.goOn())
    window.addEventListener('offline', () => { if (this.url && !this.passed && this.body() !== this.kept) this.answered('down', '', false) })
  }
}

function signInLink () {
  const link = document.createElement('a')
  link.className = 'govuk-link'
  link.href = '/sign-in?next=/account'
  link.target = '_blank'
  link.rel = 'noopener'
  link.textContent = 'Sign in again in a new window'
  return link
}

export function startDrafts () {
  for (const form of document.querySelectorAll('form[data-draft-url], form[data-guarded]')) new Keeper(/** @type {HTMLFormElement} */ (form)).listen()
}
