/**
 * The cards of quotes beside a text: each moved down to the line where its words begin, as far as the card before it
 * lets it; and the words of the card under the mouse, or with the focus, shown as its own.
 */

/** @param {Element} source */
function align (source) {
  const cards = /** @type {HTMLElement[]} */ ([...source.querySelectorAll('.app-source__margin > .app-quote-card')])
  for (const card of cards) card.style.marginTop = ''
  if (!matchMedia('(min-width: 64em)').matches) return
  // Everything is measured before anything is moved, so that the page is laid out twice and not once a card.
  const measured = cards.map((card) => {
    // The place itself is empty and may hang at the end of the line above.
    let words = document.getElementById(card.dataset.words ?? '')
    while (words && words.tagName !== 'MARK') words = /** @type {HTMLElement | null} */ (words.nextElementSibling)
    const margin = /** @type {Element} */ (card.parentElement)
    const from = margin.getBoundingClientRect().top
    return { card, margin, height: card.offsetHeight + 15, wanted: words ? words.getClientRects()[0].top - from : 0 }
  })
  let reached = 0
  let last = null
  for (const { card, margin, height, wanted } of measured) {
    if (margin !== last) reached = 0
    last = margin
    const gap = Math.max(Math.round(wanted - reached), 0)
    if (gap) card.style.marginTop = `${gap}px`
    reached += gap + height
  }
}

/** @param {Element} source */
function light (source) {
  const show = (/** @type {Event} */ event) => {
    const at = /** @type {Element} */ (event.target)
    const letter = at.closest('[data-quote]')?.getAttribute('data-quote') ?? at.closest('.app-quoted__letter')?.textContent
    for (const mark of source.querySelectorAll('.app-quoted--lit')) mark.classList.remove('app-quoted--lit')
    if (!letter) return
    for (const mark of source.querySelectorAll(`mark[data-quotes~="${letter}"]`)) mark.classList.add('app-quoted--lit')
  }
  source.addEventListener('mouseover', show)
  source.addEventListener('focusin', show)
}

/** The place that the address names, where the page was opened by it and not come back to. */
function placeAgain () {
  const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType('navigation'))
  if (visit?.type === 'navigate' && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView()
}

export function startMargins () {
  const source = document.querySelector('.app-source')
  if (!source?.querySelector('.app-quote-card')) return
  align(source)
  placeAgain()
  light(source)
  let pause = 0
  addEventListener('resize', () => {
    clearTimeout(pause)
    pause = window.setTimeout(() => align(source), 150)
  })
}
