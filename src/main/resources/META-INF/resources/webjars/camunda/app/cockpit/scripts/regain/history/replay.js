/* Steps through what a process did, in the order in which it happened. */

import { el, lasting, named, say, second } from './page.js';

const SPEEDS = [0.5, 1, 2, 4];
const PACE = 1000;

const at = (moment) => Date.parse(moment);

/** What stood where, when the step began: a step of no length is where it is for its own moment. */
const isThere = (one, now, step) => one === step || !one.endedAt || at(one.endedAt) > at(now);

/** A bar to play, stop and move; steps are the activities in the order in which they began, and last comes the end. */
export const replay = ({ canvas, registry, follow }, activities, flows) => {
  const steps = activities.filter((one) => registry.get(one.activity));
  const lines = flows.filter((one) => registry.get(one.flow));
  const marked = new Set();
  let timer = null;

  const mark = (id, marker) => [id, `${id}_label`].filter((drawn) => registry.get(drawn)).forEach((drawn) => {
    canvas.addMarker(drawn, marker);
    marked.add(`${marker} ${drawn}`);
  });

  const clear = () => {
    marked.forEach((one) => {
      const [marker, id] = one.split(' ');
      canvas.removeMarker(id, marker);
    });
    marked.clear();
  };

  const said = el('output', { class: 'rg-replay-said', for: 'rg-replay' });

  const tellStep = (position) => {
    const step = steps[position];
    if (!step) {
      said.textContent = say(`All ${steps.length} steps`, `全部 ${steps.length} 步`);
      return;
    }
    const wait = position ? (at(step.startedAt) - at(steps[position - 1].startedAt)) / 1000 : 0;
    said.textContent = `${position + 1}/${steps.length} · ${second(step.startedAt)} · ${named(step.name || step.activity)}`
      + (wait >= 1 ? say(` · ${lasting(wait)} after the step before`, ` · 距上一步 ${lasting(wait)}`) : '');
  };

  const showStep = (position) => {
    clear();
    canvas.getContainer().classList.toggle('rg-replaying', position < steps.length);
    const step = steps[position];
    if (step) {
      steps.slice(0, position + 1).forEach((one) => mark(one.activity,
        isThere(one, step.startedAt, step) ? 'rg-here' : 'rg-been'));
      lines.filter((one) => at(one.at) <= at(step.startedAt)
        && (at(one.at) < at(step.startedAt) || isBegun(one, position))).forEach((one) => mark(one.flow, 'rg-been'));
      follow(step.activity);
    }
    tellStep(position);
    slider.value = position;
    slider.setAttribute('aria-valuetext', said.textContent);
  };

  /** Of what happened in the same moment, only what leads to steps that were shown. */
  const isBegun = (line, position) => {
    const { target } = registry.get(line.flow);
    return steps.slice(0, position + 1).some((one) => one.activity === target.id && one.startedAt === line.at);
  };

  const stop = () => {
    clearInterval(timer);
    timer = null;
    play.textContent = say('▶ Replay', '▶ 回放');
    play.setAttribute('aria-pressed', 'false');
  };

  const start = () => {
    if (Number(slider.value) >= steps.length) {
      showStep(0);
    }
    clearInterval(timer);
    timer = setInterval(() => {
      // Whoever has gone to another page does not look any more.
      if (!slider.isConnected || Number(slider.value) >= steps.length) {
        stop();
      } else {
        showStep(Number(slider.value) + 1);
      }
    }, PACE / Number(speed.value));
    play.textContent = say('❚❚ Pause', '❚❚ 暂停');
    play.setAttribute('aria-pressed', 'true');
  };

  const move = (by) => {
    stop();
    showStep(Math.min(steps.length, Math.max(0, Number(slider.value) + by)));
  };

  const play = el('button', { type: 'button', class: 'rg-primary', onclick: () => (timer ? stop() : start()) });
  const slider = el('input', {
    id: 'rg-replay',
    type: 'range',
    min: 0,
    max: steps.length,
    step: 1,
    'aria-label': say('Step', '步骤'),
    oninput: () => {
      stop();
      showStep(Number(slider.value));
    },
  });
  const speed = el('select', { 'aria-label': say('Speed', '速度'), onchange: () => timer && start() },
    SPEEDS.map((one) => el('option', { value: one, selected: one === 1 }, `${one}×`)));
  const bar = el('div', {
    class: 'rg-replay',
    role: 'group',
    'aria-label': say('Replay', '回放'),
    onkeydown: (event) => {
      if (event.key === ' ' && event.target === slider) {
        event.preventDefault();
        play.click();
      }
    },
  },
  play,
  el('button', { type: 'button', 'aria-label': say('Step back', '上一步'), onclick: () => move(-1) }, '◂'),
  el('button', { type: 'button', 'aria-label': say('Step on', '下一步'), onclick: () => move(1) }, '▸'),
  slider, speed, said);
  stop();
  showStep(steps.length);
  return bar;
};
