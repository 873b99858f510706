import assert from 'node:assert/strict'
import { test } from 'node:test'

import { clock, compare, encode, sentenceFor, stateOf } from '../../static/modules/answers.js'
import { countSentence, countWords } from '../../static/modules/count.js'

test('words are counted as a reader would', () => {
  assert.equal(countWords(''), 0)
  assert.equal(countWords(' \n '), 0)
  assert.equal(countWords('One two,\nthree – four'), 5)
  assert.equal(countSentence(412, 900), '412 of 900 words')
  assert.equal(countSentence(903, 900), '903 of 900 words: 3 too many')
})

test('a draft holds every box, and neither the token nor a file nor a password', () => {
  assert.equal(encode([['csrf_token', 'secret'], ['text', 'a & b\nc'], ['base_version', '7'], ['file', { size: 3 }], ['role', 'x'], ['role', 'y']]),
    'text=a+%26+b%0Ac&base_version=7&role=x&role=y')
  assert.equal(encode([['name', 'a'], ['password', 'b']], ['password']), 'name=a')
})

test('each answer means one thing', () => {
  assert.equal(stateOf({ ok: true, status: 204 }), 'kept')
  assert.equal(stateOf({ ok: false, status: 401 }, 'signed_out'), 'signed_out')
  assert.equal(stateOf({ ok: false, status: 400 }), 'signed_out')
  assert.equal(stateOf({ ok: false, status: 0, type: 'opaqueredirect' }), 'signed_out')
  assert.equal(stateOf({ ok: false, status: 409 }, 'other_person'), 'other_person')
  assert.equal(stateOf({ ok: false, status: 409 }, 'not_kept'), 'not_kept')
  assert.equal(stateOf({ ok: false, status: 503 }), 'later')
  assert.equal(stateOf({ ok: false, status: 429 }), 'later')
  assert.equal(stateOf({ ok: false, status: 403 }), 'refused')
})

test('each state has its sentence, and each but the good one says where the words are', () => {
  assert.equal(sentenceFor('kept', '14:03'), 'Draft saved at 14:03.')
  assert.equal(sentenceFor('kept', '14:03', { again: true }), 'All is well again. Draft saved at 14:03.')
  for (const state of ['down', 'later', 'signed_out', 'not_kept', 'refused']) assert.match(sentenceFor(state, ''), /words are still here/)
  assert.match(sentenceFor('down', '', { saving: true }), /^No connection: nothing was saved\./)
  assert.equal(sentenceFor('not_kept', '', { sentence: 'Too long.' }), 'Too long.')
})

test('nothing is sent for anybody but the one who typed', () => {
  assert.equal(compare('a', 'a'), 'same')
  assert.equal(compare('a', 'b'), 'other')
  assert.equal(compare('a', ''), 'nobody')
})

test('the clock has two digits on each side', () => {
  assert.equal(clock(new Date(2011, 2, 3, 9, 5)), '09:05')
})
