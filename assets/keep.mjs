/**
 * Keeps the files of the build before for one build more, so that a page that was opened before an upgrade still finds
 * the style sheet and module that it names.
 */

import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const MANIFEST = 'manifest.json'
const BEFORE = 'manifest.before.json'

/** @param {string} file @returns {Record<string, string>} */
function read (file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

/**
 * Copies into `fresh`, whose manifest is written, the files of the build that `vendor` holds now. A build that changes
 * nothing keeps the same earlier files again.
 * @param {string} vendor @param {string} fresh @returns {string[]} the names of the files that were kept
 */
export function keepBefore (vendor, fresh) {
  const now = read(join(fresh, MANIFEST))
  const there = read(join(vendor, MANIFEST))
  const same = JSON.stringify(there) === JSON.stringify(now)
  const before = same ? read(join(vendor, BEFORE)) : there
  const kept = Object.values(before).filter((name) => !Object.values(now).includes(name) && existsSync(join(vendor, name)))
  for (const name of kept) copyFileSync(join(vendor, name), join(fresh, name))
  writeFileSync(join(fresh, BEFORE), `${JSON.stringify(before, null, 2)}\n`)
  return kept
}
