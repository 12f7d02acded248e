/* One case: the way it took on the diagram, what it called, and all that is kept about it. */

import { draw } from './diagram.js';
import { HOW } from './find.js';
import { ask, askable, caseNumber, el, file, lasting, link, minute, named, say, second, table, when } from './page.js';
import { replay } from './replay.js';

const TYPES = {
  userTask: say('User task', '用户任务'),
  serviceTask: say('Service task', '服务任务'),
  sendTask: say('Send task', '发送任务'),
  receiveTask: say('Receive task', '接收任务'),
  businessRuleTask: say('Decision', '决策'),
  callActivity: say('Called process', '调用流程'),
  subProcess: say('Sub-process', '子流程'),
  exclusiveGateway: say('Gateway', '网关'),
  parallelGateway: say('Parallel gateway', '并行网关'),
  inclusiveGateway: say('Gateway', '网关'),
  eventBasedGateway: say('Event gateway', '事件网关'),
};

const typeName = (type) => TYPES[type]
  || (/start/i.test(type) && say('Start', '开始')) || (/end/i.test(type) && say('End', '结束'))
  || (/timer/i.test(type) && say('Timer', '定时器')) || (/boundary|intermediate/i.test(type) && say('Event', '事件')) || type;

/** Holds several single ones, and is no step of its own. */
const isBody = (activity) => activity.type === 'multiInstanceBody';

const secondsBetween = (from, to) => (to ? (Date.parse(to) - Date.parse(from)) / 1000 : null);

const process = (instance) => [named(instance.name), ' ',
  el('small', {}, instance.version ? `v${instance.version}` : say('version deleted', '版本已删除'))];

const how = (instance) => el('span', { class: `rg-how rg-how-${instance.how}` }, HOW[instance.how]);

const header = (told, instance, zone) => {
  const byId = new Map(told.instances.map((one) => [one.id, one]));
  const above = [];
  for (let up = byId.get(instance.calledBy); up; up = byId.get(up.calledBy)) {
    above.unshift(up);
  }
  return el('header', { class: 'rg-head' },
    el('nav', { class: 'rg-crumbs', 'aria-label': say('Called by', '调用链') },
      el('a', { href: link({ view: 'find' }) }, say('Cases', '案件')), ' › ',
      above.map((up) => [el('a', { href: link({ view: 'case', id: up.id }) }, named(up.name)), ' › ']),
      el('span', { 'aria-current': 'page' }, named(instance.name))),
    el('h2', {}, el('span', { class: 'rg-case' }, caseNumber(told.caseId)), ' ', process(instance), ' ', how(instance)),
    el('p', { class: 'rg-facts' },
      el('span', {}, say('Began ', '开始 '), when(instance.startedAt)),
      instance.endedAt ? el('span', {}, say('Ended ', '结束 '), when(instance.endedAt)) : null,
      instance.endedAt ? el('span', {}, say('Took ', '用时 '),
        lasting(secondsBetween(instance.startedAt, instance.endedAt))) : null,
      instance.outcome ? el('span', {}, say('Outcome ', '结果 '), el('b', {}, named(instance.outcomeName))) : null,
      el('span', {}, say('Key ', '标识 '), el('code', {}, told.caseId)),
      el('span', {}, say(`times are those of ${zone}`, `时间按 ${zone}`))));
};

/** All that a process called, at any depth, and itself. */
const below = (told, id) => {
  const found = new Set([id]);
  // They are told in the order in which they began: who called comes before who was called.
  told.instances.forEach((one) => found.has(one.calledBy) && found.add(one.id));
  return found;
};

const tree = (told, shown) => {
  const item = (instance) => {
    const called = told.instances.filter((one) => one.calledBy === instance.id);
    return el('li', {},
      el('a', {
        href: link({ view: 'case', id: instance.id }),
        'aria-current': instance.id === shown ? 'true' : null,
      }, named(instance.name)), ' ',
      el('small', {}, instance.endedAt ? named(instance.outcomeName) || HOW[instance.how] : HOW.running),
      called.length ? el('ul', {}, called.map(item)) : null);
  };
  return el('nav', { class: 'rg-tree', 'aria-label': say('Processes of this case', '此案件的流程') },
    el('h3', {}, say('Processes of this case', '此案件的流程')),
    el('ul', {}, item(told.instances.find((one) => one.id === told.root))),
    told.others.length ? [
      el('h3', {}, say('The same case, elsewhere', '同一案件的其他流程')),
      el('ul', {}, told.others.map((other) => el('li', {},
        el('a', { href: link({ view: 'case', id: other.id }) }, named(other.name)), ' ',
        el('small', {}, minute(other.startedAt), ' · ', named(other.outcomeName) || HOW[other.how])))),
    ] : null);
};

const counted = (all) => all.reduce((counts, one) => counts.set(one, (counts.get(one) || 0) + 1), new Map());

/** Marks what was passed, how often, and where it is now; and opens what was called. */
const markPath = ({ canvas, overlays, registry }, activities, flows) => {
  const steps = activities.filter((one) => !isBody(one) && registry.get(one.activity));
  const pass = (id) => [id, `${id}_label`].filter((drawn) => registry.get(drawn))
    .forEach((drawn) => canvas.addMarker(drawn, 'rg-passed'));
  steps.filter((one) => one.type === 'subProcess').forEach((one) => canvas.addMarker(one.activity, 'rg-scope'));
  counted(steps.map((one) => one.activity)).forEach((count, id) => {
    pass(id);
    overlays.add(id, 'rg', {
      position: { top: -10, left: -10 },
      html: el('span', { class: 'rg-count', title: say(`${count} times`, `${count} 次`) }, String(count)),
    });
  });
  steps.filter((one) => !one.endedAt).forEach((one) => canvas.addMarker(one.activity, 'rg-now'));
  counted(flows.map((one) => one.flow)).forEach((count, id) => {
    const flow = registry.get(id);
    if (!flow) {
      return;
    }
    pass(id);
    if (count > 1) {
      const [one, other] = flow.waypoints.slice(Math.floor((flow.waypoints.length - 1) / 2));
      const left = Math.min(...flow.waypoints.map((point) => point.x));
      const top = Math.min(...flow.waypoints.map((point) => point.y));
      overlays.add(id, 'rg', {
        position: { left: (one.x + other.x) / 2 - left - 9, top: (one.y + other.y) / 2 - top - 9 },
        html: el('span', { class: 'rg-count rg-count-flow', title: say(`${count} times`, `${count} 次`) }, String(count)),
      });
    }
  });
  const calls = new Map();
  steps.filter((one) => one.called).forEach((one) => calls.set(one.activity, [...(calls.get(one.activity) || []), one]));
  calls.forEach((called, id) => overlays.add(id, 'rg', {
    position: { bottom: 12, right: 24 + (called.length - 1) * 12 },
    html: el('span', { class: 'rg-calls' }, called.slice(-6).map((one, at) => el('a', {
      href: link({ view: 'case', id: one.called }),
      title: say('Open the process that was called', '打开被调用的流程'),
      'aria-label': `${named(one.name || one.activity)}: ${say('open the process that was called', '打开被调用的流程')} ${at + 1}`,
    }, called.length > 1 ? String(at + 1) : '↗'))),
  }));
};

const drawing = async (node, told, instance) => {
  if (!instance.drawn) {
    node.append(el('p', { class: 'rg-note' }, say(
      'This version of the process was deleted, and its diagram with it. What the case did is told below.',
      '该流程版本已删除，流程图也随之删除。案件经过见下方。')));
    return;
  }
  const activities = told.activities.filter((one) => one.instance === instance.id);
  const flows = told.travelled.filter((one) => one.instance === instance.id);
  const diagram = await draw(node, instance.definition,
    say(`Diagram of ${named(instance.name)} with the path of this case; the timeline below tells the same`,
      `${named(instance.name)} 的流程图及本案件路径；下方时间线内容相同`));
  markPath(diagram, activities, flows);
  const last = activities.filter((one) => diagram.registry.get(one.activity)).pop();
  if (last) {
    diagram.focus(last.activity);
  }
  node.append(replay(diagram, activities.filter((one) => !isBody(one)), flows),
    el('p', { class: 'rg-legend' },
      el('span', { class: 'rg-key rg-key-passed' }), say('passed, and how often', '已经过及次数'),
      el('span', { class: 'rg-key rg-key-now' }), say('is there now', '当前所在'),
      el('small', {}, say('Which lines were taken is inferred from what ended and began when; the engine does not keep it.',
        '连线由前后节点的结束与开始时间推断，引擎不保存连线记录。'))));
};

const nameIn = (told) => {
  const byId = new Map(told.instances.map((one) => [one.id, named(one.name)]));
  const definitions = new Map(told.instances.map((one) => [one.id, one.definition]));
  const called = (one) => (told.names[definitions.get(one.instance)] || {})[one.activity];
  return {
    process: (one) => el('a', { href: link({ view: 'case', id: one.instance }) }, byId.get(one.instance) || one.instance),
    activity: (one) => named(called(one) || one.name || one.activity || '—'),
  };
};

const timeline = (activities, name, told) => {
  const first = Math.min(...activities.map((one) => Date.parse(one.startedAt)));
  const last = Math.max(...activities.map((one) => Date.parse(one.endedAt || one.startedAt)), first + 1);
  const share = (moment) => `${((Date.parse(moment) - first) / (last - first) * 100).toFixed(2)}%`;
  const bar = (one) => {
    const mark = el('span', { class: `rg-bar${one.cancelled ? ' rg-bar-cancelled' : ''}${one.endedAt ? '' : ' rg-bar-now'}` });
    mark.style.left = share(one.startedAt);
    mark.style.right = one.endedAt ? `calc(100% - ${share(one.endedAt)})` : '0';
    return el('span', { class: 'rg-bars', 'aria-hidden': 'true' }, mark);
  };
  return table([say('Began', '开始'), say('Activity', '环节'), say('Kind', '类型'), say('Process', '流程'), say('Took', '用时'),
    say('When', '时段')],
  activities.map((one) => [
    el('time', { datetime: one.startedAt }, second(one.startedAt)),
    [name.activity(one),
      one.called && told.instances.some((called) => called.id === one.called)
        ? [' ', el('a', { href: link({ view: 'case', id: one.called }) }, say('open', '打开'))] : null,
      one.cancelled ? [' ', el('small', {}, say('cancelled', '已取消'))] : null],
    typeName(one.type),
    name.process(one),
    one.endedAt ? lasting(secondsBetween(one.startedAt, one.endedAt)) : say('still', '进行中'),
    bar(one),
  ]), { class: 'rg-table rg-timeline' });
};

const holders = (task) => (task.holders.length
  ? el('ol', { class: 'rg-plain' }, task.holders.map((one) => el('li', {},
    one.took ? one.person : el('s', {}, one.person), ' ', when(one.at),
    one.by && one.by !== one.person ? el('small', {}, say(` by ${one.by}`, `（${one.by} 操作）`)) : null,
    one.took ? null : el('small', {}, say(' gave it back', ' 归还')))))
  : '—');

const tasks = (all, name) => table([say('Task', '任务'), say('Process', '流程'), say('Began', '开始'), say('Due', '到期'),
  say('Taken by', '领取'), say('Ended', '结束'), say('By', '完成人')],
all.map((one) => [
  name.activity(one),
  name.process(one),
  when(one.startedAt),
  one.dueAt ? [when(one.dueAt), one.dueAt < (one.endedAt || new Date().toISOString())
    ? el('small', { class: 'rg-late' }, say(' late', ' 逾期')) : null] : '—',
  holders(one),
  one.endedAt ? [when(one.endedAt), ' ', el('small', {}, lasting(secondsBetween(one.startedAt, one.endedAt)))]
    : say('open', '待办'),
  one.completed ? one.decidedBy || say('the applicant', '申请人') : one.endedAt ? say('nobody: it fell away', '无（任务已取消）') : '—',
]));

const shown = (value) => {
  if (value === null || value === undefined) {
    return el('span', { class: 'rg-none' }, say('none', '空'));
  }
  if (typeof value === 'boolean') {
    return value ? say('yes', '是') : say('no', '否');
  }
  return /^\d{4}-\d\d-\d\dT/.test(value) ? when(value) : String(value);
};

const values = (all) => el('ul', { class: 'rg-plain' }, all.map((one) => el('li', {},
  el('small', {}, named(one.name)), ' ',
  shown(one.value))));

const decisions = (all, name) => table([say('When', '时间'), say('Table', '决策表'), say('Asked by', '环节'),
  say('Rows that matched', '命中行'), say('Given', '输入'), say('Answer', '输出')],
all.map((one) => [
  when(one.at),
  [named(one.name || one.decision), ' ',
    el('small', {}, one.version ? `v${one.version}` : say('version deleted', '版本已删除'))],
  [name.activity(one), ' · ', name.process(one)],
  one.rules.length ? one.rules.join(', ') : one.outputs.length && !one.version ? '?' : say('none', '无'),
  values(one.inputs),
  values(one.outputs),
]));

const facts = (all, name) => table([say('Variable', '变量'), say('Value', '值'), say('Kind', '类型'), say('Process', '流程'),
  say('Since', '自')],
all.map((one) => [
  el('code', {}, one.name),
  [shown(one.value), one.values.length > 1
    ? el('details', {}, el('summary', {}, say(`${one.values.length} values`, `${one.values.length} 个值`)),
      el('ol', { class: 'rg-plain' }, one.values.map((was) => el('li', {}, when(was.at), ' ', shown(was.value)))))
    : null],
  one.kind,
  name.process(one),
  one.values.length ? when(one.values[one.values.length - 1].at) : '—',
]));

const KINDS = {
  'async-continuation': say('Continues', '异步继续'),
  'timer-transition': say('Timer', '定时器'),
  'timer-intermediate-transition': say('Timer', '定时器'),
  'timer-start-event-subprocess': say('Timer', '定时器'),
  'timer-task-listener': say('Timer', '定时器'),
};

const STATES = {
  created: say('Waits', '等待中'),
  failed: say('Failed, is tried again', '失败，将重试'),
  done: say('Done', '已完成'),
  deleted: say('No longer needed', '不再需要'),
};

/** The engine notes each thing that befell a job; a job is one line. */
const jobs = (all, name) => {
  const byJob = new Map();
  all.forEach((one) => byJob.set(one.job, [...(byJob.get(one.job) || []), one]));
  return table([say('Job', '作业'), say('For', '环节'), say('Process', '流程'), say('Made', '创建'), say('Due', '到期'),
    say('Failures', '失败次数'), say('Stands', '状态'), say('Since', '自')],
  [...byJob.values()].map((noted) => {
    const last = noted[noted.length - 1];
    const due = noted.map((one) => one.dueAt).filter(Boolean).pop();
    return [
      KINDS[last.kind] || last.kind || '—',
      name.activity(last),
      name.process(last),
      when(noted[0].at),
      due ? when(due) : '—',
      noted.filter((one) => one.state === 'failed').length,
      last.state === 'failed' && last.retries === 0 ? say('Failed for good', '已失败') : STATES[last.state],
      when(last.at),
    ];
  }));
};

const INCIDENT_KINDS = { failedJob: say('A job failed for good', '作业重试耗尽'), failedExternalTask: say('An external task failed', '外部任务失败') };
const INCIDENT_STATES = { open: say('Open', '未解决'), resolved: say('Resolved', '已解决'), deleted: say('Fell away', '已取消') };

const incidents = (all, name) => table([say('Began', '开始'), say('Ended', '结束'), say('What', '类型'), say('Where', '环节'),
  say('Process', '流程'), say('Stands', '状态')],
all.map((one) => [when(one.startedAt), when(one.endedAt), INCIDENT_KINDS[one.kind] || one.kind, name.activity(one),
  name.process(one), INCIDENT_STATES[one.state]]));

/** Parts of which one is shown; arrows lead from tab to tab. */
const parts = (all) => {
  const panels = all.map(([, , build], at) => el('div', {
    role: 'tabpanel', id: `rg-part-${at}`, 'aria-labelledby': `rg-tab-${at}`, tabindex: 0, hidden: at > 0,
  }, at === 0 ? build() : null));
  const choose = (chosen, focus) => {
    list.querySelectorAll('[role=tab]').forEach((tab, at) => {
      tab.setAttribute('aria-selected', String(at === chosen));
      tab.tabIndex = at === chosen ? 0 : -1;
      if (at === chosen && focus) {
        tab.focus();
      }
    });
    panels.forEach((panel, at) => { panel.hidden = at !== chosen; });
    if (!panels[chosen].hasChildNodes()) {
      panels[chosen].append(all[chosen][2]());
    }
  };
  const list = el('div', {
    class: 'rg-parts',
    role: 'tablist',
    'aria-label': say('What is kept about it', '记录'),
    onkeydown: (event) => {
      const now = [...list.children].indexOf(document.activeElement);
      const next = { ArrowRight: now + 1, ArrowLeft: now - 1, Home: 0, End: all.length - 1 }[event.key];
      if (next !== undefined) {
        event.preventDefault();
        choose((next + all.length) % all.length, true);
      }
    },
  }, all.map(([label, count], at) => el('button', {
    type: 'button', role: 'tab', id: `rg-tab-${at}`, 'aria-controls': `rg-part-${at}`,
    'aria-selected': String(at === 0), tabindex: at === 0 ? 0 : -1, onclick: () => choose(at),
  }, label, ' ', el('small', {}, count.toLocaleString()))));
  return [list, ...panels];
};

const records = (told, instance) => {
  const within = below(told, instance.id);
  const of = (all) => all.filter((one) => within.has(one.instance));
  const name = nameIn(told);
  const nothing = () => el('p', { class: 'rg-empty' }, say('Nothing of the kind.', '无记录。'));
  const along = (records) => el('p', { class: 'rg-take' }, el('a', {
    href: file(`cases/${encodeURIComponent(instance.id)}/${records}.csv`), download: '',
  }, say('Take along as CSV', '下载 CSV')));
  const part = (records, label, all, build) => [label, all.length,
    () => (all.length ? el('div', {}, build(all, name, told), along(records)) : nothing())];
  return el('section', { class: 'rg-records' },
    el('h3', {}, instance.id === told.root
      ? say('What is kept about the case', '案件记录')
      : say('What is kept about this process and those it called', '此流程及其调用流程的记录')),
    told.cutOff ? el('p', { class: 'rg-note' }, say('There is more than can be shown: only the first 5,000 of each kind are here.',
      '记录过多，每类只显示前 5,000 条。')) : null,
    parts([
      part('timeline', say('Timeline', '时间线'), of(told.activities).filter((one) => !isBody(one)), timeline),
      part('tasks', say('Tasks', '任务'), of(told.tasks), tasks),
      part('decisions', say('Decisions', '决策'), of(told.decisions), decisions),
      part('variables', say('Variables', '变量'), of(told.facts), facts),
      part('jobs', say('Jobs', '作业'), of(told.jobs), jobs),
      part('incidents', say('Incidents', '事件'), of(told.incidents), incidents),
    ]));
};

export const show = async (node, asked) => {
  const [{ zone }, told] = await Promise.all([askable(), ask(`cases/${encodeURIComponent(asked.get('id') || '')}`)]);
  const instance = told.instances.find((one) => one.id === told.asked);
  const picture = el('div', { class: 'rg-picture' });
  node.append(header(told, instance, zone), el('div', { class: 'rg-case-page' }, tree(told, instance.id), picture),
    records(told, instance));
  await drawing(picture, told, instance);
};
