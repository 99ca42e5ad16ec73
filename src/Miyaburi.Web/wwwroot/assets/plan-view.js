import * as engine from './engine.js';
import { device } from './memory.js';
import { element, language, say } from './words.js';

/** The place for a plan on the first page, after the result. */
export function planSection() {
  let section = document.getElementById('plan');
  if (!section) {
    section = element('section', { id: 'plan', className: 'plan', tabIndex: -1, hidden: true });
    document.getElementById('result').after(section);
  }
  return section;
}

/** Makes a plan from answers and shows it. */
export async function showPlan(section, answers) {
  const given = Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null));
  const answer = await engine.plan({ ...given, language });
  section.innerHTML = answer.html;
  section.dataset.on = JSON.parse(answer.json).on ?? '';
  section.dataset.json = answer.json;
  section.prepend(...wordings(section, answers));
  dressPlan(section, answer.calendar);
}

/** Gives life to a plan's markup, whoever made it. */
export function dressPlan(section, calendar) {
  keepTicks(section);
  keepMemo(section);
  for (const button of section.querySelectorAll('.js-print')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
  const form = section.querySelector('.ics-form');
  if (form && calendar) {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      save('miyaburi.ics', calendar, 'text/calendar');
    });
  }
}

/** Plain Japanese and back; other languages have no such wording. */
function wordings(section, answers) {
  if (language !== 'ja') {
    return [];
  }
  const button = element('button', { type: 'button', className: 'quiet', id: 'easy' }, answers.easy ? 'ふつうの日本語で読む' : 'やさしい日本語で読む');
  button.addEventListener('click', async () => {
    await showPlan(section, { ...answers, easy: !answers.easy });
    section.querySelector('#easy').focus();
  });
  return [element('div', { className: 'wording js-wording' }, button)];
}

function keepTicks(section) {
  const name = `done.${section.dataset.on}`;
  const done = new Set(device.get(name) ?? []);
  const line = element('p', { className: 'done-count' });
  line.setAttribute('role', 'status');
  const boxes = [...section.querySelectorAll('input.done')];
  const count = () => {
    const ready = boxes.filter((box) => box.checked).length;
    line.textContent = ready === 0 ? '' : say(`${boxes.length}のうち${ready}つ終わりました。`, `${ready} of ${boxes.length} done.`);
  };
  for (const box of boxes) {
    box.checked = done.has(box.dataset.step);
    box.closest('.step').classList.toggle('is-done', box.checked);
    box.addEventListener('change', () => {
      done[box.checked ? 'add' : 'delete'](box.dataset.step);
      box.closest('.step').classList.toggle('is-done', box.checked);
      device.set(name, [...done]);
      count();
    });
  }
  section.querySelector('.lead')?.after(line);
  count();
}

function keepMemo(section) {
  const name = `memo.${section.dataset.on}`;
  const written = device.get(name) ?? {};
  for (const field of section.querySelectorAll('textarea[data-memo]')) {
    field.value = written[field.dataset.memo] ?? field.value;
    fit(field);
    field.addEventListener('input', () => {
      written[field.dataset.memo] = field.value;
      device.set(name, written);
      fit(field);
    });
  }
}

/** Print cuts what a field does not show. */
function fit(field) {
  field.rows = Math.max(2, Math.ceil(field.value.length / 30) + field.value.split('\n').length - 1);
}

function save(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  element('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
