import assert from 'node:assert/strict'
import { test } from 'node:test'

import { newId, overtaken, shown, takeIn, titleOf, waitingWords } from '../../static/modules/moves.js'

const table = () => ({ last: 4, places: new Map([['a', ''], ['b', 'g']]), groups: [{ key: 'g', number: 1, name: '' }] })
const put = (card, group, more = {}) => ({ send: `${card}-${group}`, kind: 'put', card, group, words: '', ...more })

test('what waits for the line is shown over what the server knows, which stays as it is', () => {
  const known = table()
  const seen = shown(known, [put('a', 'new'), { send: 'n', kind: 'name', card: '', group: 'new', words: 'Forms decide' }])
  assert.equal(seen.places.get('a'), 'new')
  assert.equal(titleOf(seen, 'new'), 'Forms decide')
  assert.deepEqual(seen.groups.map((group) => group.number), [1, 2])
  assert.equal(known.places.get('a'), '')
  assert.equal(known.groups.length, 1)
})

test('a move that has arrived no longer waits, and one that was told before is not made again', () => {
  const known = table()
  const { waiting, fresh } = takeIn(known, [put('a', 'g'), put('b', '')], [put('b', 'x', { number: 4 }), put('a', 'g', { number: 5, mine: true })])
  assert.deepEqual(waiting.map((move) => move.send), ['b-'])
  assert.deepEqual(fresh.map((move) => move.number), [5])
  assert.equal(known.places.get('b'), 'g')
  assert.equal(known.last, 5)
})

test('of two who move one card the later wins, and the first is told', () => {
  const known = table()
  const { fresh } = takeIn(known, [], [put('a', 'g', { number: 5, mine: true }), put('a', 'h', { number: 6, mine: false })])
  assert.equal(known.places.get('a'), 'h')
  assert.deepEqual(overtaken(fresh, new Map([['a', 'g']])).map((move) => move.number), [6])
  assert.deepEqual(overtaken(fresh, new Map([['a', 'h']])), [])
})

test('a card that this page does not know is left alone, and one that is brought lies in no group', () => {
  const known = table()
  takeIn(known, [], [put('z', 'g', { number: 5 }), { send: 'c', kind: 'add', card: 'c', group: '', words: '', number: 6 }])
  assert.equal(known.places.has('z'), false)
  assert.equal(known.places.get('c'), '')
})

test('what waits is said plainly, and ids are of the usual form', () => {
  assert.equal(waitingWords(0), '')
  assert.match(waitingWords(3), /^Three moves wait for the line/)
  assert.match(waitingWords(12), /^12 moves wait for the line/)
  assert.match(newId(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
