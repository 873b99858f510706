/**
 * Choosing words in a source. Fills the hidden start, end and words of the form [data-quote-form] and brings the form
 * beside the words. Mouse, touch, or keys: `q` on a paragraph, arrows, Shift with arrows, Enter, Escape.
 */

import { move, spanBetween, wordsOf } from './offsets.js'
import { endsOf, placeIn, rangesOf, textNodes } from './places.js'

/** The key as it is meant: in a text that runs from right to left, the arrow to the left leads on. @param {string} key @param {Element} element */
function turned (key, element) {
  const other = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }[key]
  return other && getComputedStyle(element).direction === 'rtl' ? other : key
}

/** @param {Element} source @param {HTMLFormElement} form */
function quoting (source, form) {
  const status = document.querySelector('[data-quote-status]')
  const elements = /** @type {HTMLElement[]} */ ([...source.querySelectorAll('[data-start]')])
  const paragraphs = elements.map((element) => ({
    start: Number(element.dataset.start),
    text: textNodes(element).map((node) => node.data).join('')
  }))
  const words = wordsOf(paragraphs)
  const box = /** @type {HTMLTextAreaElement} */ (form.elements.namedItem('words'))
  const target = /** @type {HTMLElement | null} */ (form.elements.namedItem('target') ?? form.querySelector('button[type="submit"]'))
  const bar = /** @type {HTMLElement | null} */ (document.querySelector('[data-quote-bar]'))
  /** @type {{anchor: number, focus: number} | null} */
  let chosen = null
  let home = elements[0]

  const say = (/** @type {string} */ sentence) => { if (status) status.textContent = sentence }
  const set = (/** @type {string} */ name, /** @type {string | number} */ value) => { /** @type {HTMLInputElement} */ (form.elements.namedItem(name)).value = String(value) }

  /** Shows the words as chosen and opens the form beside them. @param {Range} range @returns {boolean} */
  function offer (range) {
    const ends = endsOf(range, elements)
    const span = ends && spanBetween(paragraphs, ends.first, ends.last)
    if (!ends || !span) return false
    set('start', span.start)
    set('end', span.end)
    box.value = span.words
    home = elements[ends.first.paragraph]
    const margin = home.parentElement?.querySelector('.app-source__margin')
    // Moving a form takes the focus out of it.
    if (margin && form.parentElement !== margin) margin.prepend(form)
    form.hidden = false
    if (bar) bar.hidden = false
    if (globalThis.Highlight && CSS.highlights) CSS.highlights.set('chosen-words', new Highlight(...rangesOf(ends, elements)))
    return true
  }

  function leave () {
    chosen = null
    form.hidden = true
    if (bar) bar.hidden = true
    set('start', '')
    set('end', '')
    box.value = ''
    if (globalThis.Highlight && CSS.highlights) CSS.highlights.delete('chosen-words')
    getSelection()?.removeAllRanges()
    say('')
  }

  /** Selects the chosen words in the page, so that they are seen and read out. */
  function show () {
    if (!chosen) return null
    const [one, other] = chosen.anchor <= chosen.focus ? [chosen.anchor, chosen.focus] : [chosen.focus, chosen.anchor]
    const range = document.createRange()
    range.setStart(...placeIn(elements[words[one].paragraph], words[one].from))
    range.setEnd(...placeIn(elements[words[other].paragraph], words[other].to))
    getSelection()?.removeAllRanges()
    getSelection()?.addRange(range)
    const span = spanBetween(paragraphs, { paragraph: words[one].paragraph, at: words[one].from }, { paragraph: words[other].paragraph, at: words[other].to })
    say(`Chosen: “${span?.words}”. Enter to quote, Escape to leave.`)
    return range
  }

  /** @param {KeyboardEvent} event */
  function key (event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const at = elements.indexOf(/** @type {HTMLElement} */ (event.target))
    if (at < 0) return
    if (!chosen && event.key === 'q') {
      const first = words.findIndex((word) => word.paragraph === at)
      if (first < 0) return
      chosen = { anchor: first, focus: first }
      show()
    } else if (!chosen && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      const next = elements[at + (event.key === 'ArrowDown' ? 1 : -1)]
      if (!next) return
      visit(next)
    } else if (chosen && event.key === 'Escape') {
      leave()
    } else if (chosen && event.key === 'Enter') {
      const range = show()
      chosen = null
      if (range && offer(range)) {
        say('The words are chosen. Say what they belong to.')
        target?.focus()
      }
    } else if (chosen && /^(Arrow|Home|End)/.test(event.key)) {
      chosen = move(chosen, turned(event.key, elements[at]), event.shiftKey, words)
      show()
    } else return
    event.preventDefault()
  }

  /** On a narrow screen the form stands below the paragraph: the bar at the foot of the screen leads to it. */
  function go () {
    form.scrollIntoView({ block: 'nearest' })
    target?.focus()
  }

  /** One paragraph at a time is reached by Tab. @param {HTMLElement} element */
  function visit (element) {
    for (const each of elements) each.tabIndex = each === element ? 0 : -1
    element.focus()
  }

  let pause = 0
  let pressed = false
  function look () {
    const selection = getSelection()
    if (pressed || chosen || !selection || selection.isCollapsed || !selection.rangeCount || form.contains(document.activeElement)) return
    if (offer(selection.getRangeAt(0))) say('The words are chosen. Say beside them what they belong to.')
  }
  function lookSoon () {
    clearTimeout(pause)
    pause = window.setTimeout(look, 350)
  }
  document.addEventListener('selectionchange', lookSoon)
  // While the button is down somebody is still choosing: nothing on the page may move under the mouse.
  source.addEventListener('pointerdown', () => { pressed = true })
  for (const end of ['pointerup', 'pointercancel']) {
    document.addEventListener(end, () => {
      if (pressed) lookSoon()
      pressed = false
    })
  }
  source.addEventListener('keydown', (event) => key(/** @type {KeyboardEvent} */ (event)))
  source.addEventListener('focusout', () => { if (chosen) { chosen = null; say('') } })
  bar?.querySelector('[data-quote-go]')?.addEventListener('click', go)
  form.addEventListener('focusin', () => { if (bar) bar.hidden = true })
  form.querySelector('[data-quote-leave]')?.addEventListener('click', () => { leave(); visit(home) })
  form.addEventListener('keydown', (event) => { if (event.key === 'Escape') { leave(); visit(home) } })
  elements.forEach((element, index) => { element.tabIndex = index === 0 ? 0 : -1 })
  box.readOnly = true
  form.hidden = !form.hasAttribute('data-quote-open')
  lookSoon() // words may have been chosen while the page was still loading
}

export function startQuotes () {
  const source = document.querySelector('[data-source-text]')
  const form = document.querySelector('[data-quote-form]')
  if (source?.querySelector('[data-start]') && form instanceof HTMLFormElement) quoting(source, form)
}
