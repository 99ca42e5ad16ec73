import * as engine from './engine.js';
import { showPlan } from './plan-view.js';
import { tab } from './memory.js';

const view = (id) => document.getElementById(id);

/** The page of choices: the engine makes the plan, so that what was chosen stays on the device and it works offline. */
export function startPlanPage() {
  const form = view('plan-form');
  form?.addEventListener('submit', async (event) => {
    const answers = answersOf(new FormData(form));
    event.preventDefault();
    // The form of a page that came in plain wording asks for it; what was chosen since then counts more.
    if (answers.easy && tab.get('easy') === null) {
      tab.set('easy', true);
    }
    try {
      await present(answers);
    } catch {
      form.submit();
      return;
    }
    tab.set('plan-page', answers);
    history.pushState(null, '', '#plan');
    focus();
  });
  // The server's buttons for the wording of a plan of its own: what they put off must not come back with the next plan.
  for (const wording of document.querySelectorAll('.wording form[action="/plan"]')) {
    wording.addEventListener('submit', () => tab.set('easy', Boolean(new FormData(wording).get('easy'))));
  }
  addEventListener('popstate', restore);
  restore();
  engine.start();
}

async function restore() {
  const asked = new URLSearchParams(location.search);
  const answers = location.hash.startsWith('#plan') || location.hash.startsWith('#step-') ? tab.get('plan-page') : null;
  if (answers) {
    await present(answers);
    focus();
  } else if (asked.has('did') && view('plan').childElementCount === 0) {
    // A link to a plan, opened without a network: the page in the store has no plan in it.
    await present({ ...answersOf(asked), easy: asked.has('easy') });
  } else if (location.hash === '' && document.body.dataset.view === 'plan') {
    view('plan').hidden = true;
    document.body.dataset.view = 'form';
  }
}

async function present(answers) {
  await showPlan(view('plan'), answers);
  view('plan').hidden = false;
  document.body.dataset.view = 'plan';
}

function focus() {
  view('plan-title').focus({ preventScroll: true });
  view('plan').scrollIntoView({ behavior: 'instant' });
}

const answersOf = (fields) => ({
  did: fields.getAll('did').flatMap((ids) => ids.split(',')).filter(Boolean),
  lures: (fields.get('lures') ?? '').split(',').filter(Boolean),
  brand: fields.get('brand') || null,
  channel: fields.get('channel') || null,
  customer: fields.get('customer') || null,
  on: fields.get('on') || null,
  easy: Boolean(fields.get('easy')),
});
