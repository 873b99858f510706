/** Begins what a page can do with scripts. Every page works without; nothing here is needed to read or to save. */

import { startCells } from './modules/cells.js'
import { startChoices } from './modules/choices.js'
import { startCopyButtons } from './modules/copy.js'
import { startWordCounts } from './modules/count.js'
import { startDrafts } from './modules/drafts.js'
import { startDrawing } from './modules/drawing.js'
import { startGrids } from './modules/grid.js'
import { startHeadings } from './modules/headings.js'
import { startLater } from './modules/later.js'
import { startMargins } from './modules/margins.js'
import { startMerge } from './modules/merge.js'
import { startMessages } from './modules/messages.js'
import { startMorning } from './modules/morning.js'
import { startProgress } from './modules/progress.js'
import { startQuotes } from './modules/quote.js'

document.body.classList.add('js-enabled', 'govuk-frontend-supported')

/** GOV.UK Frontend's own behaviour, for the parts we use (its accordion, which writes to session storage, is not one). */
async function startGovuk () {
  const address = document.querySelector('script[data-govuk-frontend]')?.getAttribute('data-govuk-frontend')
  if (!address) return
  const govuk = await import(address)
  for (const name of ['Button', 'Checkboxes', 'ErrorSummary', 'NotificationBanner', 'PasswordInput', 'Radios', 'ServiceNavigation', 'SkipLink']) {
    govuk.createAll(govuk[name])
  }
}

// Messages before GOV.UK Frontend moves to them; choices before drafts, since they take a box out of what a form sends.
for (const start of [startMessages, startGovuk, startChoices, startDrafts, startWordCounts, startMerge, startProgress, startCopyButtons, startMargins, startQuotes, startGrids, startCells, startHeadings, startDrawing, startLater, startMorning]) {
  Promise.resolve().then(() => start()).catch((error) => console.error(error))
}
