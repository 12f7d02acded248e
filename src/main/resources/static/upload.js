/* Sends files one by one while the person goes on, with what has become of each. Without it the form sends them itself. */
(() => {
  'use strict';

  const AT_ONCE = 3;
  const waiting = [];
  let sending = 0;
  let whenDone = null;

  const set = (template, text) => template.replace('{0}', text);

  for (const field of document.querySelectorAll('[data-upload]')) {
    const form = field.closest('form');
    const input = field.querySelector('input[type=file]');
    const list = field.querySelector('[data-files]');
    const status = field.querySelector('[data-says]');
    const words = field.dataset;
    field.classList.add('scripted');

    const says = (file, text) => { status.textContent = `${file.name}: ${text}`; };

    const remove = async (item, name) => {
      const id = item.dataset.file;
      if (id) {
        const asked = new FormData();
        for (const hidden of ['_csrf', 'task']) asked.append(hidden, form.elements[hidden].value);
        asked.append('file', id);
        const answer = await fetch(`${words.to}/remove`, { method: 'POST', body: new URLSearchParams(asked), redirect: 'error' })
          .catch(() => null);
        if (answer && answer.status === 409) location.replace(form.action);
        if (!answer || !answer.ok) return;
      }
      item.remove();
      if (item.classList.contains('is-wrong') && !document.getElementById(`${input.id}-error`)) right();
      status.textContent = set(words.wordsRemoved, name);
      input.focus();
    };

    const element = (name, className, text) => {
      const made = document.createElement(name);
      if (className) made.className = className;
      if (text) made.textContent = text;
      return made;
    };

    const show = file => {
      const item = element('li', 'file');
      const thumbnail = element('span', 'thumbnail', file.type.replace(/^.*\//, '').slice(0, 4).toUpperCase());
      thumbnail.setAttribute('aria-hidden', 'true');
      const about = element('span', 'about');
      const name = element('bdi', 'name', file.name);
      const state = element('span', 'small', words.wordsWaiting);
      const progress = element('progress');
      progress.max = 1;
      progress.value = 0;
      progress.setAttribute('aria-label', file.name);
      const button = element('button', 'button other', words.wordsRemoveShort);
      button.type = 'button';
      button.setAttribute('aria-label', set(words.wordsRemove, file.name));
      about.append(name, state, progress);
      item.append(thumbnail, about, button);
      if (file.type.startsWith('image/') && 'createImageBitmap' in window) picture(file, thumbnail);
      return { item, about, state, progress, button };
    };

    const picture = async (file, thumbnail) => {
      try {
        const small = await createImageBitmap(file, { resizeWidth: 112, resizeQuality: 'medium' });
        const canvas = document.createElement('canvas');
        canvas.width = small.width;
        canvas.height = small.height;
        canvas.getContext('2d').drawImage(small, 0, 0);
        small.close();
        thumbnail.replaceChildren(canvas);
      } catch {
        // What the browser cannot draw is looked at by the server.
      }
    };

    const take = file => {
      const shown = show(file);
      if (!input.multiple) for (const before of list.querySelectorAll('.file')) before.hidden = true;
      list.append(shown.item);
      let request = null;
      // The one before stays until this one is there.
      const keepBefore = () => {
        for (const before of list.querySelectorAll('.file[hidden]')) before.hidden = false;
      };
      shown.button.onclick = () => {
        const queued = waiting.indexOf(start);
        if (queued >= 0) waiting.splice(queued, 1);
        if (request) request.abort();
        keepBefore();
        remove(shown.item, file.name);
      };
      const wrong = (rule, text, again) => {
        keepBefore();
        shown.progress.remove();
        shown.state.remove();
        shown.item.classList.add('is-wrong');
        const message = element('span', 'wrong', text);
        message.dataset.error = rule;
        shown.about.append(message);
        says(file, text);
        if (again) {
          const button = element('button', 'button other', words.wordsAgain);
          button.type = 'button';
          button.onclick = () => {
            shown.item.remove();
            take(file);
          };
          shown.about.append(button);
        }
      };
      const start = () => {
        request = new XMLHttpRequest();
        request.open('POST', words.to);
        request.setRequestHeader('Accept', 'application/json');
        request.responseType = 'json';
        request.upload.onprogress = event => {
          if (event.lengthComputable) shown.progress.value = event.loaded / event.total;
          shown.state.textContent = set(words.wordsSending, Math.round(100 * shown.progress.value));
        };
        request.onload = () => {
          const answer = request.response;
          if (request.status === 409) {
            location.replace(form.action);
          } else if (request.status === 200 && answer) {
            if (!input.multiple) {
              for (const before of list.querySelectorAll('.file')) if (before !== shown.item) before.remove();
            }
            for (const same of list.querySelectorAll(`[data-file="${answer.id}"]`)) same.remove();
            shown.item.dataset.file = answer.id;
            shown.progress.remove();
            shown.state.textContent = `${answer.size} · ${words.wordsDone}`;
            says(file, words.wordsDone);
            right();
          } else if (request.status === 422 && answer) {
            wrong(answer.rule, answer.text, false);
          } else {
            wrong('broken', words.wordsBroken, true);
          }
        };
        request.onerror = () => wrong('broken', words.wordsBroken, true);
        request.onloadend = () => {
          sending--;
          next();
        };
        const body = new FormData();
        for (const hidden of ['_csrf', 'task']) body.append(hidden, form.elements[hidden].value);
        body.append(input.name, file, file.name);
        request.send(body);
      };
      if (file.size === 0) {
        wrong('empty', words.wordsEmpty, false);
      } else if (file.size > Number(words.mostBytes)) {
        wrong('too-large', words.wordsLarge, false);
      } else {
        waiting.push(start);
        next();
      }
    };

    // What was complained about when the page came is mended by the file that just arrived, or left.
    const right = () => {
      if (list.querySelector('.is-wrong')) return;
      field.classList.remove('is-wrong');
      input.removeAttribute('aria-invalid');
      const message = document.getElementById(`${input.id}-error`);
      if (message) message.remove();
      const line = document.querySelector(`[data-summary] a[href="#${input.id}"]`);
      if (line) line.parentElement.remove();
      const summary = document.querySelector('[data-summary]');
      if (summary && !summary.querySelector('p')) summary.remove();
    };

    input.addEventListener('change', () => {
      const chosen = [...input.files];
      input.value = '';
      chosen.forEach(take);
    });

    for (const button of list.querySelectorAll('button[name=remove]')) {
      button.addEventListener('click', event => {
        event.preventDefault();
        const item = button.closest('.file');
        remove(item, item.querySelector('.name').textContent);
      });
    }

    for (const kind of ['dragover', 'dragleave', 'drop']) {
      field.addEventListener(kind, event => {
        event.preventDefault();
        field.classList.toggle('is-over', kind === 'dragover');
        if (kind === 'drop') {
          const dropped = [...event.dataTransfer.files];
          (input.multiple ? dropped : dropped.slice(0, 1)).forEach(take);
        }
      });
    }

    // Who presses the form's button while files are on their way means: when they are there.
    form.addEventListener('submit', event => {
      if (sending + waiting.length === 0) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      status.textContent = words.wordsWait;
      const { submitter } = event;
      whenDone = () => form.requestSubmit(submitter);
    }, true);
  }

  const next = () => {
    while (sending < AT_ONCE && waiting.length > 0) {
      sending++;
      waiting.shift()();
    }
    if (sending === 0 && whenDone) {
      const go = whenDone;
      whenDone = null;
      if (!document.querySelector('.file .wrong')) go();
    }
  };
})();
