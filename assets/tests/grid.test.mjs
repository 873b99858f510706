import assert from 'node:assert/strict'
import { test } from 'node:test'

import { cellsOf, renumbered, valueOf } from '../../static/modules/grid.js'

test('rows copied from a table come apart at tabs and line ends, and a quoted cell stays whole', () => {
  assert.deepEqual(cellsOf('12/3/09\tHV1\tRang.\r\n13/3/09\t\tVisit.\r\n'), [['12/3/09', 'HV1', 'Rang.'], ['13/3/09', '', 'Visit.']])
  assert.deepEqual(cellsOf('2009\t"First line\nsecond, ""so called"" line"'), [['2009', 'First line second, "so called" line']])
  assert.deepEqual(cellsOf('It was 5" long\tx'), [['It was 5" long', 'x']])
})

test('a new row has names of its own', () => {
  assert.equal(renumbered('rows-7-lane_code', 8), 'rows-8-lane_code')
  assert.equal(renumbered('rows-7-on', 12), 'rows-12-on')
})

test('a lane is found by its words, whatever their case, and never guessed', () => {
  const lines = [{ value: '', text: 'Choose one' }, { value: 'child', text: 'The child' }]
  assert.equal(valueOf(lines, ' the CHILD '), 'child')
  assert.equal(valueOf(lines, 'children'), '')
  assert.equal(valueOf(lines, ''), '')
})
