import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

import { keepBefore } from '../keep.mjs'

/** Builds once: `names` are the files as this build calls them. @param {string} root @param {string[]} names */
function build (root, names) {
  const fresh = join(root, 'fresh')
  mkdirSync(fresh)
  writeFileSync(join(fresh, 'manifest.json'), JSON.stringify(Object.fromEntries(names.map((name) => [name.split('.')[0], name]))))
  for (const name of names) writeFileSync(join(fresh, name), name)
  keepBefore(join(root, 'vendor'), fresh)
  rmSync(join(root, 'vendor'), { recursive: true, force: true })
  renameSync(fresh, join(root, 'vendor'))
  return readdirSync(join(root, 'vendor')).filter((name) => !name.startsWith('manifest')).sort()
}

test('a page opened before an upgrade finds its files until the upgrade after', () => {
  const root = mkdtempSync(join(tmpdir(), 'casewindow-keep-'))
  try {
    assert.deepEqual(build(root, ['app.1.css', 'govuk.1.js']), ['app.1.css', 'govuk.1.js'])
    assert.deepEqual(build(root, ['app.2.css', 'govuk.1.js']), ['app.1.css', 'app.2.css', 'govuk.1.js'])
    assert.deepEqual(build(root, ['app.2.css', 'govuk.1.js']), ['app.1.css', 'app.2.css', 'govuk.1.js'])
    assert.deepEqual(build(root, ['app.3.css', 'govuk.2.js']), ['app.2.css', 'app.3.css', 'govuk.1.js', 'govuk.2.js'])
  } finally {
    rmSync(root, { recursive: true })
  }
})
