import assert from 'node:assert/strict'
import { test } from 'node:test'

import { asked } from '../../static/modules/cells.js'

test('Ctrl or Cmd and Enter save, Esc goes back, and Enter alone stays a new line', () => {
  assert.equal(asked({ key: 'Enter', ctrlKey: true }), 'save')
  assert.equal(asked({ key: 'Enter', metaKey: true }), 'save')
  assert.equal(asked({ key: 'Escape' }), 'cancel')
  assert.equal(asked({ key: 'Enter' }), '')
  assert.equal(asked({ key: 'a', ctrlKey: true }), '')
})

test('a key that belongs to a method of writing is left to it', () => {
  assert.equal(asked({ key: 'Escape', isComposing: true }), '')
  assert.equal(asked({ key: 'Enter', ctrlKey: true, isComposing: true }), '')
})
