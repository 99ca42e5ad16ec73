import * as engine from './engine.js';
import { dressResult } from './result-view.js';
import { planSection, showPlan } from './plan-view.js';
import { acceptPictures } from './pictures.js';
import { showProgress } from './progress.js';
import { tab } from './memory.js';
import { takeShared, textOf } from './shared.js';
import { element, language, say } from './words.js';

const view = (id) => document.getElementById(id);
/** Larger files are judged, but not kept for a reload. */
const keptFileBytes = 2_000_000;
let current = null;
/** Without the engine the forms work as they do without script, and the page says that they send. */
let isLocal = true;

/** The first page: one box, one button; the answer takes its place, and "back" brings the box again. */
export function startCheckPage() {
  const form = view('check');
  const pictures = acceptPictures(form, { onFile: (file) => submitFile(file), onText: () => view('message').focus() });
  showProgress(view('engine-status'), leaveToServer);
  const note = view('privacy-note');
  note.dataset.server = note.textContent;
  note.textContent = note.dataset.local;
  form.addEventListener('submit', submit);
  addEventListener('popstate', restoreOrForm);
  document.querySelectorAll('a.lang').forEach((link) => link.addEventListener('click', () => {
    link.hash = location.hash;
  }));
  document.addEventListener('click', (event) => isLocal && event.target.closest('#another') && startAgain(event));
  document.addEventListener('submit', (event) => event.target.id === 'plan-form' && submitPlan(event));
  rememberDraft(form);
  if (location.hash === '#shared') {
    history.replaceState(null, '', location.pathname);
    openShared().catch(() => complain(notShared()));
  } else {
    restoreOrForm();
  }
  engine.start();

  /** A picture is read first and can be corrected; a text or a mail was shared to be checked. */
  async function openShared() {
    show('form', null);
    const shared = await takeShared();
    const file = shared?.get('file');
    if (file?.size > 0) {
      pictures.take(file);
      return;
    }
    const text = shared ? textOf(shared) : '';
    if (text === '') {
      complain(notShared());
      return;
    }
    fill({ text });
    await judge({ text, sender: null, kind: null }, null);
  }

  async function submit(event) {
    if (!isLocal) {
      return;
    }
    event.preventDefault();
    pictures.forget();
    const text = view('message').value;
    if (text.trim() === '') {
      complain(say('文章を貼り付けるか、ファイルや画像を選んでください。', 'Paste a text, or choose a file or a picture.'));
      return;
    }
    await judge({ text, sender: view('sender').value, kind: form.elements.kind.value || null }, null);
  }

  async function submitFile(file) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    await judge({ text: '', sender: null, kind: null }, bytes);
  }

  async function judge(question, file) {
    complain('');
    busy(true);
    try {
      const answer = await engine.check({ ...question, language }, file);
      if (answer.error) {
        complain(answer.error);
        return;
      }
      current = { question, file: file && file.length <= keptFileBytes ? toBase64(file) : null, isKept: !file || file.length <= keptFileBytes };
      tab.set('message', current.isKept ? current : null);
      tab.remove('plan');
      showResult(answer);
      history.pushState(null, '', '#result');
      show('result', 'verdict');
    } catch {
      complain(say('この端末では調べられませんでした。ページを読み込み直して、もう一度お試しください。', 'It could not be checked on this device. Reload the page and try again.'));
    } finally {
      busy(false);
    }
  }

  function busy(isBusy) {
    form.setAttribute('aria-busy', isBusy);
    view('check-go').classList.toggle('busy', isBusy);
    view('check-status').textContent = isBusy ? say('調べています。少しお待ちください…', 'Checking. One moment…') : '';
  }
}

function showResult(answer) {
  const result = view('result');
  result.innerHTML = answer.html;
  result.dataset.json = answer.json;
  dressResult(result);
}

async function submitPlan(event) {
  if (!isLocal) {
    return;
  }
  event.preventDefault();
  const fields = new FormData(event.target);
  const answers = Object.fromEntries(['brand', 'channel', 'customer', 'on'].map((name) => [name, fields.get(name) || null]));
  answers.did = fields.getAll('did');
  answers.lures = (fields.get('lures') ?? '').split(',').filter(Boolean);
  tab.set('plan', answers);
  try {
    await showPlan(planSection(), answers);
  } catch {
    const why = element('p', { className: 'error' }, say('これからすることを表示できませんでした。ページを読み込み直すか、上の「開いてしまったら」から進んでください。急ぐときは警察相談専用電話 #9110 へ。', 'The steps could not be shown. Reload the page, or use “I opened it” above. In a hurry call the police advice line #9110 (in Japan).'));
    why.setAttribute('role', 'alert');
    event.target.querySelector('.error')?.remove();
    event.target.append(why);
    return;
  }
  event.target.querySelector('.error')?.remove();
  history.pushState(null, '', '#plan');
  show('plan', 'plan-title');
}

const restoreOrForm = () => restore().catch(() => show('form', null));

/** An empty box, without loading page and engine anew. */
function startAgain(event) {
  event.preventDefault();
  current = null;
  ['message', 'plan', 'draft'].forEach((name) => tab.remove(name));
  fill({ text: '' });
  view('check').elements.kind.value = '';
  complain('');
  view('result').replaceChildren();
  planSection().replaceChildren();
  history.pushState(null, '', location.pathname);
  show('form', 'message');
}

/** Brings back what the address names: after "back", a reload, a change of language. */
async function restore() {
  const wanted = viewOf(location.hash);
  if (wanted === 'form') {
    show('form', null);
    return;
  }
  current ??= tab.get('message');
  if (!current) {
    history.replaceState(null, '', location.pathname);
    show('form', null);
    return;
  }
  fill(current.question);
  if (view('result').childElementCount === 0) {
    view('check').setAttribute('aria-busy', true);
    showResult(await engine.check({ ...current.question, language }, current.file ? fromBase64(current.file) : null));
    view('check').setAttribute('aria-busy', false);
  }
  const answers = tab.get('plan');
  if (wanted === 'plan' && answers) {
    if (planSection().childElementCount === 0) {
      await showPlan(planSection(), answers);
    }
    show('plan', 'plan-title');
    return;
  }
  show('result', document.getElementById(location.hash.slice(1)) ? location.hash.slice(1) : 'verdict');
}

function viewOf(hash) {
  if (/^#(plan|step-|memo)/u.test(hash)) {
    return 'plan';
  }
  return /^#(result|verdict|reason-|place-|choices)/u.test(hash) ? 'result' : 'form';
}

/** One view at a time. Where it begins is ours to say: what the browser remembers would come before our scrolling or after it, by chance. */
function show(name, focus) {
  document.body.dataset.view = name;
  history.scrollRestoration = name === 'form' ? 'auto' : 'manual';
  view('result').hidden = name !== 'result';
  planSection().hidden = name !== 'plan';
  const target = focus && document.getElementById(focus);
  if (target) {
    unfold(target);
    target.focus({ preventScroll: true });
    // Smoothly only within what is read: another view is there at once, and no animation of the one before carries it off.
    target.scrollIntoView(/^(reason|place)-/u.test(focus) ? { block: 'center' } : { block: 'start', behavior: 'instant' });
  }
}

/** Not every browser opens the folded part that a link leads into. */
function unfold(target) {
  for (let fold = target.closest('details'); fold; fold = fold.parentElement.closest('details')) {
    fold.open = true;
  }
}

function fill(question) {
  view('message').value = question.text;
  view('sender').value = question.sender ?? '';
}

/** A change of language or an accidental reload must not lose what was pasted. */
function rememberDraft(form) {
  const draft = tab.get('draft');
  if (draft && view('message').value === '') {
    fill(draft);
  }
  form.addEventListener('input', () => tab.set('draft', { text: view('message').value, sender: view('sender').value }));
}

function complain(why) {
  const error = view('check-error');
  error.textContent = why;
  error.hidden = why === '';
  if (why !== '') {
    view('message').focus();
  }
}

const notShared = () => say('共有されたものを受け取れませんでした。文章をコピーして、ここに貼り付けてください。', 'What was shared did not arrive. Copy the text and paste it here.');

function leaveToServer() {
  isLocal = false;
  const note = view('privacy-note');
  note.textContent = note.dataset.server;
}

const toBase64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const fromBase64 = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
