/* What the reviewers' desk adds to Tasklist: the most urgent first, and a button for the next appeal. */

const SORTING = JSON.stringify([
  { sortBy: 'priority', sortOrder: 'desc' },
  { sortBy: 'dueDate', sortOrder: 'asc' },
]);
const webapps = document.querySelector('base').getAttribute('app-root');
const root = webapps.replace(/\/camunda$/, '');
const chinese = navigator.language.toLowerCase().startsWith('zh');

/* Tasklist shows the keys of some words where its texts come later than it begins; so they are there, where it keeps them. */
const keepTexts = async (language) => {
  const folder = `${webapps}/app/tasklist/locales/`;
  const answer = await fetch(`${folder}${language}.json`);
  const kept = JSON.parse(localStorage.getItem('camunda-web') || '{}');
  kept[`${folder}_locales_data_${language}_${window.bust}`] = JSON.stringify(await answer.json());
  localStorage.setItem('camunda-web', JSON.stringify(kept));
};
await Promise.all([keepTexts('en'), ...(chinese ? [keepTexts('zh')] : [])]).catch(console.error);

/* Tasklist itself sorts by age where its address says nothing. */
const sorted = (hash) => {
  if (/[?&]sorting=/.test(hash)) return hash;
  const address = hash || '#/';
  return `${address}${address.includes('?') ? '&' : '?'}sorting=${encodeURIComponent(SORTING)}`;
};
history.replaceState(history.state, '', sorted(location.hash));

/* The page at this address has the form with its token; it is sent as if it had been pressed there. */
const takeNext = async (button) => {
  button.disabled = true;
  const answer = await fetch(`${root}/review/next`, { credentials: 'same-origin' });
  const form = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('form[data-next]');
  if (!form) {
    location.assign(`${root}/review/next`);
    return;
  }
  document.body.append(document.adoptNode(form));
  form.hidden = true;
  form.submit();
};

export default [{
  id: 'regain-next-appeal',
  pluginPoint: 'tasklist.navbar.action',
  priority: 1000,
  render: (node, api, scope) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'next-appeal';
    button.textContent = chinese ? '领取下一件' : 'Next appeal';
    button.addEventListener('click', () => takeNext(button));
    node.append(button);
    // Whoever signs in after a session ended comes back without an order.
    scope.$root.$on('$routeChangeStart', () => {
      const place = window.angular.element(document.body).injector().get('$location');
      if (place.path() === '/' && !place.search().sorting) place.search('sorting', SORTING).replace();
    });
  },
}];
