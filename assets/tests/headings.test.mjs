import assert from 'node:assert/strict'
import { test } from 'node:test'

import { laidOver, plain, takenAway } from '../../static/modules/headings.js'

const HEADINGS = ['Introduction', 'Overview', 'Contributory factors']

test('a heading is known whatever its number, marks and capitals', () => {
  assert.equal(plain('3b. ‘Mindset’ and  local rationality:'), plain('Mindset and local rationality'))
  assert.equal(plain('• OVERVIEW'), 'overview')
})

test('headings are laid over a text in their order, and those that stand there keep what is under them', () => {
  assert.equal(laidOver('She rang.', HEADINGS), 'She rang.\n\nIntroduction\n\nOverview\n\nContributory factors')
  assert.equal(laidOver('2. OVERVIEW:\n\nA family.', HEADINGS), 'Introduction\n\n2. OVERVIEW:\n\nA family.\n\nContributory factors')
  assert.equal(laidOver('', HEADINGS), HEADINGS.join('\n\n'))
})

test('only headings with nothing under them are taken away', () => {
  assert.equal(takenAway('She rang.\n\nIntroduction\n\nOverview\n\nA family.\n\nContributory factors', HEADINGS), 'She rang.\n\nOverview\n\nA family.')
  assert.equal(takenAway(laidOver('', HEADINGS), HEADINGS), '')
})
