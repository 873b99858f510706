/** What the server answers to a draft, in sentences and in what to do next. Nothing here touches the page. */

/**
 * What a form holds, without its token, files and the boxes named in `without` (passwords).
 * @param {Iterable<[string, unknown]>} entries @param {string[]} without @returns {string}
 */
export function encode (entries, without = []) {
  const body = new URLSearchParams()
  for (const [name, value] of entries) {
    if (name !== 'csrf_token' && typeof value === 'string' && !without.includes(name)) body.append(name, value)
  }
  return body.toString()
}

/** The hour and minute. @param {Date} date */
export function clock (date) {
  return `${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`
}

/** @typedef {'kept' | 'down' | 'later' | 'signed_out' | 'other_person' | 'not_kept' | 'refused'} State */

/**
 * What an answer means.
 * @param {{ok: boolean, status: number, type?: string}} answer @param {string} why  the code word in the answer, if it has one
 * @returns {State}
 */
export function stateOf (answer, why = '') {
  if (answer.ok) return 'kept'
  if (why === 'other_person') return 'other_person'
  if (answer.status === 409) return 'not_kept'
  // 400: signed in anew in another window, so that the page's token is of the session before.
  if (answer.type === 'opaqueredirect' || answer.status === 401 || answer.status === 400) return 'signed_out'
  if (answer.status >= 500 || answer.status === 429) return 'later'
  return 'refused'
}

/**
 * The sentence for a state. `saving`: somebody pressed the button, and was not merely typing.
 * @param {State} state @param {string} time @param {{saving?: boolean, again?: boolean, guarded?: boolean, sentence?: string}} more
 */
export function sentenceFor (state, time, { saving = false, again = false, guarded = false, sentence = '' } = {}) {
  const drafted = guarded ? 'Press the button again when the line is back.' : 'Press the button again when the line is back; your words are sent as a draft as soon as it is.'
  const next = saving ? drafted : 'They are sent as soon as it is back.'
  return {
    kept: again ? `All is well again. Draft saved at ${time}.` : `Draft saved at ${time}.`,
    down: `No connection: ${saving ? 'nothing was saved' : 'the draft is not saved'}. Your words are still here. ${next}`,
    later: `${saving ? 'Nothing was saved' : 'The draft could not be saved'} just now. Your words are still here, and we are trying again.`,
    signed_out: `You have been signed out, so nothing is saved just now. Your words are still here${guarded ? '; press the button again' : ', and are sent'} when you have signed in again.`,
    other_person: 'Somebody else is signed in here now, so nothing of what you typed is sent. Copy your words before you leave this page.',
    not_kept: sentence || 'The draft was not kept. Your words are still here: press the button to save them.',
    refused: 'The draft was not taken. Your words are still here: press the button to save them.'
  }[state]
}

/** Whether an answer to “who is there?” lets the page go on. @param {string} typist @param {string} who @returns {'nobody' | 'same' | 'other'} */
export function compare (typist, who) {
  if (!who) return 'nobody'
  return who === typist ? 'same' : 'other'
}
