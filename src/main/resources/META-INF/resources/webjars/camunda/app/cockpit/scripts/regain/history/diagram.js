/* A process as it is drawn, by bpmn-js, with what a view marks on it. */

import { ask, chinese, el, named, say, webjar } from './page.js';

const VIEWER = webjar('bpmn-js/8.0.0/dist/bpmn-navigated-viewer.production.min.js');

const OURS = 'https://regain.dev/diagram';

/** Diagrams that were loaded: a version's never changes. */
const files = new Map();

const file = (definition) => {
  if (!files.has(definition)) {
    const loading = ask(`definitions/${encodeURIComponent(definition)}/diagram`);
    loading.catch(() => files.delete(definition));
    files.set(definition, loading);
  }
  return files.get(definition);
};

/** The same diagram with the names that the reader's language wants. */
const readable = (bpmn) => {
  if (!chinese) {
    return bpmn;
  }
  const xml = new DOMParser().parseFromString(bpmn, 'application/xml');
  xml.querySelectorAll('[id][name]').forEach((element) => element.setAttribute('name',
    element.getAttributeNS(OURS, 'zh') || named(element.getAttribute('name'))));
  return new XMLSerializer().serializeToString(xml);
};

const button = (label, text, onclick) => el('button', { type: 'button', title: label, 'aria-label': label, onclick }, text);

/** Below this a diagram's words cannot be read; then a part of it is shown. */
const READABLE = 0.6;
const COMFORTABLE = 0.8;
const MARGIN = 30;
/** What is written on the outermost elements is to be seen, too. */
const WITH_EDGE = 0.96;

/**
 * Draws a version of a process into a node, which must be in the page, for the drawing is measured.
 * Gives canvas, overlays and registry of bpmn-js; fit() shows the whole, focus(id) what is about an element where the whole would
 * be too small to read, follow(id) moves as far as it takes to have the element in sight.
 */
export const draw = async (node, definition, label) => {
  const [bpmn] = await Promise.all([file(definition), import(VIEWER)]);
  const frame = el('div', { class: 'rg-diagram', role: 'group', 'aria-label': label });
  node.append(frame);
  const viewer = new window.BpmnJS({ container: frame });
  await viewer.importXML(readable(bpmn));
  // The wheel is for the page.
  viewer.get('zoomScroll').toggle(false);
  const canvas = viewer.get('canvas');
  const fit = () => {
    canvas.zoom('fit-viewport', 'auto');
    canvas.zoom(canvas.zoom() * WITH_EDGE, 'auto');
  };
  const by = (factor) => canvas.zoom(canvas.zoom() * factor);
  fit();
  node.append(el('div', { class: 'rg-zoom' }, button(say('Larger', '放大'), '+', () => by(1.25)),
    button(say('Smaller', '缩小'), '−', () => by(0.8)), button(say('Whole diagram', '整图'), '⤢', fit)));
  const registry = viewer.get('elementRegistry');
  /* Of one direction: as near to the middle as leaves no empty space beyond the drawing. */
  const begin = (middle, size, drawn, length) => (length < size
    ? drawn + length / 2 - size / 2
    : Math.min(Math.max(middle - size / 2, drawn - MARGIN), drawn + length + MARGIN - size));
  const centre = (id) => {
    const { x, y, width, height } = registry.get(id);
    const { inner, ...box } = canvas.viewbox();
    canvas.viewbox({
      x: begin(x + width / 2, box.width, inner.x, inner.width),
      y: begin(y + height / 2, box.height, inner.y, inner.height),
      width: box.width,
      height: box.height,
    });
  };
  const focus = (id) => {
    if (canvas.zoom() < READABLE && registry.get(id)) {
      canvas.zoom(COMFORTABLE);
      centre(id);
    }
  };
  const follow = (id) => {
    const { x, y, width, height } = registry.get(id);
    const box = canvas.viewbox();
    // What is larger than the frame is never in sight as a whole.
    if (width < box.width && height < box.height && (x < box.x || y < box.y
      || x + width > box.x + box.width || y + height > box.y + box.height)) {
      centre(id);
    }
  };
  return { canvas, overlays: viewer.get('overlays'), registry, fit, focus, follow };
};
