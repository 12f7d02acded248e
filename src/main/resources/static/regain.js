/* Nothing here is needed: every page works without it. */
(() => {
  'use strict';

  const main = document.querySelector('main');

  const summary = document.querySelector('[data-summary]');
  if (summary) summary.focus();

  // The page goes on by itself when the case has moved on.
  const state = main && main.dataset.poll;
  if (state) {
    const EVERY = 2000, AT_MOST = 30000;
    let pause = EVERY, timer = 0, asking = false;

    const later = () => {
      clearTimeout(timer);
      if (!document.hidden) timer = setTimeout(ask, pause);
    };
    const ask = async () => {
      if (asking || document.hidden) return;
      asking = true;
      try {
        const answer = await fetch(state, { headers: { Accept: 'application/json' }, cache: 'no-store', redirect: 'error' });
        if (!answer.ok) throw new Error(String(answer.status));
        const now = await answer.json();
        if (now.page !== main.dataset.step || (now.task || '') !== (main.dataset.task || '')) {
          // Not reload(): after a rejected POST that would ask whether to send it again.
          location.replace(state.replace(/\/state$/, ''));
          return;
        }
        pause = EVERY;
      } catch {
        pause = Math.min(pause * 2, AT_MOST);
      } finally {
        asking = false;
      }
      later();
    };
    document.addEventListener('visibilitychange', () => {
      clearTimeout(timer);
      if (!document.hidden) {
        pause = EVERY;
        ask();
      }
    });
    later();
  }

  // Sending again is possible when the time is over; the server counts for itself.
  for (const button of document.querySelectorAll('button[data-resend-in]')) {
    const words = button.textContent;
    const until = Date.now() + 1000 * Number(button.dataset.resendIn);
    const tick = () => {
      const left = Math.ceil((until - Date.now()) / 1000);
      button.disabled = left > 0;
      button.textContent = left > 0 ? button.dataset.wait.replace('%s', left) : words;
      if (left > 0) setTimeout(tick, 250);
    };
    tick();
  }

  // A second click sends nothing while the first is on its way. The button stays enabled, so that its value is sent.
  const SOON = 8000;
  const sent = new Set();
  document.addEventListener('submit', event => {
    if (sent.size) {
      event.preventDefault();
      return;
    }
    sent.add(event.target);
    event.target.setAttribute('aria-busy', 'true');
    setTimeout(release, SOON);
  });
  const release = () => {
    for (const form of sent) form.removeAttribute('aria-busy');
    sent.clear();
  };
  addEventListener('pageshow', release);
})();
