/**
 * The drawing of the graph: the picture that the page brings, as something to move about in. What is chosen in the list is
 * shown in it, and what is chosen in it is marked in the list. Without scripts the picture and the list stay.
 */

/**
 * @typedef {[string, string, string, number, number, number, number, boolean]} Point key, kind, label, x, y, width, height,
 *   and whether it is so small that its label stands beside it, once it is chosen
 * @typedef {{points: Point[], joins: [number, number, number][], lit: string[], flows: boolean}} Data
 */

const INK = '#0b0c0c'
const LARGE = 400
const CLOSEST = 1.6 // what is chosen is never shown larger than this by itself

/** What each kind looks like: the same shapes and colours as in the picture. @type {Record<string, object>} */
const LOOKS = {
  finding: { 'background-color': '#1f4e79', 'border-color': INK, color: '#ffffff' },
  episode: { 'background-color': '#d2e2f1', 'border-color': '#1f4e79', 'border-style': 'double', 'border-width': 4 },
  factor: { 'background-color': '#ffffff', 'border-color': '#6b4a9c', shape: 'round-rectangle' },
  view: { 'background-color': '#f6f1dd', 'border-color': '#8a6d1b', 'border-style': 'dashed' },
  source: { 'background-color': '#e2efe4', 'border-color': '#2c6b3f', shape: 'round-rectangle' },
  paper: { 'background-color': '#e2efe4', 'border-color': '#2c6b3f', shape: 'cut-rectangle', 'corner-radius': '5px' },
  passage: { 'background-color': '#2c6b3f', 'border-color': '#2c6b3f', shape: 'ellipse' },
  outside: { 'background-color': '#f3f2f1', 'border-color': '#484949', shape: 'hexagon' }
}

/** The points and lines as Cytoscape takes them. @param {Data} data */
export function elementsOf (data) {
  const nodes = data.points.map(([key, kind, label, x, y, wide, high, small]) => ({
    group: 'nodes', data: { id: key, kind, label, wide, high }, position: { x, y }, classes: small ? 'small' : ''
  }))
  const edges = data.joins.map(([start, end, times], place) => ({
    group: 'edges', data: { id: `line-${place}`, source: data.points[start][0], target: data.points[end][0], times: Math.min(0.8 + 0.4 * times, 3.2) }
  }))
  return [...nodes, ...edges]
}

/** How points and lines are drawn. @param {Data} data */
export function styleOf (data) {
  const large = data.points.length > LARGE
  return [
    { selector: 'node', style: { shape: 'rectangle', width: 'data(wide)', height: 'data(high)', label: 'data(label)', color: INK, 'font-size': 12, 'font-family': 'Arial, Helvetica, sans-serif', 'text-valign': 'center', 'text-halign': 'center', 'text-wrap': 'ellipsis', 'text-max-width': '250px', 'border-width': 1.4, 'min-zoomed-font-size': 5 } },
    ...Object.entries(LOOKS).map(([kind, style]) => ({ selector: `node[kind = "${kind}"]`, style })),
    { selector: 'edge', style: { width: 'data(times)', 'line-color': '#8a949c', 'curve-style': large ? 'haystack' : 'straight', ...(large ? {} : { 'target-arrow-shape': 'triangle', 'target-arrow-color': '#8a949c', 'arrow-scale': 0.7 }) } },
    { selector: 'node.small', style: { label: '' } },
    { selector: 'node.small.lit', style: { label: 'data(label)', color: INK, 'text-valign': 'bottom', 'text-margin-y': 3, 'font-size': 10, 'text-background-color': '#ffffff', 'text-background-opacity': 0.8 } },
    { selector: '.faint', style: { opacity: 0.18 } },
    { selector: 'edge.lit', style: { 'line-color': '#1f4e79', 'target-arrow-color': '#1f4e79' } },
    { selector: 'node.chosen', style: { 'border-width': 4, 'border-color': '#d4351c', 'border-style': 'solid' } }
  ]
}

/** What is said of a point that was chosen. @param {string} name @param {number} before @param {number} after @returns {string} */
export function said (name, before, after) {
  const some = (/** @type {number} */ number, /** @type {string} */ words) => number ? `${number} ${words}` : ''
  const parts = [some(before, before === 1 ? 'point leads to it' : 'points lead to it'), some(after, after === 1 ? 'point rests on it' : 'points rest on it')].filter(Boolean)
  return `${name}: ${parts.join(', ') || 'nothing leads to it and nothing rests on it'}.`
}

/** @param {HTMLElement} figure */
async function draw (figure) {
  const { default: cytoscape } = await import(/** @type {string} */ (figure.dataset.cytoscape))
  const data = /** @type {Data} */ (JSON.parse(/** @type {string} */ (figure.dataset.drawing)))
  const part = (/** @type {string} */ name) => /** @type {HTMLElement} */ (figure.querySelector(`[data-drawing-${name}]`))
  const [canvas, bar, words] = [part('canvas'), part('bar'), part('said')]
  canvas.hidden = bar.hidden = false
  part('picture').classList.add('app-drawing__picture--print')
  const large = data.points.length > LARGE
  const cy = cytoscape({
    container: canvas, elements: elementsOf(data), style: styleOf(data), layout: { name: 'preset' },
    minZoom: 0.03, maxZoom: 4, boxSelectionEnabled: false, autoungrabify: true, userZoomingEnabled: false,
    textureOnViewport: large, hideEdgesOnViewport: large, pixelRatio: large ? 1 : 'auto'
  })
  const lines = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-point]')])
  const whole = () => cy.fit(undefined, 12)
  whole()

  const middle = () => ({ x: canvas.clientWidth / 2, y: canvas.clientHeight / 2 })

  function choose (/** @type {string} */ key) {
    const node = cy.getElementById(key)
    if (node.empty()) return
    const [before, after] = [node.predecessors(), node.successors()]
    const lit = before.union(after).union(node)
    cy.batch(() => {
      cy.elements().removeClass('lit chosen').addClass('faint')
      lit.removeClass('faint').addClass('lit')
      node.addClass('chosen')
    })
    cy.fit(lit, 40)
    if (cy.zoom() > CLOSEST) cy.zoom({ level: CLOSEST, renderedPosition: middle() })
    for (const line of lines) line.toggleAttribute('aria-current', line.dataset.point === key)
    const line = lines.find((one) => one.dataset.point === key)
    line?.closest('details')?.setAttribute('open', '')
    words.textContent = said(line?.firstChild?.textContent ?? key, before.nodes().length, after.nodes().length)
  }

  function none () {
    cy.elements().removeClass('faint lit chosen')
    for (const line of lines) line.removeAttribute('aria-current')
    words.textContent = ''
    whole()
  }

  /** @type {Record<string, () => void>} */
  const deeds = {
    larger: () => cy.zoom({ level: cy.zoom() * 1.4, renderedPosition: middle() }),
    smaller: () => cy.zoom({ level: cy.zoom() / 1.4, renderedPosition: middle() }),
    whole,
    none
  }
  bar.addEventListener('click', (event) => {
    deeds[/** @type {Element} */ (event.target).closest('[data-drawing-do]')?.getAttribute('data-drawing-do') ?? '']?.()
  })
  for (const line of lines) {
    line.addEventListener('click', (event) => {
      event.preventDefault()
      choose(/** @type {string} */ (line.dataset.point))
      figure.scrollIntoView({ block: 'nearest' })
    })
  }
  cy.on('tap', 'node', (/** @type {any} */ event) => choose(event.target.id()))
  cy.on('tap', () => cy.userZoomingEnabled(true)) // until then the wheel moves the page
  canvas.addEventListener('mouseleave', () => cy.userZoomingEnabled(false))
  const first = lines.find((line) => line.hasAttribute('aria-current'))
  if (first?.dataset.point) choose(first.dataset.point)
  figure.dataset.drawn = 'yes'
}

export function startDrawing () {
  for (const figure of document.querySelectorAll('figure[data-drawing]')) draw(/** @type {HTMLElement} */ (figure))
}
