/**
 * Builds static/vendor/ from the installed packages: the style sheet, GOV.UK Frontend's module and a manifest
 * that names each file with a piece of its hash. Run by `make assets` after `npm ci`; fails if anything is
 * missing, reaches to another host, or would break the content security policy. The files of the build before stay one
 * build longer (keep.mjs).
 */

import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { keepBefore } from './keep.mjs'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const packages = join(root, 'node_modules')
const vendor = join(root, 'static', 'vendor')
const fresh = `${vendor}.new`

/** Ends the build with one sentence. @param {string} sentence @returns {never} */
function stop (sentence) {
  process.stderr.write(`assets: ${sentence}\n`)
  process.exit(1)
}

/** The text of a file inside an installed package. @param {string} path */
function fromPackage (path) {
  const file = join(packages, path)
  if (!existsSync(file)) stop(`node_modules/${path} is not there. Run: npm ci`)
  return readFileSync(file, 'utf8')
}

/** A font for the pictures in Word files, with its licence; browsers never fetch it, so its name has no hash. */
const font = { 'DejaVuSans.ttf': 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf', 'DejaVuSans.LICENSE.txt': 'dejavu-fonts-ttf/LICENSE' }

/** What a file that is copied as it is must stand beside. */
const licences = { 'cytoscape.LICENSE.txt': 'cytoscape/LICENSE' }
const copied = { ...font, ...licences }

/** The compiled style sheet. */
async function styleSheet () {
  const sass = await import('sass').catch(() => stop('the package "sass" is not there. Run: npm ci'))
  const { css } = sass.compile(join(root, 'assets', 'app.scss'), {
    loadPaths: [join(packages, 'govuk-frontend', 'dist')],
    quietDeps: true,
    style: 'compressed'
  })
  for (const [forbidden, why] of [
    [/url\(|@import/i, 'reaches for another file'],
    [/data:/i, 'holds a data: address'],
    [/GDS Transport/i, 'names the GDS Transport font, which belongs to GOV.UK'],
    [/crown|crest/i, 'names the crown or crest, which belong to GOV.UK']
  ]) {
    if (forbidden.test(css)) stop(`the compiled style sheet ${why}.`)
  }
  return css
}

/** GOV.UK Frontend as one module, without the address of a source map that we do not ship. */
function govukModule () {
  return fromPackage('govuk-frontend/dist/govuk/govuk-frontend.min.js').replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n')
}

/** Cytoscape as one module; only the page with a drawing fetches it. */
function cytoscapeModule () {
  const text = fromPackage('cytoscape/dist/cytoscape.esm.min.mjs')
  if (!text.includes('__________cytoscape_stylesheet')) stop('cytoscape no longer looks for its own style sheet: see templates/graph/drawing.html.')
  return text.replace(/\n?\/\/# sourceMappingURL=.*\s*$/, '\n')
}

const files = { 'app.css': await styleSheet(), 'govuk-frontend.js': govukModule(), 'cytoscape.js': cytoscapeModule() }

rmSync(fresh, { recursive: true, force: true })
mkdirSync(fresh, { recursive: true })
/** @type {Record<string, string>} */
const manifest = {}
for (const [name, text] of Object.entries(files)) {
  if (text.length < 1000) stop(`${name} came out empty.`)
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  const ending = extname(name)
  manifest[name] = `${name.slice(0, -ending.length)}.${hash}${ending}`
  writeFileSync(join(fresh, manifest[name]), text)
}
for (const [name, path] of Object.entries(copied)) {
  if (!existsSync(join(packages, path))) stop(`node_modules/${path} is not there. Run: npm ci`)
  copyFileSync(join(packages, path), join(fresh, name))
}
writeFileSync(join(fresh, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
const kept = keepBefore(vendor, fresh)

rmSync(vendor, { recursive: true, force: true })
renameSync(fresh, vendor)
const complete = [...Object.values(manifest), ...Object.keys(copied)].every((name) => existsSync(join(vendor, name)))
if (!complete) stop('static/vendor/ is not complete.')
process.stdout.write(`assets: ${Object.values(manifest).join(', ')}${kept.length ? `; kept from the build before: ${kept.join(', ')}` : ''}\n`)
