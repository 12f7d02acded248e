/* A process as it is drawn, by bpmn-js, with what a view marks on it. */

import { ask, el, say, webjar } from './page.js';

const VIEWER = webjar('bpmn-js/8.0.0/dist/bpmn-navigated-viewer.production.min.js');

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

const button = (label, text, onclick) => el('button', { type: 'button', title: label, 'aria-label': label, onclick }, text);

/**
 * Draws a version of a process into a node: { canvas, overlays, registry } of bpmn-js, and fit() for when its size changes.
 * The node must be in the page, for the drawing is measured.
 */
export const draw = async (node, definition, label) => {
  const [bpmn] = await Promise.all([file(definition), import(VIEWER)]);
  const frame = el('div', { class: 'rg-diagram', role: 'img', 'aria-label': label });
  node.append(frame);
  const viewer = new window.BpmnJS({ container: frame });
  await viewer.importXML(bpmn);
  // The wheel is for the page.
  viewer.get('zoomScroll').toggle(false);
  const canvas = viewer.get('canvas');
  const fit = () => canvas.zoom('fit-viewport', 'auto');
  const by = (factor) => canvas.zoom(canvas.zoom() * factor);
  fit();
  node.append(el('div', { class: 'rg-zoom' }, button(say('Larger', '放大'), '+', () => by(1.25)),
    button(say('Smaller', '缩小'), '−', () => by(0.8)), button(say('Whole diagram', '整图'), '⤢', fit)));
  return { canvas, overlays: viewer.get('overlays'), registry: viewer.get('elementRegistry'), fit };
};
