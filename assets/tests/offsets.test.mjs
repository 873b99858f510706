import assert from 'node:assert/strict'
import { test } from 'node:test'

import { codePoints, move, spanBetween, wordsOf } from '../../static/modules/offsets.js'

/** The paragraphs of a text as the server numbers them. @param {string} text */
function paragraphsOf (text) {
  let start = 0
  return text.split('\n\n').map((each) => {
    const paragraph = { start, text: each }
    start += codePoints(each) + 2
    return paragraph
  })
}

/** What the server does with the offsets. @param {string} text @param {{start: number, end: number}} span */
const cut = (text, span) => [...text].slice(span.start, span.end).join('')

test('a code point outside the basic plane counts as one', () => {
  assert.equal(codePoints('a🙂𝒜é'), 4)
  assert.equal('a🙂𝒜é'.length, 6)
})

test('the span of chosen words gives the same words on the server', () => {
  const text = 'She said: 🙂 “it’s fine”.\n\nThe 𝒜 form was filed.\n\nNobody rang.'
  const paragraphs = paragraphsOf(text)
  for (let one = 0; one < paragraphs.length; one++) {
    for (let other = one; other < paragraphs.length; other++) {
      for (let from = 0; from <= paragraphs[one].text.length; from++) {
        for (let to = one === other ? from : 0; to <= paragraphs[other].text.length; to++) {
          const broken = (paragraph, at) => /[\uDC00-\uDFFF]/.test(paragraphs[paragraph].text[at] ?? '')
          if (broken(one, from) || broken(other, to)) continue
          const span = spanBetween(paragraphs, { paragraph: one, at: from }, { paragraph: other, at: to })
          if (span) assert.equal(cut(text, span), span.words)
        }
      }
    }
  }
})

test('white space at the ends is left out, and white space alone is nothing', () => {
  const paragraphs = paragraphsOf('one two  three')
  assert.deepEqual(spanBetween(paragraphs, { paragraph: 0, at: 3 }, { paragraph: 0, at: 8 }), { start: 4, end: 7, words: 'two' })
  assert.equal(spanBetween(paragraphs, { paragraph: 0, at: 7 }, { paragraph: 0, at: 9 }), null)
})

test('line breaks between paragraphs are part of the words', () => {
  const text = 'one two\n\nthree four'
  const span = spanBetween(paragraphsOf(text), { paragraph: 0, at: 4 }, { paragraph: 1, at: 5 })
  assert.deepEqual(span, { start: 4, end: 14, words: 'two\n\nthree' })
})

test('words keep their apostrophes, hyphens and times, and leave commas and quotation marks', () => {
  const text = 'The child’s step-father, “Mr B”, rang at 10.30: no answer – café 🙂'
  assert.deepEqual(wordsOf([{ start: 0, text }]).map(({ from, to }) => text.slice(from, to)),
    ['The', 'child’s', 'step-father', 'Mr', 'B', 'rang', 'at', '10.30', 'no', 'answer', 'café', '🙂'])
})

test('an emoji of several signs, a letter with its accent and words from right to left are each one word', () => {
  const text = '❤️ 👩‍👧 👍🏽 e\u0323te שלום مرحبا'
  assert.deepEqual(wordsOf([{ start: 0, text }]).map(({ from, to }) => text.slice(from, to)), text.split(' '))
})

test('the arrows go from word to word, into the next paragraph, and stop at the ends', () => {
  const words = wordsOf(paragraphsOf('one two\n\nthree four'))
  let chosen = { anchor: 0, focus: 0 }
  chosen = move(chosen, 'ArrowLeft', false, words)
  assert.deepEqual(chosen, { anchor: 0, focus: 0 })
  chosen = move(chosen, 'ArrowRight', false, words)
  assert.deepEqual(chosen, { anchor: 1, focus: 1 })
  chosen = move(chosen, 'ArrowRight', true, words)
  assert.deepEqual(chosen, { anchor: 1, focus: 2 })
  chosen = move(chosen, 'End', true, words)
  assert.deepEqual(chosen, { anchor: 1, focus: 3 })
  chosen = move(chosen, 'ArrowDown', true, words)
  assert.deepEqual(chosen, { anchor: 1, focus: 3 })
  chosen = move(chosen, 'Home', false, words)
  assert.deepEqual(chosen, { anchor: 2, focus: 2 })
  assert.deepEqual(move(chosen, 'x', false, words), chosen)
})
