/*
  The decision below a case in Tasklist. The words come from our own endpoint and are written as text; what an applicant wrote is
  in the framed page alone. What goes to the engine are choices: a decision, reasons, what is wanted and why.
*/

const root = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '');

const make = (name, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};

/* BUSINESS_LICENCE is wanted by wantsBusinessLicence, for a reason in whyBusinessLicence. */
const camel = (name) => name.toLowerCase().replace(/(?:^|_)(.)/g, (_, letter) => letter.toUpperCase());

const ticked = (choice, text) => {
  const box = make('input', { type: 'checkbox', value: choice.name });
  return { box, label: make('label', {}, box, make('span', {}, ...text)) };
};

class Approve {
  constructor(offer) {
    this.element = make('div');
    this.tell(offer);
  }

  /* Again whenever something was ticked on the framed page. */
  tell({ blocks, words }) {
    this.wrong = blocks.length > 0 ? words.blocked : null;
    this.element.replaceChildren(...(this.wrong
      ? [make('h3', { className: 'blocked', textContent: words.blocked }),
        make('ul', { className: 'blocked' }, ...blocks.map((block) => make('li', { textContent: block })))]
      : [make('h3', { textContent: words.ready })]));
  }

  isWrong() { return this.wrong; }

  answers() { return {}; }
}

class AskForMore {
  constructor({ wanted, shortcomings, words }) {
    this.words = words;
    this.rows = wanted.map((choice) => {
      const { box, label } = ticked(choice, [choice.text]);
      const why = make('select', { disabled: true },
        make('option', { value: '', textContent: words['why.choose'] }),
        ...shortcomings.map(({ name, text }) => make('option', { value: name.toLowerCase(), textContent: text })));
      why.setAttribute('aria-label', `${choice.text}: ${words.why}`);
      why.name = `why${camel(choice.name)}`;
      box.name = `wants${camel(choice.name)}`;
      box.addEventListener('change', () => { why.disabled = !box.checked; });
      why.addEventListener('change', () => why.removeAttribute('aria-invalid'));
      return { box, why, row: make('div', {}, label, ...(shortcomings.length > 0 ? [why] : [])) };
    });
    this.asksWhy = shortcomings.length > 0;
    this.element = make('div', {},
      make('h3', { textContent: `${words.wanted} · ${words.rounds}` }),
      make('div', { className: 'desk-wanted' }, ...this.rows.map(({ row }) => row)));
  }

  isWrong() {
    const chosen = this.rows.filter(({ box }) => box.checked);
    const without = this.asksWhy ? chosen.filter(({ why }) => !why.value) : [];
    without.forEach(({ why }) => why.setAttribute('aria-invalid', 'true'));
    if (chosen.length === 0) return this.words['wanted.missing'];
    return without.length > 0 ? this.words['why.missing'] : null;
  }

  answers() {
    const answers = {};
    for (const { box, why } of this.rows) {
      answers[box.name] = box.checked;
      if (box.checked && this.asksWhy) answers[why.name] = why.value;
    }
    return answers;
  }
}

class Reject {
  constructor({ reasons, language, words }) {
    this.words = words;
    this.reads = make('ol', { lang: language });
    this.rows = reasons.map((choice) => {
      const { box, label } = ticked(choice, [make('b', { textContent: choice.name }), ` ${choice.text}`]);
      box.name = `reason${choice.name}`;
      box.addEventListener('change', () => this.preview());
      return { choice, box, label };
    });
    this.element = make('div', { className: 'desk-refuse' },
      make('div', { className: 'desk-reasons' }, make('h3', { textContent: words.reasons }), ...this.rows.map(({ label }) => label)),
      make('div', { className: 'desk-reads' }, make('h3', { textContent: words['applicant-reads'] }), this.reads));
  }

  chosen() { return this.rows.filter(({ box }) => box.checked); }

  preview() {
    this.reads.replaceChildren(...this.chosen().map(({ choice }) =>
      make('li', {}, make('strong', { textContent: choice.told }), make('br'), choice.change)));
  }

  isWrong() { return this.chosen().length === 0 ? this.words['reasons.missing'] : null; }

  answers() { return Object.fromEntries(this.rows.map(({ box }) => [box.name, box.checked])); }
}

/* Who disagrees needs no more words: a lead looks. Who confirms approves, and is held to the same. */
class Nothing {
  element = null;

  isWrong() { return null; }

  answers() { return {}; }
}

const BEHIND = {
  approve: Approve, confirm: Approve, more: AskForMore, reject: Reject, disagree: Nothing, uphold: Nothing, dismiss: Nothing,
  same_person: Nothing, not_same_person: Nothing, cannot_tell: Nothing,
};

/* What a task takes the decision as. */
const DECIDED = {
  reviewAppeal: (decision) => ({ decision }),
  confirmApproval: (decision) => ({ approvalConfirmed: decision === 'confirm' }),
  settleObjection: (objectionDecision) => ({ objectionDecision }),
  comparePhoto: (photoVerdict) => ({ photoVerdict }),
};

const sent = (value) => ({ value, type: typeof value === 'boolean' ? 'Boolean' : 'String' });

const fetchOffer = async (task) => {
  const answer = await fetch(`${root}/review/tasks/${task}/decision`, { credentials: 'same-origin', headers: { Accept: 'application/json' } });
  if (!answer.ok) throw new Error(`no decision is offered for this task: ${answer.status}`);
  return answer.json();
};

const lay = (form, offer, frame) => {
  const { words } = offer;
  const says = make('output', { className: 'desk-says' });
  const more = make('div', { className: 'desk-more', hidden: true });
  const parts = new Map(offer.decisions.map(({ name }) => [name, new BEHIND[name](offer)]));
  const choices = offer.decisions.map(({ name, text }) => {
    const radio = make('input', { type: 'radio', name: 'decision', value: name });
    radio.addEventListener('change', () => show());
    const label = make('label', {}, radio, text);
    label.dataset.choice = name;
    return { name, radio, label };
  });
  const chosen = () => choices.find(({ radio }) => radio.checked)?.name;
  const say = (text, wrong) => {
    says.textContent = text || '';
    says.classList.toggle('is-wrong', Boolean(wrong));
  };
  const show = () => {
    const part = parts.get(chosen());
    more.hidden = !part?.element;
    more.replaceChildren(...(part?.element ? [part.element] : []));
    say('');
  };
  const adapt = ({ yours, taken, roundsLeft }) => {
    for (const { name, radio } of choices) radio.disabled = !yours || (name === 'more' && roundsLeft < 1);
    say(yours ? '' : words[taken ? 'taken-by-another' : 'not-taken']);
  };
  adapt(offer);
  more.addEventListener('change', () => say(''));
  form.querySelector('.desk-decision').replaceChildren(
    more,
    make('div', { className: 'desk-choices' }, ...choices.map(({ label }) => label), says));

  frame.title = `${words['case-file']} ${offer.number}`;
  return {
    changed: (latest) => {
      parts.forEach((part) => part.tell?.(latest));
      adapt(latest);
    },
    isWrong: () => {
      const name = chosen();
      const wrong = name ? parts.get(name).isWrong() : words.choose;
      if (wrong) say(wrong, true);
      return Boolean(wrong);
    },
    answers: () => {
      const name = chosen();
      return { ...(DECIDED[offer.task] || DECIDED.reviewAppeal)(name), ...parts.get(name).answers() };
    },
  };
};

/* Called by the form of a task, with what Tasklist gives its forms. */
export const decide = (camForm) => {
  const form = camForm.formElement[0];
  const frame = form.querySelector('.desk-case');
  const variables = camForm.variableManager;
  let panel = null;
  // After the page, which brings the token that its forms and ours share; two at once would each get another.
  frame.addEventListener('load', () => {
    fetchOffer(camForm.taskId).then((offer) => { panel = lay(form, offer, frame); }).catch((failed) => {
      console.error(failed);
      form.querySelector('.desk-decision').replaceChildren(make('p', {
        className: 'desk-choices desk-says is-wrong',
        textContent: '没有取到可选的决定，请刷新页面 The decisions could not be loaded: refresh the page',
      }));
    });
  }, { once: true });
  frame.src = `${root}/review/tasks/${camForm.taskId}`;

  let looks = 0;
  const lookAgain = () => {
    const look = ++looks;
    // Answers may come in another order than they were asked for.
    fetchOffer(camForm.taskId).then((latest) => { if (look === looks) panel?.changed(latest); }, () => {});
  };
  const heard = (message) => {
    if (!form.isConnected) {
      removeEventListener('message', heard);
    } else if (message.source !== frame.contentWindow || message.origin !== location.origin) {
      // Not from the case.
    } else if (message.data === 'regain-marks-saved') {
      lookAgain();
    } else if (message.data === 'regain-task-moved') {
      // Tasklist does not know yet whose it is now.
      location.reload();
    }
  };
  addEventListener('message', heard);
  // Tasklist says by a class of its own that somebody claimed the task, or gave it back.
  const holder = form.closest('[ng-class]');
  if (holder) new MutationObserver(lookAgain).observe(holder, { attributeFilter: ['class'] });

  camForm.on('submit', () => {
    if (!panel || panel.isWrong()) {
      camForm.submitPrevented = true;
      return;
    }
    variables.variables = {};
    for (const [name, value] of Object.entries(panel.answers())) variables.createVariable({ name, ...sent(value) });
  });
};
