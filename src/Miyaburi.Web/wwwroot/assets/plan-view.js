import * as engine from './engine.js';
import { matterOf } from './matters.js';
import { tab } from './memory.js';
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

/** Makes a plan from answers and shows it, in the wording that was last chosen in this tab. */
export async function showPlan(section, answers) {
  // Plain wording is a Japanese one: in English there would be no button to leave it.
  const worded = { ...answers, easy: language === 'ja' && (tab.get('easy') ?? Boolean(answers.easy)) };
  const given = Object.fromEntries(Object.entries(worded).filter(([, value]) => value !== null));
  const answer = await engine.plan({ ...given, language });
  section.innerHTML = answer.html;
  const { on, exposures } = JSON.parse(answer.json);
  Object.assign(section.dataset, { on, brand: answers.brand ?? '', did: exposures.join(',') });
  section.dataset.json = answer.json;
  section.prepend(...wordings(section, worded));
  dressPlan(section, answer.calendar);
}

/** Gives life to a plan's markup, whoever made it. */
export function dressPlan(section, calendar) {
  const { on, brand, did } = section.dataset;
  const matter = matterOf({ on, brand, did: did.split(',').filter(Boolean) });
  keepTicks(section, matter);
  keepMemo(section, matter);
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

/** Paper shows what is folded; not every browser lets the style sheet open it. */
function unfoldOnPaper() {
  let opened = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll(':is(#plan, #result) .fold:not([open])')];
    opened.forEach((part) => { part.open = true; });
  });
  addEventListener('afterprint', () => opened.forEach((part) => { part.open = false; }));
}
unfoldOnPaper();

/** Plain Japanese and back; other languages have no such wording. */
function wordings(section, answers) {
  if (language !== 'ja') {
    return [];
  }
  const button = element('button', { type: 'button', className: 'quiet', id: 'easy' }, answers.easy ? 'ふつうの日本語で読む' : 'やさしい日本語で読む');
  button.addEventListener('click', async () => {
    const easy = !answers.easy;
    // Before the engine answers: whoever reloads meanwhile gets what was chosen.
    tab.set('easy', easy);
    await showPlan(section, { ...answers, easy });
    section.querySelector('#easy').focus();
  });
  return [element('div', { className: 'wording js-wording' }, button)];
}

function keepTicks(section, matter) {
  const line = element('p', { className: 'done-count' });
  line.setAttribute('role', 'status');
  const boxes = [...section.querySelectorAll('input.done')];
  const count = () => {
    const ready = boxes.filter((box) => box.checked).length;
    line.textContent = ready === 0 ? '' : say(`${boxes.length}のうち${ready}つ終わりました。`, `${ready} of ${boxes.length} done.`);
  };
  for (const box of boxes) {
    box.checked = matter.done.includes(box.dataset.step);
    box.closest('.step').classList.toggle('is-done', box.checked);
    box.addEventListener('change', () => {
      const others = matter.done.filter((id) => id !== box.dataset.step);
      matter.done.splice(0, Infinity, ...others, ...(box.checked ? [box.dataset.step] : []));
      box.closest('.step').classList.toggle('is-done', box.checked);
      matter.save();
      count();
    });
  }
  section.querySelector('.lead')?.after(line);
  count();
}

/** What the plan fills in may change (another answer, the other language); what the person added to it stays. */
function keepMemo(section, matter) {
  for (const field of section.querySelectorAll('textarea[data-memo]')) {
    const { memo: name } = field.dataset;
    const given = field.value;
    const written = matter.memo[name];
    if (written) {
      field.value = written.given === '' ? written.text : written.text.replace(written.given, () => given);
    }
    fit(field);
    field.addEventListener('input', () => {
      matter.memo[name] = { given, text: field.value };
      matter.save();
      fit(field);
    });
  }
}

/** Where the style sheet cannot fit a field to its text: print cuts what it does not show. */
function fit(field) {
  field.rows = Math.max(2, Math.ceil(field.value.length / 16) + field.value.split('\n').length - 1);
}

function save(name, text, type) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  element('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
