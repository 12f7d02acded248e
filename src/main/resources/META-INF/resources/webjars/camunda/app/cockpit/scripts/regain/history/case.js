/* One case: by any process of it. */

import { ask, el, processName, say, table, when } from './page.js';

export const show = async (node, asked) => {
  const found = await ask(`cases/${encodeURIComponent(asked.get('id') || '')}`);
  node.append(
    el('h2', {}, `${say('Case', '案件')} ${found.caseId.slice(0, 8).toUpperCase()}`),
    table([say('Process', '流程'), say('Started', '开始')], found.instances.map((one) => [
      processName(one.name), when(one.startedAt)])));
};
