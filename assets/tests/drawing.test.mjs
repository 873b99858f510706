import assert from 'node:assert/strict'
import { test } from 'node:test'

import { elementsOf, said, styleOf } from '../../static/modules/drawing.js'

/** @type {import('../../static/modules/drawing.js').Data} */
const data = {
  points: [['source-1', 'source', 'Health visitor 2', 0, 10, 90, 20, false], ['finding-1', 'finding', 'Finding 1', 200, 10, 70, 26, false]],
  joins: [[0, 1, 30]],
  lit: [],
  flows: true
}

test('every point stands where the server put it, and every line joins two of them', () => {
  const [source, , line] = elementsOf(data)
  assert.deepEqual(source.position, { x: 0, y: 10 })
  assert.deepEqual([line.data.source, line.data.target], ['source-1', 'finding-1'])
  assert.ok(line.data.times <= 3.2)
})

test('a large drawing is drawn with the cheapest lines and without arrows', () => {
  const edges = (/** @type {any} */ of) => styleOf(of).find((each) => each.selector === 'edge')?.style
  const many = { ...data, points: Array.from({ length: 401 }, () => data.points[0]) }
  assert.equal(edges(data)['target-arrow-shape'], 'triangle')
  assert.equal(edges(many)['curve-style'], 'haystack')
  assert.equal(edges(many)['target-arrow-shape'], undefined)
})

test('what is said of a chosen point counts what leads to it and what rests on it', () => {
  assert.equal(said('Episode 3', 1, 2), 'Episode 3: 1 point leads to it, 2 points rest on it.')
  assert.equal(said('Quote 9', 1, 0), 'Quote 9: 1 point leads to it.')
  assert.equal(said('Audit', 0, 0), 'Audit: nothing leads to it and nothing rests on it.')
})
