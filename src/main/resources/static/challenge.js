/* Lets the browser do the work that a page asks for, and sends again what was sent. Where that cannot be, the page says how long to wait. */
(() => {
  'use strict';

  const form = document.querySelector('[data-challenge]');
  // Browsers have crypto.subtle only where the address is https, or this machine's own.
  if (!form || !window.Worker || !window.crypto || !crypto.subtle) return;

  const { algorithm, challenge, salt, signature, most } = form.dataset;
  const summary = document.querySelector('[data-summary]');
  const says = form.querySelector('[data-says]');
  const progress = form.querySelector('progress');

  const show = working => {
    form.hidden = !working;
    if (summary) summary.hidden = working;
    (working ? form : summary || form).focus();
  };

  const worker = new Worker(form.dataset.worker);
  const stop = () => {
    worker.terminate();
    removeEventListener('input', changed);
  };
  // Who goes on typing sends something else, and that by themselves.
  const changed = () => {
    stop();
    form.hidden = true;
  };
  addEventListener('input', changed);
  worker.onerror = () => {
    stop();
    show(false);
  };
  worker.onmessage = ({ data }) => {
    progress.value = data.tried / most;
    if (data.number === undefined) return;
    stop();
    progress.value = 1;
    says.textContent = form.dataset.done;
    form.append(form.querySelector('template').content);
    form.elements.altcha.value = btoa(JSON.stringify({ algorithm, challenge, number: data.number, salt, signature }));
    form.requestSubmit();
  };

  show(true);
  says.textContent = form.dataset.working;
  worker.postMessage({ algorithm, challenge, salt, most: Number(most) });
})();
