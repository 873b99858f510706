/**
 * Places in a text. The server counts code points; the browser counts UTF-16 units, where 𝒜 or 🙂 is two.
 * Nothing here touches the page.
 */

/** @typedef {{start: number, text: string}} Paragraph  start: code points from the beginning of the whole text */
/** @typedef {{paragraph: number, from: number, to: number}} Word  from, to: UTF-16 units within the paragraph */
/** @typedef {{start: number, end: number, words: string}} Span  start, end: code points in the whole text */

/** How many code points a text has. @param {string} text */
export function codePoints (text) {
  let count = 0
  for (const _ of text) count++
  return count
}

/** Every word of the paragraphs, in order. @param {Paragraph[]} paragraphs @returns {Word[]} */
export function wordsOf (paragraphs) {
  return paragraphs.flatMap(({ text }, paragraph) =>
    [...text.matchAll(/[\p{L}\p{N}\p{M}](?:[\p{L}\p{N}\p{M}]|['’\-.,:/](?=[\p{L}\p{N}]))*|[^\s\p{L}\p{N}\p{M}\p{P}][^\s\p{L}\p{N}\p{P}]*/gu)].map((match) => ({
      paragraph,
      from: match.index,
      to: match.index + match[0].length
    })))
}

/**
 * The chosen words after a key: anchor and focus are places in the list of words.
 * @param {{anchor: number, focus: number}} chosen @param {string} key @param {boolean} more  Shift is held
 * @param {Word[]} words
 */
export function move (chosen, key, more, words) {
  const here = words[chosen.focus]
  const line = words.map((word, at) => ({ word, at })).filter(({ word }) => word.paragraph === here.paragraph)
  const beside = { ArrowLeft: chosen.focus - 1, ArrowRight: chosen.focus + 1, ArrowUp: chosen.focus - 10, ArrowDown: chosen.focus + 10 }
  const ends = { Home: line[0].at, End: line[line.length - 1].at }
  const wanted = { ...beside, ...ends }[key]
  if (wanted === undefined) return chosen
  const focus = Math.min(Math.max(wanted, 0), words.length - 1)
  return { anchor: more ? chosen.anchor : focus, focus }
}

/**
 * What lies between two places, white space at its ends left out; null if nothing does.
 * @param {Paragraph[]} paragraphs
 * @param {{paragraph: number, at: number}} first  at: UTF-16 units within the paragraph
 * @param {{paragraph: number, at: number}} last
 * @returns {Span | null}
 */
export function spanBetween (paragraphs, first, last) {
  let words = ''
  let reached = 0
  for (let index = first.paragraph; index <= last.paragraph; index++) {
    const { start, text } = paragraphs[index]
    const from = index === first.paragraph ? first.at : 0
    const to = index === last.paragraph ? last.at : text.length
    const begins = start + codePoints(text.slice(0, from))
    // Between two paragraphs stand the line breaks that the page does not show.
    words += index === first.paragraph ? text.slice(from, to) : '\n'.repeat(Math.max(begins - reached, 0)) + text.slice(from, to)
    reached = begins + codePoints(text.slice(from, to))
  }
  const tail = words.length - words.trimEnd().length
  const head = words.length - words.trimStart().length
  if (head >= words.length) return null
  return { start: reached - codePoints(words.slice(head)), end: reached - tail, words: words.trim() }
}
