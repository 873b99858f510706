/**
 * What lies on the table of a themes morning, as its moves make it: what the server said, and over it what this browser
 * has sent and not heard of yet. The later move wins; nothing here touches the page.
 *
 * @typedef {{number?: number, send: string, kind: string, card: string, group: string, words: string, mine?: boolean, title?: string, card_number?: number}} Move
 * @typedef {{key: string, number: number, name: string}} Group
 * @typedef {{last: number, places: Map<string, string>, groups: Group[]}} Table
 */

/** A table of its own with the same on it. @param {Table} table @returns {Table} */
export function copied (table) {
  return { last: table.last, places: new Map(table.places), groups: table.groups.map((group) => ({ ...group })) }
}

/** The group with a key, begun now if nobody has: numbered on, as the server does. @param {Table} table @param {string} key @returns {Group} */
function groupOf (table, key) {
  const there = table.groups.find((group) => group.key === key)
  if (there) return there
  const begun = { key, number: Math.max(0, ...table.groups.map((group) => group.number)) + 1, name: '' }
  table.groups.push(begun)
  return begun
}

/** Make one move. @param {Table} table @param {Move} move */
export function make (table, move) {
  if (move.kind === 'put' && table.places.has(move.card)) {
    if (move.group) groupOf(table, move.group)
    table.places.set(move.card, move.group)
  }
  if (move.kind === 'name') groupOf(table, move.group).name = move.words
  if (move.kind === 'add') table.places.set(move.card, '')
  table.last = Math.max(table.last, move.number ?? 0)
}

/** The table as this browser shows it: what the server said, then what is on its way. @param {Table} known @param {Move[]} waiting @returns {Table} */
export function shown (known, waiting) {
  const table = copied(known)
  for (const move of waiting) make(table, move)
  return table
}

/**
 * Take in what the server tells: the moves that are new, without those of ours that have arrived.
 * @param {Table} known @param {Move[]} waiting @param {Move[]} moves
 * @returns {{waiting: Move[], fresh: Move[]}}
 */
export function takeIn (known, waiting, moves) {
  const fresh = moves.filter((move) => (move.number ?? 0) > known.last)
  for (const move of fresh) make(known, move)
  const arrived = new Set(moves.map((move) => move.send))
  return { waiting: waiting.filter((move) => !arrived.has(move.send)), fresh }
}

/**
 * The moves of others that put a card elsewhere than this person had just put it.
 * @param {Move[]} fresh @param {Map<string, string>} mine  where this person last put each card
 */
export function overtaken (fresh, mine) {
  return fresh.filter((move) => !move.mine && move.kind === 'put' && mine.has(move.card) && mine.get(move.card) !== move.group)
}

const WORDS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine']

/** How many moves wait for the line, in words. @param {number} count */
export function waitingWords (count) {
  if (!count) return ''
  return count === 1 ? 'One move waits for the line. It is made as soon as the line is back; don’t close this page.' : `${WORDS[count] ?? count} moves wait for the line. They are made in their order as soon as the line is back; don’t close this page.`
}

/** How a group is called. @param {Table} table @param {string} key */
export function titleOf (table, key) {
  const group = table.groups.find((each) => each.key === key)
  return group ? group.name || `Group ${group.number}` : 'no group'
}

/** A random id, also where the page was not fetched over TLS. */
export function newId () {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
