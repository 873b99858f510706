import assert from 'node:assert/strict'
import { test } from 'node:test'

import { pauseAfter, wordsFor } from '../../static/modules/progress.js'

test('the words say how far the work is, and only the state once it is over or has not begun', () => {
  assert.equal(wordsFor({ percent: 40, words: 'Going on', over: false }), 'Going on: 40 %')
  assert.equal(wordsFor({ percent: 0, words: 'Waiting to begin', over: false }), 'Waiting to begin')
  assert.equal(wordsFor({ percent: 100, words: 'Finished', over: true }), 'Finished')
})

test('while nobody answers it is asked less and less often', () => {
  assert.deepEqual([0, 1, 2, 9].map(pauseAfter), [2000, 4000, 8000, 30000])
})
