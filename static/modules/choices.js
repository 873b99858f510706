/**
 * Narrows a list to choose from while somebody types. The page does the same without scripts, by its button
 * (templates/components/searched_choices.html); what is chosen stays in sight whatever is typed.
 */

/** Words as they are compared: without accents and capitals. @param {string} text */
export function plain (text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/’/g, "'").toLowerCase()
}

/** Whether every word that was typed stands in some words. @param {string} words @param {string} typed */
export function matches (words, typed) {
  const within = plain(words)
  return plain(typed).split(/\s+/).filter(Boolean).every((word) => within.includes(word))
}

/** @param {number} count @param {boolean} narrowed */
export function status (count, narrowed) {
  if (!narrowed) return ''
  return count === 0 ? 'No heading has these words. Try another word.' : count === 1 ? 'One heading.' : `${count} headings.`
}

export function startChoices () {
  for (const choices of document.querySelectorAll('[data-choices]')) {
    const box = choices.querySelector('input[type="text"], input:not([type])')
    const said = choices.querySelector('[data-choices-status]')
    if (!(box instanceof HTMLInputElement)) continue
    const narrow = () => {
      let count = 0
      for (const item of choices.querySelectorAll('[data-words]')) {
        const found = matches(item.getAttribute('data-words') ?? '', box.value)
        if (found) count++
        item.toggleAttribute('hidden', !found && !item.querySelector(':checked'))
      }
      for (const group of choices.querySelectorAll('[role="group"]')) {
        group.toggleAttribute('hidden', !group.querySelector('[data-words]:not([hidden])'))
      }
      if (said) said.textContent = status(count, box.value.trim() !== '')
    }
    box.removeAttribute('name') // nothing of it is sent or kept: the list narrows here
    box.addEventListener('input', narrow)
    box.addEventListener('keydown', (event) => { if (event.key === 'Enter') event.preventDefault() })
    choices.querySelector('button[name="find"]')?.setAttribute('hidden', '')
    narrow()
  }
}
