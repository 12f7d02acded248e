/* Numbers about many cases of one process, maybe beside those of another time or version. What is asked for is in the address. */

import { ask, askable, day, el, file, go, lasting, link, named, say, table, tell, when } from './page.js';
import { bars } from './charts.js';
import { heatMap } from './heat.js';

document.head.append(el('link', { rel: 'stylesheet', href: new URL('many.css', import.meta.url).href }));

const DAY = 86400000;
const MOST_BARS = 14;
const AT_ONCE = 2;

const SEARCH = ['process', 'version', 'from', 'until', 'thanVersion', 'thanFrom', 'thanUntil'];

const STATES = { running: say('still running', '进行中'), deleted: say('deleted', '已删除') };

const number = (value) => (value === null || value === undefined ? '—' : Math.round(value).toLocaleString());
const percent = (part, whole) => (whole ? (100 * part) / whole : null);
const share = (value) => (value === null || value === undefined ? '—' : `${value.toFixed(1)} %`);

/** How a kind of value is told, and how a difference of two. */
const KINDS = {
  count: number,
  share,
  time: lasting,
};

const difference = (kind, value, than) => {
  if (value === null || value === undefined || than === null || than === undefined) {
    return '—';
  }
  const exact = value - than;
  // What is less than a table shows is no difference.
  const by = Math.abs(exact) < 0.05 ? 0 : exact;
  return `${by > 0 ? '+' : by < 0 ? '−' : '±'}${kind === 'time' && by === 0 ? '0' : KINDS[kind](Math.abs(by))}`;
};

/* Of the first selection and of the second, if there is one. */
const names = (tables) => (tables.length > 1 ? [say('this', '本期'), say('compared with', '对比')] : ['']);

const days = ({ from, until }) => (from || until
  ? `${from || say('the beginning', '最早')} – ${until || say('now', '现在')}`
  : say('at all times', '全部时间'));

/* What stands on each side of a comparison. */
const sides = (tables) => el('dl', { class: 'rg-sides' }, tables.map((one, at) => [
  el('dt', {}, names(tables)[at]),
  el('dd', {}, one.version ? say(`version ${one.version}`, `版本 ${one.version}`) : say('all versions', '全部版本'), ', ', days(one)),
]));

/**
 * Rows of both selections as one table: what they have in common, then each value of this, of the other, and by how much they differ.
 *
 * @param columns {head, text} for what names a row, {head, kind, value} for a value
 */
const compared = (tables, id, columns) => {
  const rows = new Map();
  tables.forEach(({ rows: found }, at) => found.forEach((row) => {
    const both = rows.get(id(row)) || [];
    both[at] = row;
    rows.set(id(row), both);
  }));
  const two = tables.length > 1;
  const heads = columns.flatMap(({ head, kind }) => (kind && two
    ? [head, say('compared', '对比期'), say('difference', '差')]
    : [head]));
  const cells = [...rows.values()].map((both) => columns.flatMap(({ text, kind, value }) => {
    if (!kind) {
      return [text(both[0] || both[1])];
    }
    const values = [0, 1].map((at) => (both[at] ? value(both[at], tables[at].rows) : null));
    const shown = (one) => el('span', { class: 'rg-value' }, one);
    return two
      ? [shown(KINDS[kind](values[0])), shown(KINDS[kind](values[1])), shown(difference(kind, ...values))]
      : [shown(KINDS[kind](values[0]))];
  }));
  return table(heads, cells);
};

const nameOf = (row) => named(row.name || row.activity);

const both = (tables, fill, label, values) => tables.map((one, at) => ({
  label: [label, names(tables)[at]].filter(Boolean).join(' · '),
  values: values(one.rows),
  fill: at ? 'light' : fill,
}));

/* Rows of the first selection, and for the others the same or nothing. */
const aligned = (tables, id, pick) => (rows) => tables[0].rows.map((row) => {
  const same = rows.find((one) => id(one) === id(row));
  return same ? pick(same) : 0;
});

const funnel = {
  title: say('From the first page to the outcome', '从第一页到结果'),
  note: say('Opened: how often the first page was, by whomever, in all versions; then each case counts once at a page. Given up: it was its last page, never answered, and the case is over; or an outcome that nobody wanted.',
    '打开：第一页被打开的次数（不分版本，不区分访问者）；此后每件案件在每一页只计一次。放弃：这是它的最后一页，没有作答，案件已结束；或提前结束的结果。'),
  draw: async (node, tables, { process, outcomeNames }) => {
    const begun = (rows) => rows.find((row) => row.kind === 'begun').reached;
    const id = (row) => `${row.kind} ${row.process} ${row.activity}`;
    const outcome = (row) => named(outcomeNames[row.activity]) || STATES[row.activity] || named(row.name);
    const label = (row) => ({
      opened: () => say('First page opened', '打开第一页'),
      begun: () => say('Begun', '开始'),
      page: () => nameOf(row),
      staff: () => `${nameOf(row)}${say(' (staff)', '（工作人员）')}`,
      outcome: () => `→ ${outcome(row)}`,
    })[row.kind]();
    const series = tables.flatMap((one, at) => [
      ['wentOn', say('went on', '继续'), at ? 'light' : 'solid'],
      ['openNow', say('is there now', '停留中'), at ? 'falling' : 'striped'],
      ['givenUp', say('given up', '放弃'), at ? 'crossed' : 'hatched'],
    ].map(([key, name, fill]) => ({
      label: [name, names(tables)[at]].filter(Boolean).join(' · '),
      values: aligned(tables, id, (row) => row[key])(one.rows),
      fill,
      stack: String(at),
    })));
    await bars(node, tables[0].rows.map(label), series, { title: funnel.title, say: number, lying: true, stacked: true });
    return compared(tables, id, [
      { head: say('Page', '页面'), text: (row) => (row.process === process ? label(row) : [label(row), el('small', {}, ` ${row.process}`)]) },
      { head: say('Reached', '到达'), kind: 'count', value: (row) => row.reached },
      { head: say('of all', '占全部'), kind: 'share', value: (row, rows) => (row.kind === 'opened' ? null : percent(row.reached, begun(rows))) },
      { head: say('Given up', '放弃'), kind: 'count', value: (row) => row.givenUp },
      { head: say('drop-off', '流失率'), kind: 'share', value: (row) => percent(row.givenUp, row.reached) },
      { head: say('There now', '停留中'), kind: 'count', value: (row) => row.openNow },
      { head: say('Went on', '继续'), kind: 'count', value: (row) => row.wentOn },
    ]);
  },
};

const outcomes = {
  title: say('How cases came out, and how long they took', '案件的结果与用时'),
  note: say('Without holds: less the time in which the applicant is asked for more, or a change may be objected to. Working time: of that, what passes on working days.',
    '不含等待：减去等申请人补充材料和变更等待期的时间。工作时间：其中落在工作日的部分。'),
  draw: async (node, tables, { outcomeNames }) => {
    const label = (row) => (row.outcome ? named(outcomeNames[row.outcome]) || STATES[row.outcome] || row.outcome : say('All', '全部'));
    const id = (row) => row.outcome;
    const first = { ...tables[0], rows: tables[0].rows.filter((row) => row.outcome) };
    const list = [first, ...tables.slice(1)];
    await bars(node, first.rows.map(label),
      both(list, 'solid', say('cases', '案件'), aligned(list, id, (row) => row.cases)),
      { title: outcomes.title, say: number, lying: true });
    const time = (head, key) => ({ head, kind: 'time', value: (row) => row[key] });
    return compared(tables, id, [
      { head: say('Outcome', '结果'), text: label },
      { head: say('Cases', '案件'), kind: 'count', value: (row) => row.cases },
      { head: say('of all', '占全部'), kind: 'share', value: (row, rows) => percent(row.cases, rows[0].cases) },
      time('p50', 'p50Seconds'), time('p90', 'p90Seconds'), time('p95', 'p95Seconds'),
      time(say('p50 without holds', 'p50 不含等待'), 'p50WithoutHoldsSeconds'),
      time('p90', 'p90WithoutHoldsSeconds'), time('p95', 'p95WithoutHoldsSeconds'),
      time(say('p50 working time', 'p50 工作时间'), 'p50WorkingSeconds'),
      time('p90', 'p90WorkingSeconds'), time('p95', 'p95WorkingSeconds'),
    ]);
  },
};

const TAKES_TIME = new Set(['userTask', 'callActivity', 'serviceTask', 'businessRuleTask', 'subProcess', 'receiveTask',
  'intermediateTimer', 'intermediateMessageCatch', 'eventBasedGateway']);

const activities = {
  title: say('How long each activity takes', '各环节用时'),
  note: say('Of what began in this time, by when it began; half of them took p50 or less. Without holds: less the time in which, in what it calls or holds, the applicant is asked for more, or a change may be objected to. Working time: of that, what passes on working days. Over target: later than the due date, or than the time that is set for it.',
    '按开始时间统计；p50 表示一半不超过这个时间。不含等待：减去其调用或包含的环节里等申请人补充材料和变更等待期的时间。工作时间：其中落在工作日的部分。超时：晚于到期日，或超过设定的时限。'),
  draw: async (node, tables) => {
    const id = (row) => row.activity;
    const slow = tables[0].rows.filter((row) => TAKES_TIME.has(row.type) && row.p50Seconds !== null)
      .sort((one, other) => other.p90Seconds - one.p90Seconds).slice(0, MOST_BARS);
    const list = [{ ...tables[0], rows: slow }, ...tables.slice(1)];
    const values = (key) => aligned(list, id, (row) => row[key]);
    await bars(node, slow.map(nameOf), [
      ...both(list, 'solid', 'p50', values('p50Seconds')),
      ...both(list, 'hatched', 'p90', values('p90Seconds')).map((one, at) => (at ? { ...one, fill: 'crossed' } : one)),
    ], { title: activities.title, say: lasting, lying: true, logarithmic: true });
    const time = (head, key) => ({ head, kind: 'time', value: (row) => row[key] });
    return compared(tables, id, [
      { head: say('Activity', '环节'), text: nameOf },
      { head: say('Begun', '次数'), kind: 'count', value: (row) => row.begun },
      { head: say('Open', '进行中'), kind: 'count', value: (row) => row.openNow },
      time('p50', 'p50Seconds'), time('p90', 'p90Seconds'), time('p95', 'p95Seconds'),
      time(say('p50 without holds', 'p50 不含等待'), 'p50WithoutHoldsSeconds'),
      time('p90', 'p90WithoutHoldsSeconds'), time('p95', 'p95WithoutHoldsSeconds'),
      time(say('p50 working time', 'p50 工作时间'), 'p50WorkingSeconds'),
      time('p90', 'p90WorkingSeconds'), time('p95', 'p95WorkingSeconds'),
      { head: say('Over target', '超时'), kind: 'share', value: (row) => (row.measured === null ? null : percent(row.overTarget, row.measured)) },
    ]);
  },
};

const heat = {
  title: say('On the diagram', '流程图热力'),
  from: 'activities',
  draw: (node, tables, { definitions }) => heatMap(node, tables, names(tables), definitions),
};

const rejections = {
  title: say('Why appeals were rejected', '不通过的原因'),
  note: say('The most frequent first; the line is the share of all reasons so far. An appeal may be rejected for several.',
    '按次数从多到少；折线为累计占比。一件申诉可以有多个原因。'),
  draw: async (node, tables, { reasons }) => {
    const id = (row) => row.reason;
    const words = (row) => reasons[row.reason] && say(reasons[row.reason].english, reasons[row.reason].chinese);
    const label = (row) => `${row.reason} ${words(row) || ''}`;
    await bars(node, tables[0].rows.map((row) => row.reason), [
      ...both(tables, 'hatched', say('appeals', '申诉'), aligned(tables, id, (row) => row.cases)),
      { label: say('so far', '累计'), values: tables[0].rows.map((row) => percent(row.soFar, row.ticks)), share: true },
    ], { title: rejections.title, say: number });
    return compared(tables, id, [
      { head: say('Reason', '原因'), text: label },
      { head: say('Appeals', '申诉'), kind: 'count', value: (row) => row.cases },
      { head: say('of all reasons', '占全部原因'), kind: 'share', value: (row) => percent(row.cases, row.ticks) },
      { head: say('so far', '累计'), kind: 'share', value: (row) => percent(row.soFar, row.ticks) },
    ]);
  },
};

const rounds = {
  title: say('How often applicants were asked for more', '要求补充的轮次'),
  draw: async (node, tables) => {
    const id = (row) => row.rounds;
    await bars(node, tables[0].rows.map((row) => String(row.rounds)),
      both(tables, 'solid', say('appeals', '申诉'), aligned(tables, id, (row) => row.cases)),
      { title: rounds.title, say: number });
    const count = (head, key) => ({ head, kind: 'count', value: (row) => row[key] });
    return compared(tables, id, [
      { head: say('Times asked', '补充次数'), text: (row) => String(row.rounds) },
      count(say('Appeals', '申诉'), 'cases'),
      { head: say('of all', '占全部'), kind: 'share', value: (row, rows) => percent(row.cases, rows.reduce((sum, one) => sum + one.cases, 0)) },
      count(say('Approved', '通过'), 'approved'),
      { head: say('share', '通过率'), kind: 'share', value: (row) => percent(row.approved, row.approved + row.rejected) },
      count(say('Rejected', '不通过'), 'rejected'),
      count(say('Running', '进行中'), 'running'),
    ]);
  },
};

const openReviews = {
  title: say('What waits for the staff now, by age', '待审核任务的积压时间'),
  note: say('Working days of 24 hours since the task was there; whenever the case began.', '从任务产生起的工作日（每日 24 小时），不限案件开始时间。'),
  once: true,
  draw: async (node, [{ rows }]) => {
    const ages = [0, 1, 2, 3, 4, 5];
    const age = (days) => (days === 5 ? say('5 days and more', '5 天及以上') : say(`${days} to ${days + 1} days`, `${days}–${days + 1} 天`));
    const sum = (days, pick) => rows.filter((row) => row.days === days).reduce((all, row) => all + pick(row), 0);
    await bars(node, ages.map(age), [
      { label: say('in time', '未逾期'), values: ages.map((days) => sum(days, (row) => row.tasks - row.overdue)), fill: 'solid', stack: 'all' },
      { label: say('overdue', '已逾期'), values: ages.map((days) => sum(days, (row) => row.overdue)), fill: 'hatched', stack: 'all' },
    ], { title: openReviews.title, say: number, stacked: true });
    return table([say('Task', '任务'), say('Age', '积压'), say('Tasks', '数量'), say('Overdue', '已逾期'), say('Unclaimed', '未领取')],
      rows.map((row) => [nameOf(row), age(row.days), row.tasks, row.overdue, row.unclaimed]));
  },
};

const overdue = {
  title: say('Overdue now, the latest first', '已逾期的任务'),
  once: true,
  open: true,
  draw: async (node, [{ rows }]) => table(
    [say('Case', '案件'), say('Task', '任务'), say('There since', '产生于'), say('Was due', '到期'), say('Late by, working time', '逾期（工作时间）')],
    rows.map((row) => [
      el('a', { href: link({ view: 'case', id: row.id }) }, (row.caseId || row.id).slice(0, 8).toUpperCase()),
      nameOf(row), when(row.since), when(row.due), lasting(row.lateSeconds),
    ])),
};

const reviewers = {
  title: say('What reviewers completed', '审核员完成的任务'),
  note: say('Nobody with fewer than 5 cases is shown, nor whoever could be told from the sum of all then. Time is working time from when the task was there, not from when it was claimed.',
    '案件不足 5 件的审核员不显示；会因此被推算出来的也不显示。用时为从任务产生起的工作时间，不是从领取起。'),
  draw: async (node, tables) => {
    const id = (row) => row.reviewer;
    await bars(node, tables[0].rows.map(id),
      both(tables, 'solid', say('tasks', '任务'), aligned(tables, id, (row) => row.tasks)),
      { title: reviewers.title, say: number, lying: true });
    const time = (head, key) => ({ head, kind: 'time', value: (row) => row[key] });
    return compared(tables, id, [
      { head: say('Reviewer', '审核员'), text: id },
      { head: say('Cases', '案件'), kind: 'count', value: (row) => row.cases },
      { head: say('Tasks', '任务'), kind: 'count', value: (row) => row.tasks },
      { head: say('After the due date', '逾期完成'), kind: 'share', value: (row) => percent(row.overdue, row.tasks) },
      time('p50', 'p50WorkingSeconds'), time('p90', 'p90WorkingSeconds'),
    ]);
  },
};

const SECTIONS = { funnel, outcomes, heat, activities, rejections, rounds, 'open-reviews': openReviews, overdue, reviewers };

/** Asks in their order, and so many at once: the first numbers are there soon, and other pages' questions get their turn. */
const lanes = () => {
  const ends = Array.from({ length: AT_ONCE }, () => Promise.resolve());
  let asked = 0;
  return (question) => {
    const lane = asked++ % AT_ONCE;
    const answer = ends[lane].then(question);
    ends[lane] = answer.catch(() => {});
    return answer;
  };
};

const section = (name, search, context, answers, inTurn) => {
  const { title, note, from, once, open, draw } = SECTIONS[name];
  const content = el('div', { class: 'rg-content' });
  const source = from || name;
  const node = el('section', { class: `rg-numbers rg-numbers-${name}`, 'aria-labelledby': `rg-${name}` },
    el('h3', { id: `rg-${name}` }, title),
    note ? el('p', { class: 'rg-about' }, note) : null,
    content);
  tell(content, async () => {
    answers[source] = answers[source]
      || inTurn(() => ask(`numbers/${source}`, once ? { process: search.process } : search));
    const { tables } = await answers[source];
    if (!tables[0].rows.length) {
      content.append(el('p', { class: 'rg-none' }, say('Nothing in this time.', '这段时间没有数据。')));
      return;
    }
    if (tables.length > 1) {
      content.append(sides(tables));
    }
    const behind = await draw(content, tables, context);
    if (behind) {
      content.append(el('details', { open },
        el('summary', {}, say('Table', '表格')), behind));
      content.append(el('p', { class: 'rg-take' }, el('a', {
        href: file(`numbers/${source}.csv`, once ? { process: search.process } : search),
        download: '',
      }, say('Take along as CSV', '下载 CSV'))));
    }
  });
  return node;
};

/* So many days before another one; days have no clock. */
const earlier = (count, than) => new Date(Date.parse(than) - count * DAY).toISOString().slice(0, 10);

/* The same length of time, right before. */
const before = ({ from, until }) => {
  const length = Math.round((Date.parse(until) - Date.parse(from)) / DAY) + 1;
  return { thanFrom: earlier(length, from), thanUntil: earlier(1, from) };
};

const isThere = (process, version) => Boolean(process) && process.versions.some((one) => String(one.version) === version);

const form = (search, processes) => {
  const chosen = processes.find((one) => one.process === search.process);
  const gone = (value, label) => el('option', { value, selected: true }, `${label} ${say('(deleted)', '（已删除）')}`);
  const field = (name, label, input) => {
    input.setAttribute('name', name);
    return el('label', { class: 'rg-field' }, el('span', {}, label), input);
  };
  const dayInput = (name, label) => field(name, label, el('input', { type: 'date', value: search[name], min: '2000-01-01', max: '2999-12-31' }));
  const version = (name, label, none) => field(name, label, el('select', {},
    el('option', { value: '' }, none),
    (chosen ? chosen.versions : [])
      .map((one) => el('option', { value: one.version, selected: String(one.version) === search[name] }, `v${one.version}`)),
    // What is asked for and cannot be chosen is still what is asked for.
    search[name] && !isThere(chosen, search[name]) ? gone(search[name], `v${search[name]}`) : null));
  const asked = (node) => Object.fromEntries([...new FormData(node)]);
  const node = el('form', {
    class: 'rg-search',
    role: 'search',
    onsubmit: (event) => {
      event.preventDefault();
      go({ view: 'many', ...asked(node) });
    },
    onchange: ({ target }) => {
      if (target.name === 'process') {
        go({ view: 'many', ...asked(node), version: '', thanVersion: '' });
      }
    },
  },
  field('process', say('Process', '流程'), el('select', {}, processes.map((one) => el('option', {
    value: one.process, selected: one === chosen,
  }, named(one.name))), chosen ? null : gone(search.process, search.process))),
  version('version', say('Version', '版本'), say('All', '全部')),
  el('span', { class: 'rg-range' }, dayInput('from', say('From', '从')), dayInput('until', say('to', '至'))),
  el('span', { class: 'rg-range rg-than' },
    version('thanVersion', say('Compare with version', '对比版本'), say('The same', '相同')),
    dayInput('thanFrom', say('from', '从')), dayInput('thanUntil', say('to', '至'))),
  el('span', { class: 'rg-buttons' },
    el('button', { type: 'submit', class: 'rg-primary' }, say('Show', '查看')),
    Date.parse(search.from) && Date.parse(search.until)
      ? el('a', { href: link({ view: 'many', ...search, ...before(search) }) }, say('Compare with the time before', '与上一段时间对比'))
      : null,
    search.thanFrom || search.thanUntil || search.thanVersion
      ? el('a', { href: link({ view: 'many', ...search, thanFrom: '', thanUntil: '', thanVersion: '' }) }, say('Do not compare', '取消对比'))
      : null));
  return node;
};

const searched = (asked, processes) => {
  const search = Object.fromEntries(SEARCH.filter((name) => asked.get(name)).map((name) => [name, asked.get(name)]));
  // The last 90 days of the appeals, until somebody asks for something else.
  const first = processes.find((one) => one.process === 'enterpriseAppeal') || processes[0];
  return search.process
    ? search
    : { process: first.process, from: earlier(89, day(Date.now())), until: day(Date.now()), ...search };
};

export const show = async (node, asked) => {
  const { processes, reasons } = await askable();
  const search = searched(asked, processes);
  const { versions, outcomes: outcomeNames } = processes.find((one) => one.process === search.process)
    || { versions: [], outcomes: {} };
  node.append(form(search, processes));
  // Of all versions, the newest is drawn.
  const definition = (version) => (versions.find((one) => !version || String(one.version) === version) || {}).definition;
  const context = {
    process: search.process,
    outcomeNames,
    reasons,
    definitions: [definition(search.version), definition(search.thanVersion || search.version)],
  };
  // One question that cannot be answered is not asked nine times.
  const answers = { funnel: ask('numbers/funnel', search) };
  await answers.funnel;
  const inTurn = lanes();
  node.append(
    el('p', { class: 'rg-take' }, el('a', { href: file('events.xes', search), download: '' },
      say('Event log for process mining (XES)', '事件日志（XES，用于流程挖掘）'))),
    ...Object.keys(SECTIONS).map((name) => section(name, search, context, answers, inTurn)));
};
