/**
 * What was just done is said where it was done: the message stands in the part of the page that the address names, so
 * that neither the eye nor the keyboard is drawn to the top. Without scripts it stands at the top.
 */

const LISTS = 'table, ul, ol, dl, form, svg'

export function startMessages () {
  const messages = document.querySelectorAll('main .govuk-notification-banner')
  const place = messages.length ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null
  if (!place?.closest('main') || !place.matches('section, article, div, h2') || place.closest(LISTS)) return
  if (place.matches('section')) place.prepend(...messages)
  else place.before(...messages)
}
