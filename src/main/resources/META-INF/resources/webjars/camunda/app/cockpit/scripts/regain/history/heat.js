/* Numbers on the diagram of a process: the darker an element, the more of what is measured. */

import { draw } from './diagram.js';
import { el, lasting, say } from './page.js';

const STEPS = ['#fff7ec', '#fdd9a8', '#fbb061', '#e4762a', '#a93c00'];
const DARK_FROM = 3;

/** What can be measured, and how much of the most there is: counts as they are, times by their order of magnitude. */
const MEASURES = {
  count: {
    label: say('How often', '次数'),
    value: (row) => row.begun,
    tell: (value) => value.toLocaleString(),
    part: (value, most) => value / most,
  },
  time: {
    label: say('How long (p50)', '用时（p50）'),
    value: (row) => (row.type.endsWith('Event') || row.type.startsWith('exclusive') ? null : row.p50Seconds),
    tell: lasting,
    part: (value, most) => Math.log1p(value) / Math.log1p(most),
  },
  over: {
    label: say('Over target', '超时占比'),
    value: (row) => (row.measured ? (100 * row.overTarget) / row.measured : null),
    tell: (value) => `${value.toFixed(1)} %`,
    part: (value) => value / 100,
  },
};

/* What holds others would hide them. */
const isScope = (row) => row.type === 'subProcess' || row.type === 'multiInstanceBody';

const paint = ({ registry, overlays }, rows, { value, tell, part }, most) => {
  overlays.remove({ type: 'heat' });
  rows.forEach((row) => {
    const shape = registry.get(row.activity);
    if (!shape || isScope(row)) {
      return;
    }
    const visual = registry.getGraphics(row.activity).querySelector('.djs-visual > :first-child');
    const measured = value(row);
    const known = measured !== null && most > 0;
    const step = known ? Math.min(STEPS.length - 1, Math.floor(part(measured, most) * STEPS.length)) : 0;
    visual.style.fill = known ? STEPS[step] : '#fff';
    registry.getGraphics(row.activity).classList.toggle('rg-heat-dark', known && step >= DARK_FROM);
    if (known) {
      overlays.add(row.activity, 'heat', {
        position: { bottom: 6, left: 4 },
        // Read however small the drawing is.
        scale: { min: 0.9, max: 1.2 },
        html: el('span', { class: 'rg-heat-value' }, tell(measured)),
      });
    }
  });
};

const scale = (measure, most) => el('p', { class: 'rg-heat-scale', 'aria-hidden': 'true' },
  el('span', {}, measure.tell(0)),
  STEPS.map((colour) => el('i', { style: `background: ${colour}` })),
  el('span', {}, measure.tell(most)));

/* Of a version that is deleted the diagram is, too; its numbers are in the table. */
const drawn = async (place, definition) => {
  if (!definition) {
    place.append(el('p', { class: 'rg-note' }, say('This version of the process was deleted, and its diagram with it.',
      '该流程版本已删除，流程图也随之删除。')));
    return null;
  }
  return draw(place, definition, say('The process, coloured by the numbers in the table of durations', '按用时表中的数据着色的流程图'));
};

/** One diagram for each selection, below each other, all by one scale. */
export const heatMap = async (node, tables, names, definitions) => {
  const all = await Promise.all(tables.map(async (one, at) => {
    const place = el('div', { class: 'rg-heat' }, names[at] ? el('h4', {}, names[at]) : null);
    node.append(place);
    return { rows: one.rows, viewer: await drawn(place, definitions[at]) };
  }));
  const maps = all.filter(({ viewer }) => viewer);
  if (!maps.length) {
    return;
  }
  const below = el('div', {});
  const show = (name) => {
    const measure = MEASURES[name];
    const values = maps.flatMap(({ rows }) => rows.filter((row) => !isScope(row)).map(measure.value)).filter((one) => one !== null);
    const most = name === 'over' ? 100 : Math.max(0, ...values);
    maps.forEach(({ rows, viewer }) => paint(viewer, rows, measure, most));
    below.replaceChildren(values.length ? scale(measure, most) : el('p', { class: 'rg-none' }, say('Nothing is measured by this.', '没有可显示的数据。')));
  };
  const choice = el('fieldset', { class: 'rg-choice', onchange: ({ target }) => show(target.value) },
    el('legend', {}, say('Coloured by', '着色')),
    Object.entries(MEASURES).map(([name, { label }], at) => el('label', {},
      el('input', { type: 'radio', name: 'heat', value: name, checked: at === 0 }), label)));
  node.prepend(choice);
  node.append(below);
  show('count');
};
