import assert from 'node:assert/strict'
import { test } from 'node:test'

import { matches, plain, status } from '../../static/modules/choices.js'

test('words are compared without accents, capitals and the shape of an apostrophe', () => {
  assert.equal(plain('Nguyễn’s Café'), "nguyen's cafe")
})

test('every word that was typed must stand in the heading, in any order and begun anywhere', () => {
  assert.ok(matches('Workload Conditions of work Front line', 'front WORK'))
  assert.ok(!matches('Workload Conditions of work', 'work national'))
  assert.ok(matches('Anything at all', '   '))
})

test('what was found is said only once something is looked for', () => {
  assert.equal(status(47, false), '')
  assert.equal(status(1, true), 'One heading.')
  assert.equal(status(0, true), 'No heading has these words. Try another word.')
})
