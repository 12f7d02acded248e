/* What the pages of the history share. Whatever comes from the server gets into a page as text and attributes, never as HTML. */

const webapps = document.querySelector('base').getAttribute('app-root');
const root = webapps.replace(/\/camunda$/, '');

/** The whole product's address of a file of a WebJar. */
export const webjar = (file) => `${root}/webjars/${file}`;

export const chinese = navigator.language.toLowerCase().startsWith('zh');

/** A text in the reader's language. */
export const say = (english, inChinese) => (chinese ? inChinese : english);

let chineseNames = {};

/**
 * What the diagrams call something, in the reader's language: what they say beside the name, or of "Recover by phone 安全手机" the one
 * part or the other.
 */
export const named = (name) => {
  if (chinese && Object.hasOwn(chineseNames, name)) {
    return chineseNames[name];
  }
  const parts = /^([\x20-\x7e]+?)\s+([^\x20-\x7e].*)$/.exec(name || '');
  return parts ? say(parts[1], parts[2]) : name;
};

/** What people of the staff call a case: the beginning of its key. */
export const caseNumber = (caseId) => (caseId || '—').slice(0, 8).toUpperCase();

const append = (node, children) => children.flat(Infinity)
  .filter((child) => child !== null && child !== undefined && child !== false)
  .forEach((child) => node.append(child));

/**
 * An element: its attributes, with on… for listeners; null, undefined and false leave one out. Children are elements or texts.
 */
export const el = (tag, attributes = {}, ...children) => {
  const node = tag.startsWith('svg:')
    ? document.createElementNS('http://www.w3.org/2000/svg', tag.slice(4))
    : document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => {
    if (name.startsWith('on')) {
      node.addEventListener(name.slice(2), value);
    } else if (value !== null && value !== undefined && value !== false) {
      node.setAttribute(name, value === true ? '' : value);
    }
  });
  append(node, children);
  return node;
};

/** The search in the address. */
export const address = () => new URLSearchParams(location.hash.split('?')[1] || '');

const search = (values) => {
  const parameters = new URLSearchParams();
  const pairs = values instanceof URLSearchParams ? [...values] : Object.entries(values);
  pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
    .forEach(([name, value]) => parameters.set(name, value));
  return parameters.toString();
};

/** The address of a view, for a link that can be shared. */
export const link = (values) => `#/history?${search(values)}`;

/** Goes to a view; Cockpit shows it anew. */
export const go = (values) => { location.hash = link(values); };

/** What the server said that it cannot answer: by a code, and where a parameter is why, with that. */
export class NoAnswer extends Error {
  constructor(status, problem) {
    super(problem.detail || problem.title || `HTTP ${status}`);
    this.status = status;
    this.wrong = (problem.errors || [])[0];
    this.code = this.wrong ? this.wrong.code : problem.code;
  }
}

/** Asks for what is below /history, as JSON or as text. */
export const ask = async (path, values = {}) => {
  const asked = search(values);
  const answer = await fetch(`${root}/history/${path}${asked && `?${asked}`}`, {
    credentials: 'same-origin',
    headers: { Accept: 'application/json, application/xml' },
  });
  const json = (answer.headers.get('Content-Type') || '').includes('json');
  if (!answer.ok) {
    throw new NoAnswer(answer.status, json ? await answer.json() : {});
  }
  return json ? answer.json() : answer.text();
};

/** The address of a file to take along. */
export const file = (path, values = {}) => {
  const asked = search(values);
  return `${root}/history/${path}${asked && `?${asked}`}`;
};

/* What is asked for, as forms call it. */
const ASKED = {
  process: say('Process', '流程'),
  version: say('Version', '版本'),
  from: say('From', '从'),
  until: say('to', '至'),
  thanVersion: say('Compare with version', '对比版本'),
  thanFrom: say('Compare from', '对比起始日'),
  thanUntil: say('Compare to', '对比截止日'),
  how: say('Status', '状态'),
  incidents: say('Incident', '事件'),
  outcome: say('Outcome', '结果'),
  reviewer: say('Reviewer', '审核员'),
  case: say('Case number', '案件编号'),
  startedFrom: say('Started from', '开始于'),
  startedTo: say('Started … to', '开始于…至'),
  endedFrom: say('Ended from', '结束于'),
  endedTo: say('Ended … to', '结束于…至'),
  minutesFrom: say('Minutes from', '用时（分）'),
  minutesTo: say('Minutes … to', '用时（分）…至'),
  page: say('Page', '页'),
  size: say('Rows', '每页'),
  sort: say('Sorted by', '排序'),
  order: say('Order', '顺序'),
  address: say('Address', '网址'),
};

/* Why there is no answer, by the server's code. */
const WHY = {
  'no-such-parameter': say('Something is asked for that there is not.', '含有无法识别的条件。'),
  twice: say('This is there more than once.', '条件重复。'),
  'too-long': say('This is too long.', '内容过长。'),
  'control-character': say('There is a character in it that nothing has.', '含有控制字符。'),
  'no-such-choice': say('This is none of what can be chosen.', '不在可选范围内。'),
  'no-number': say('This is no whole number, or too small or too great.', '不是整数，或超出范围。'),
  'no-day': say('This is no day, such as 2026-11-24.', '不是有效日期，例如 2026-11-24。'),
  'turned-round': say('This is before where it begins.', '结束值早于开始值。'),
  'no-case-number': say('A case number has eight characters, such as 3F2A91C4; four and more will do.',
    '案件编号为 8 位，如 3F2A91C4；至少输入前 4 位。'),
  'not-named': say('Name one: numbers are of one process.', '请选择：统计只针对一个流程。'),
  'no-such-process': say('There is no such process, nor any case of it.', '没有此流程，也没有它的案件。'),
  'no-such-version': say('This version is gone, and all its cases, or it never was.', '该版本及其案件已不存在。'),
  'of-no-process': say('A version is of a process, which is not named.', '请先选择流程，再选择版本。'),
  'fewer-than-five': say('Fewer than five cases. Of so few nothing is told about one person.', '不足 5 件。案件过少时不显示个人数据。'),
  'no-such-case': say('No such case is in the history: it never was, or it was cleaned up.', '历史中没有此案件：从未存在，或已到期清理。'),
  'no-such-diagram': say('That version of the process is deleted, and its diagram with it.', '该流程版本已删除，流程图也随之删除。'),
  'no-such-table': say('There is no table of that name.', '没有此表格。'),
  'too-slow': say('This takes too long to be counted. Ask for a shorter time.', '统计超时，请缩短时间范围。'),
};

/** Why there is no answer, in the reader's language; without the parameter. */
export const why = (failed) => WHY[failed.code] || failed.message;

const complaint = (failed) => {
  if (!(failed instanceof NoAnswer)) {
    return say('That did not work. Please load the page again.', '出错了，请重新加载页面。');
  }
  if (failed.status === 404 && !failed.code) {
    return say('You may not see this, or you are no longer signed in.', '您无权查看，或登录已失效。');
  }
  return failed.wrong ? `${ASKED[failed.wrong.parameter] || failed.wrong.parameter}: ${why(failed)}` : why(failed);
};

/** Fills a part of a page, says that it is being filled, and what went wrong if it does. */
export const tell = async (node, fill) => {
  const waiting = el('p', { class: 'rg-wait', role: 'status' }, say('Loading…', '加载中…'));
  node.append(waiting);
  node.setAttribute('aria-busy', 'true');
  try {
    await fill();
  } catch (failed) {
    if (!(failed instanceof NoAnswer)) {
      console.error(failed);
    }
    node.append(el('p', { class: 'rg-error', role: 'alert' }, complaint(failed)));
  }
  waiting.remove();
  node.removeAttribute('aria-busy');
};

let zone = 'Asia/Shanghai';

/** What can be asked for; with it come whose clock counts and what names are in Chinese, which every page needs first. */
export const askable = async () => {
  const told = await ask('processes');
  zone = told.zone;
  chineseNames = told.chinese;
  return told;
};

const clock = (options) => new Intl.DateTimeFormat(chinese ? 'zh-CN' : 'en-GB', { timeZone: zone, ...options });

const two = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

const parts = (moment, options) => Object.fromEntries(
  clock(options).formatToParts(new Date(moment)).map((part) => [part.type, part.value]));

/** 2026-11-24 09:30, by the clock of the house. */
export const minute = (moment) => {
  const at = parts(moment, two);
  return `${at.year}-${at.month}-${at.day} ${at.hour}:${at.minute}`;
};

/** 2026-11-24: the day by the clock of the house. */
export const day = (moment) => minute(moment).slice(0, 10);

/** 2026-11-24 09:30:05 */
export const second = (moment) => {
  const at = parts(moment, { ...two, second: '2-digit' });
  return `${at.year}-${at.month}-${at.day} ${at.hour}:${at.minute}:${at.second}`;
};

/** A moment as an element that says it to the second. */
export const when = (moment) => (moment
  ? el('time', { datetime: moment, title: second(moment) }, minute(moment))
  : el('span', { class: 'rg-none' }, '—'));

/** 3 d 4 h, 12 min 5 s: the two greatest parts of so many seconds. */
export const lasting = (seconds) => {
  if (seconds === null || seconds === undefined) {
    return '—';
  }
  const units = [[86400, say(' d', ' 天')], [3600, say(' h', ' 小时')], [60, say(' min', ' 分')], [1, say(' s', ' 秒')]];
  const first = units.findIndex(([size]) => seconds >= size);
  if (first < 0) {
    return say('< 1 s', '< 1 秒');
  }
  let rest = Math.floor(seconds);
  return units.slice(first, first + 2).map(([size, unit]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count ? `${count}${unit}` : null;
  }).filter(Boolean).join(' ');
};

/** A table; a cell is a text, an element or a list of them. Numbers stand to the right. What is wider than the page, keys scroll. */
export const table = (heads, rows, attributes = {}) => el('div', { class: 'rg-scroll', tabindex: 0 },
  el('table', { class: 'rg-table', ...attributes },
    el('thead', {}, el('tr', {}, heads.map((head) => (head instanceof Element && head.tagName === 'TH'
      ? head
      : el('th', { scope: 'col' }, head))))),
    el('tbody', {}, rows.map((cells) => el('tr', {}, cells.map((cell) => el('td', {
      class: typeof cell === 'number' ? 'rg-number' : null,
    }, typeof cell === 'number' ? cell.toLocaleString() : cell)))))));

/** The frame of a page. */
export const page = (...children) => el('main', { class: 'rg rg-page' }, children);

document.head.append(el('link', { rel: 'stylesheet', href: new URL('history.css', import.meta.url).href }));
