/** From places in the page to places in the paragraphs of a source, and back. */

/** The text nodes of a paragraph, without the letters of earlier quotes. @param {Element} element @returns {Text[]} */
export function textNodes (element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  const found = []
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement?.closest('[data-not-text]')) found.push(/** @type {Text} */ (walker.currentNode))
  }
  return found
}

/** The place in the page of a place in a paragraph. @param {Element} element @param {number} at @returns {[Node, number]} */
export function placeIn (element, at) {
  let left = at
  const nodes = textNodes(element)
  for (const node of nodes) {
    if (left <= node.length) return [node, left]
    left -= node.length
  }
  const last = nodes[nodes.length - 1]
  return last ? [last, last.length] : [element, 0]
}

/** Where a range of the page begins and ends in the paragraphs. @param {Range} range @param {Element[]} elements */
export function endsOf (range, elements) {
  /** @type {{paragraph: number, at: number} | null} */
  let first = null
  /** @type {{paragraph: number, at: number} | null} */
  let last = null
  for (const [paragraph, element] of elements.entries()) {
    if (!range.intersectsNode(element)) continue
    let passed = 0
    for (const node of textNodes(element)) {
      if (range.intersectsNode(node)) {
        const from = node === range.startContainer ? range.startOffset : 0
        const to = node === range.endContainer ? range.endOffset : node.length
        if (to > from) {
          first ??= { paragraph, at: passed + from }
          last = { paragraph, at: passed + to }
        }
      }
      passed += node.length
    }
  }
  return first && last ? { first, last } : null
}

/**
 * One range for each piece of text between two places, so that margins and letters are not among them.
 * @param {{first: {paragraph: number, at: number}, last: {paragraph: number, at: number}}} ends @param {Element[]} elements
 */
export function rangesOf ({ first, last }, elements) {
  const ranges = []
  for (let paragraph = first.paragraph; paragraph <= last.paragraph; paragraph++) {
    let passed = 0
    for (const node of textNodes(elements[paragraph])) {
      const from = paragraph === first.paragraph ? Math.max(first.at - passed, 0) : 0
      const to = paragraph === last.paragraph ? Math.min(last.at - passed, node.length) : node.length
      passed += node.length
      if (to <= from) continue
      const range = document.createRange()
      range.setStart(node, from)
      range.setEnd(node, to)
      ranges.push(range)
    }
  }
  return ranges
}
