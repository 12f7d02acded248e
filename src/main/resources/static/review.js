/* The case file page: pages of documents large, turned and side by side, and ticks that save themselves. */
(() => {
  'use strict';

  const viewer = document.querySelector('[data-viewer]');
  const links = viewer ? [...viewer.querySelectorAll('[data-page]')] : [];
  const panes = [];
  let active = null;

  const make = (name, className, text) => {
    const made = document.createElement(name);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  class Pane {
    constructor() {
      this.element = make('figure', 'pane');
      const bar = make('figcaption');
      this.title = make('span');
      this.stage = make('div', 'stage');
      this.page = make('div', 'page');
      this.stage.tabIndex = 0;
      this.stage.append(this.page);
      bar.append(this.title);
      const words = viewer.dataset;
      const add = (sign, words, does) => {
        const button = make('button', 'small-button', sign);
        button.type = 'button';
        button.title = words;
        button.setAttribute('aria-label', words);
        button.addEventListener('click', () => { activate(this); does(button); });
        bar.append(button);
        return button;
      };
      add('‹', words.before, () => this.step(-1));
      add('›', words.after, () => this.step(1));
      add('−', words.zoomOut, () => this.zoom(1 / 1.4));
      add('+', words.zoomIn, () => this.zoom(1.4));
      add('⟳', words.rotate, () => { this.turn = (this.turn + 1) % 4; this.lay(); });
      if (panes.length === 0) add('◫', words.beside, sideBySide).setAttribute('aria-pressed', 'false');
      this.element.append(bar, this.stage);
      this.element.addEventListener('focusin', () => activate(this));
      this.stage.addEventListener('click', () => activate(this));
    }

    show(link) {
      this.link = link;
      this.size = 1;
      this.turn = 0;
      this.title.textContent = link.dataset.title;
      this.stage.setAttribute('aria-label', link.dataset.title);
      const small = link.firstElementChild;
      this.image = make('canvas');
      this.image.setAttribute('role', 'img');
      this.image.setAttribute('aria-label', small.alt);
      // Drawn from the small one, which is as fine: another request would be another look in the log.
      small.loading = 'eager';
      const { page, image } = this;
      small.decode().then(() => {
        image.width = small.naturalWidth;
        image.height = small.naturalHeight;
        image.getContext('2d').drawImage(small, 0, 0);
        if (this.image === image) this.lay();
      }).catch(() => { if (this.image === image) page.replaceChildren(make('p', 'wrong', viewer.dataset.notThere)); });
      page.replaceChildren(image);
      for (const other of links) other.toggleAttribute('aria-current', panes.some((pane) => pane.link === other));
    }

    step(by) {
      const next = links[links.indexOf(this.link) + by];
      if (next) this.show(next);
    }

    zoom(by) {
      this.size = Math.min(6, Math.max(0.4, this.size * by));
      this.lay();
    }

    /* Turned about its middle, in a box as large as it is then. */
    lay() {
      const { width: across, height: down } = this.image;
      const lies = this.turn % 2 === 1;
      const width = this.stage.clientWidth * this.size;
      const height = width * (lies ? across / down : down / across);
      this.page.style.width = `${width}px`;
      this.page.style.height = `${height}px`;
      this.image.style.width = `${lies ? height : width}px`;
      this.image.style.transform = `translate(-50%, -50%) rotate(${this.turn * 90}deg)`;
    }
  }

  const activate = (pane) => {
    active = pane;
    for (const one of panes) one.element.classList.toggle('is-active', one === pane && panes.length > 1);
  };

  const open = () => {
    const pane = new Pane();
    panes.push(pane);
    viewer.querySelector('[data-panes]').append(pane.element);
    activate(pane);
    return pane;
  };

  const sideBySide = (button) => {
    if (panes.length === 1) {
      const after = links[links.indexOf(panes[0].link) + 1] || links[0];
      open().show(after);
    } else {
      panes.pop().element.remove();
      activate(panes[0]);
    }
    button.setAttribute('aria-pressed', String(panes.length > 1));
    panes.forEach((pane) => pane.lay());
  };

  if (links.length > 0) {
    viewer.querySelector('[data-panes]').hidden = false;
    open().show(links[0]);
    for (const link of links) {
      link.addEventListener('click', (click) => {
        if (click.ctrlKey || click.metaKey || click.shiftKey) return;
        click.preventDefault();
        active.show(link);
        active.element.scrollIntoView({ block: 'nearest' });
      });
    }
    addEventListener('resize', () => panes.forEach((pane) => pane.lay()));
  }

  // Tasklist, which frames the page, shows whose the task is.
  // Tasklist says above the frame who holds the task, and keeps it true.
  if (parent !== window) document.querySelector('[data-holder]')?.remove();
  if (parent !== window && document.querySelector('[data-moved=true]')) parent.postMessage('regain-task-moved', location.origin);

  const marks = document.querySelector('[data-marks]');
  if (marks) {
    const status = marks.querySelector('[data-status]');
    marks.querySelector('[data-save]').hidden = true;
    let last = Promise.resolve();
    // One after the other, so that the last that was ticked is the last that is saved.
    marks.addEventListener('change', () => {
      last = last.then(() => fetch(marks.action, { method: 'POST', body: new URLSearchParams(new FormData(marks)), redirect: 'manual' }))
        .then((answer) => {
          const saved = answer.type === 'opaqueredirect';
          status.textContent = saved ? marks.dataset.saved : marks.dataset.notSaved;
          // Tasklist's form, which frames the page, says what still keeps from approving.
          if (saved && parent !== window) parent.postMessage('regain-marks-saved', location.origin);
        })
        .catch(() => { status.textContent = marks.dataset.notSaved; });
    });
  }
})();
