/* Finds cases: finished, running, ended early. The search is in the address. */

import { ask, el, lasting, link, processName, say, table, when } from './page.js';

const SEARCH = ['how', 'incidents', 'process', 'version', 'outcome', 'reviewer', 'case', 'startedFrom', 'startedTo',
  'endedFrom', 'endedTo', 'minutesFrom', 'minutesTo', 'sort', 'order', 'page', 'size'];

export const show = async (node, asked) => {
  const search = Object.fromEntries(SEARCH.filter((name) => asked.get(name)).map((name) => [name, asked.get(name)]));
  const found = await ask('cases', search);
  node.append(
    el('p', { class: 'rg-total' }, say(`${found.total.toLocaleString()} cases`, `共 ${found.total.toLocaleString()} 件`)),
    table([say('Case', '案件'), say('Process', '流程'), say('Started', '开始'), say('Took', '用时'), say('Outcome', '结果')],
      found.cases.map((one) => [
        el('a', { href: link({ view: 'case', id: one.id }) }, one.caseId.slice(0, 8).toUpperCase()),
        processName(one.name),
        when(one.startedAt),
        lasting(one.seconds),
        one.outcomeName || one.at.join(', '),
      ])));
};
