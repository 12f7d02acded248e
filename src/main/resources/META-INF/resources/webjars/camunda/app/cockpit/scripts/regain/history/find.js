/* Finds cases: finished, running, ended early. The search is in the address, and the server counts and pages. */

import { ask, askable, caseNumber, el, file, go, lasting, link, named, say, table, when, why } from './page.js';

const SEARCH = ['how', 'incidents', 'process', 'version', 'outcome', 'reviewer', 'case', 'startedFrom', 'startedTo',
  'endedFrom', 'endedTo', 'minutesFrom', 'minutesTo', 'sort', 'order', 'page', 'size'];
const SIZES = [25, 50, 100, 200];

export const HOW = {
  running: say('Running', '进行中'),
  finished: say('Finished', '已结束'),
  'ended-early': say('Ended early', '提前结束'),
};

const INCIDENTS = { open: say('Open', '未解决'), any: say('Any, ever', '曾出现过') };

const options = (chosen, all) => [
  el('option', { value: '' }, say('Any', '不限')),
  all.map(([value, label]) => el('option', { value, selected: String(value) === chosen }, label)),
  // What is asked for and cannot be chosen is still what is asked for.
  chosen && !all.some(([value]) => String(value) === chosen) ? el('option', { value: chosen, selected: true }, chosen) : null,
];

const field = (name, label, input) => {
  input.setAttribute('name', name);
  return el('label', { class: `rg-field rg-field-${name}` }, el('span', {}, label), input);
};

const form = (search, { processes, reviewers }) => {
  const chosen = processes.find((one) => one.process === search.process);
  const outcomes = new Map((chosen ? [chosen] : processes).flatMap((one) => Object.entries(one.outcomes)));
  const select = (name, label, all) => field(name, label, el('select', {}, options(search[name] || '', all)));
  const input = (name, label, attributes) => field(name, label, el('input', { value: search[name], ...attributes }));
  const day = (name, label) => input(name, label, { type: 'date', min: '2000-01-01', max: '2999-12-31' });
  const number = (name, label) => input(name, label, { type: 'number', min: 0, max: 10000000, step: 1 });
  const asked = (node) => Object.fromEntries([...new FormData(node)].map(([name, value]) => [name, value.trim()]));
  return el('form', {
    class: 'rg-search',
    role: 'search',
    onsubmit: (event) => {
      event.preventDefault();
      go({ view: 'find', ...asked(event.target), sort: search.sort, order: search.order, size: search.size });
    },
    // Versions and outcomes are those of the process.
    onchange: ({ target, currentTarget }) => {
      if (target.name === 'process') {
        const { version, outcome, ...rest } = asked(currentTarget);
        currentTarget.replaceWith(form({ ...search, ...rest, version: '', outcome: '' }, { processes, reviewers }));
        document.querySelector('.rg-search [name=process]').focus();
      }
    },
  },
  input('case', say('Case number', '案件编号'), { type: 'search', placeholder: '3F2A91C4', autocomplete: 'off' }),
  select('how', say('Status', '状态'), Object.entries(HOW)),
  select('process', say('Process, also called', '流程（含被调用）'), processes.map((one) => [one.process, named(one.name)])),
  select('version', say('Version', '版本'), (chosen ? chosen.versions : []).map(({ version }) => [version, `v${version}`])),
  select('outcome', say('Outcome', '结果'), [...outcomes].map(([id, name]) => [id, named(name)])
    .sort((one, other) => one[1].localeCompare(other[1]))),
  select('reviewer', say('Reviewer', '审核员'), reviewers.map((reviewer) => [reviewer, reviewer])),
  select('incidents', say('Incident', '事件'), Object.entries(INCIDENTS)),
  el('span', { class: 'rg-range' }, day('startedFrom', say('Started from', '开始于')), day('startedTo', say('to', '至'))),
  el('span', { class: 'rg-range' }, day('endedFrom', say('Ended from', '结束于')), day('endedTo', say('to', '至'))),
  el('span', { class: 'rg-range' }, number('minutesFrom', say('Minutes from', '用时（分）')),
    number('minutesTo', say('to', '至'))),
  el('span', { class: 'rg-buttons' },
    el('button', { type: 'submit', class: 'rg-primary' }, say('Find', '查找')),
    el('a', { href: link({ view: 'find' }) }, say('Clear', '清除'))));
};

const sorter = (search) => (name, label) => {
  const sorted = (search.sort || 'started') === name;
  const descending = sorted && search.order !== 'asc';
  return el('th', { scope: 'col', 'aria-sort': sorted ? (descending ? 'descending' : 'ascending') : null },
    el('a', {
      href: link({ view: 'find', ...search, page: '', sort: name, order: descending ? 'asc' : 'desc' }),
    }, label, sorted ? el('span', { 'aria-hidden': 'true' }, descending ? ' ▼' : ' ▲') : null));
};

const rows = (cases) => cases.map((one) => [
  el('a', { class: 'rg-case', href: link({ view: 'case', id: one.id }) }, caseNumber(one.caseId)),
  [named(one.name), ' ', el('small', {}, one.version ? `v${one.version}` : say('version deleted', '版本已删除'))],
  when(one.startedAt),
  when(one.endedAt),
  lasting(one.seconds),
  [el('span', { class: `rg-how rg-how-${one.how}` }, HOW[one.how]),
    one.openIncidents ? el('span', { class: 'rg-how rg-how-incident' }, say('Incident', '有事件')) : null],
  named(one.outcomeName) || (one.at.length ? [el('small', {}, say('at ', '停在 ')), one.at.map(named).join(', ')] : '—'),
  one.reviewers.join(', ') || '—',
]);

const pager = (search, { total, page, size }) => {
  const last = Math.max(0, Math.ceil(total / size) - 1);
  const to = (target, label, rel) => (target < 0 || target > last || target === page
    ? el('span', { class: 'rg-none' }, label)
    : el('a', { href: link({ view: 'find', ...search, page: target || '' }), rel }, label));
  return el('nav', { class: 'rg-pager', 'aria-label': say('Pages', '分页') },
    to(0, say('First', '首页')), to(page - 1, say('Previous', '上一页'), 'prev'),
    el('span', {}, say(`Page ${page + 1} of ${(last + 1).toLocaleString()}`, `第 ${page + 1} / ${last + 1} 页`)),
    to(page + 1, say('Next', '下一页'), 'next'), to(last, say('Last', '末页')),
    el('label', {}, el('span', {}, say('Rows', '每页')), el('select', {
      onchange: ({ target }) => go({ view: 'find', ...search, page: '', size: target.value }),
    }, SIZES.map((one) => el('option', { value: one, selected: one === size }, one)))));
};

/** Says beside the search what is wrong with it, and marks where. */
const complain = (node, failed, input) => {
  const wrong = failed.wrong.parameter;
  input.setAttribute('aria-invalid', 'true');
  input.setAttribute('aria-describedby', 'rg-wrong');
  const label = input.closest('label').querySelector('span').textContent;
  const from = /To$/.test(wrong) && node.querySelector(`.rg-search [name="${wrong.replace(/To$/, 'From')}"]`);
  const which = from ? `${from.closest('label').querySelector('span').textContent} … ${label}` : label;
  node.append(el('p', { class: 'rg-error', id: 'rg-wrong', role: 'alert' },
    `${which}: ${why(failed)}`));
};

const searched = (asked) => Object.fromEntries(
  SEARCH.filter((name) => asked.get(name)).map((name) => [name, asked.get(name)]));

export const show = async (node, asked) => {
  const search = searched(asked);
  const { zone, ...choices } = await askable();
  node.append(form(search, choices));
  let found;
  try {
    found = await ask('cases', search);
  } catch (failed) {
    const input = failed.wrong && node.querySelector(`.rg-search [name="${CSS.escape(failed.wrong.parameter)}"]`);
    if (!input) {
      throw failed;
    }
    complain(node, failed, input);
    return;
  }
  const head = sorter(search);
  node.append(
    el('p', { class: 'rg-total', role: 'status' },
      say(`${found.total.toLocaleString()} ${found.total === 1 ? 'case' : 'cases'}`, `共 ${found.total.toLocaleString()} 件`),
      el('small', {}, say(` · times are those of ${zone}`, ` · 时间按 ${zone}`))));
  if (!found.cases.length) {
    node.append(el('p', { class: 'rg-empty' }, found.total
      ? say('This page is past the last one.', '已超过最后一页。')
      : say('No case fits. Ask for less, or for another time.', '没有符合条件的案件，请放宽条件或更换时间。')));
  } else {
    node.append(table([say('Case', '案件'), say('Process', '流程'), head('started', say('Started', '开始')),
      head('ended', say('Ended', '结束')), head('duration', say('Took', '用时')), say('Status', '状态'),
      say('Outcome, or where it is', '结果或所在环节'), say('Reviewer', '审核员')], rows(found.cases)));
  }
  if (found.total) {
    node.append(pager(search, found));
    node.append(el('p', { class: 'rg-take' }, el('a', { href: file('cases.csv', search), download: '' },
      say('Take along as CSV', '下载 CSV'))));
  }
};
