/* What Regain adds to Cockpit: the history of every case, at #/history, and ways to it from Cockpit's own pages. */

import { address, ask, askable, caseNumber, el, lasting, link, named, page, say, table, tell, when } from './history/page.js';

/** The views of the page by their names in the address; one with a label has a tab. */
const VIEWS = {
  find: { label: say('Cases', '案件'), load: () => import('./history/find.js') },
  case: { tab: 'find', load: () => import('./history/case.js') },
  many: { label: say('Numbers', '统计'), load: () => import('./history/many.js') },
};

const tabs = (view) => el('nav', { class: 'rg-tabs', 'aria-label': say('History', '历史') },
  Object.entries(VIEWS).filter(([, one]) => one.label).map(([name, one]) => el('a', {
    href: link({ view: name }),
    'aria-current': (VIEWS[view].tab || view) === name ? 'page' : null,
  }, one.label)));

/* Cockpit draws the whole route anew when its search changes; so a view only reads the address. */
const showPage = (node) => {
  const asked = address();
  const view = Object.hasOwn(VIEWS, asked.get('view')) ? asked.get('view') : 'find';
  const content = el('div', { class: 'rg-content' });
  node.append(page(tabs(view), content));
  document.title = `${say('History', '历史')} · Cockpit`;
  return tell(content, async () => (await VIEWS[view].load()).show(content, asked));
};

const showOnDashboard = (node) => {
  const content = el('div', { class: 'rg-content' });
  node.append(el('section', { class: 'rg rg-dashboard' }, el('h3', {}, say('History of cases', '案件历史')), content));
  return tell(content, async () => {
    const count = async (search) => (await ask('cases', { ...search, size: 1 })).total;
    const figures = [
      [say('Running', '进行中'), { how: 'running' }],
      [say('Finished', '已结束'), { how: 'finished' }],
      [say('Ended early', '提前结束'), { how: 'ended-early' }],
      [say('With open incident', '有未解决事件'), { incidents: 'open' }],
    ];
    const counts = await Promise.all(figures.map(([, search]) => count(search)));
    content.append(el('ul', { class: 'rg-figures' }, figures.map(([label, search], at) => el('li', {},
      el('a', { href: link({ view: 'find', ...search }) }, el('b', {}, counts[at].toLocaleString()), label)))));
  });
};

/* What a process page shows: the cases that came to it, each a way to its history. */
const showOnDefinition = (node, { processDefinitionId }) => {
  const content = el('div', { class: 'rg rg-content' });
  node.append(content);
  return tell(content, async () => {
    const { processes } = await askable();
    const process = processes.find((one) => one.versions.some((version) => version.definition === processDefinitionId));
    const { version } = process.versions.find((one) => one.definition === processDefinitionId);
    const search = { process: process.process, version };
    const { total, cases } = await ask('cases', { ...search, size: 10 });
    content.append(
      el('p', {}, el('a', { href: link({ view: 'find', ...search }) },
        say(`All ${total.toLocaleString()} cases of this version, finished and running`,
          `此版本的全部 ${total.toLocaleString()} 件案件（含已结束）`))),
      table([say('Case', '案件'), say('Process', '流程'), say('Started', '开始'), say('Took', '用时'),
        say('Outcome, or where it is', '结果或所在环节')], cases.map((found) => [
        el('a', { href: link({ view: 'case', id: found.id }) }, caseNumber(found.caseId)),
        named(found.name),
        when(found.startedAt),
        lasting(found.seconds),
        named(found.outcomeName) || (found.at.length ? [el('small', {}, say('at ', '停在 ')), found.at.map(named).join(', ')] : '—'),
      ])));
  });
};

const showOnInstance = (node, { processInstanceId }) => {
  const content = el('div', { class: 'rg rg-content' });
  node.append(content);
  return tell(content, async () => {
    const [told] = await Promise.all([ask(`cases/${encodeURIComponent(processInstanceId)}`), askable()]);
    const passed = told.activities.filter((one) => one.instance === processInstanceId);
    content.append(
      el('p', {}, el('a', { href: link({ view: 'case', id: processInstanceId }) },
        say(`The history of case ${caseNumber(told.caseId)}: path, replay, tasks, decisions`,
          `案件 ${caseNumber(told.caseId)} 的历史：路径、回放、任务、决策`))),
      table([say('Began', '开始'), say('Activity', '环节'), say('Took', '用时')], passed.map((one) => [
        when(one.startedAt),
        named(one.name || one.activity),
        one.endedAt ? lasting((Date.parse(one.endedAt) - Date.parse(one.startedAt)) / 1000) : say('still', '进行中'),
      ])));
  });
};

const plugin = (pluginPoint, id, priority, properties, render) => ({ id, pluginPoint, priority, properties, render });

export default [
  plugin('cockpit.navigation', 'regain-history', 5, {
    checkActive: (url) => url.includes('#/history'),
  }, (node) => node.append(el('a', { href: '#/history' }, say('History', '历史')))),
  plugin('cockpit.route', 'regain-history-page', 0, { path: '/history' }, showPage),
  plugin('cockpit.dashboard', 'regain-history-dashboard', 5, {}, showOnDashboard),
  plugin('cockpit.processDefinition.runtime.tab', 'regain-history-definition', 5, { label: say('History', '历史') },
    showOnDefinition),
  plugin('cockpit.processInstance.runtime.tab', 'regain-history-instance', 5, { label: say('History', '历史') },
    showOnInstance),
];
