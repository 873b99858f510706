import assert from 'node:assert/strict'
import { test } from 'node:test'

import { countSentence, countWords } from '../../static/modules/count.js'
import { clock, encode, sentenceFor } from '../../static/modules/drafts.js'

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

test('each answer has its sentence, and only passing trouble is tried again', () => {
  assert.deepEqual(sentenceFor({ ok: true, status: 204 }, '14:03'), { sentence: 'Draft saved at 14:03.', again: false })
  assert.match(sentenceFor({ ok: false, status: 409 }, '').sentence, /see both/)
  assert.match(sentenceFor({ ok: false, status: 0, type: 'opaqueredirect' }, '').sentence, /signed out/)
  assert.match(sentenceFor({ ok: false, status: 403 }, '').sentence, /no longer signed in/)
  assert.equal(sentenceFor({ ok: false, status: 503 }, '').again, true)
  assert.equal(sentenceFor({ ok: false, status: 400 }, '').again, false)
})

test('the clock has two digits on each side', () => {
  assert.equal(clock(new Date(2011, 2, 3, 9, 5)), '09:05')
})
