// The page's side of the engine: one worker, started once, asked by messages.
/** A connection that gives nothing for so long will not bring the engine. */
const patience = 45_000;
const waiting = new Map();
const listeners = new Set();
let worker;
let watchdog;
let asked = 0;
let state = { started: false, progress: 0, ready: false, broken: false };

/** Starts loading the engine; harmless when called again. */
export function start() {
  if (worker || state.broken) {
    return;
  }
  try {
    worker = new Worker(new URL('./engine-worker.js', import.meta.url), { type: 'module' });
  } catch {
    change({ broken: true });
    return;
  }
  change({ started: true });
  waitForSigns();
  worker.addEventListener('error', () => change({ broken: true }));
  worker.addEventListener('message', ({ data }) => {
    if ('id' in data) {
      settle(data);
    } else if (data.ready) {
      takeDigest();
      change({ progress: 1, ready: true });
    } else if (data.broken) {
      change({ broken: true });
    } else {
      waitForSigns();
      change({ progress: data.progress });
    }
  });
}

/** Calls back now and whenever the state changes: started, progress from 0 to 1, ready, broken. */
export function watch(listener) {
  listeners.add(listener);
  listener(state);
}

/** @param question What BrowserEngine.CheckQuestion names. @param file Bytes of a file, or null. */
export const check = (question, file) => ask('check', { question: { ...question, at: now() }, file });

/** What this server knows of waves: asked for once when the engine is there, and never for a check. */
async function takeDigest() {
  const response = await fetch('/v1/waves/digest').catch(() => null);
  if (response?.ok) {
    await ask('digest', await response.text()).catch(() => {});
  }
}

/** @param question What BrowserEngine.PlanQuestion names. */
export const plan = (question) => ask('plan', { ...question, today: now().slice(0, 10) });

function waitForSigns() {
  clearTimeout(watchdog);
  watchdog = setTimeout(() => state.ready || change({ broken: true }), patience);
}

function ask(what, about) {
  start();
  return new Promise((resolve, reject) => {
    if (state.broken) {
      reject(new Error('The engine could not be loaded.'));
      return;
    }
    const id = ++asked;
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, ask: what, about });
  });
}

function settle({ id, answer, failure }) {
  const { resolve, reject } = waiting.get(id);
  waiting.delete(id);
  if (failure === undefined) {
    resolve(answer);
  } else {
    reject(new Error(failure));
  }
}

function change(difference) {
  state = { ...state, ...difference };
  listeners.forEach((listener) => listener(state));
  if (state.broken) {
    waiting.forEach(({ reject }) => reject(new Error('The engine could not be loaded.')));
    waiting.clear();
  }
}

/** The instant with the device's offset, ISO 8601. */
function now() {
  const at = new Date();
  const offset = -at.getTimezoneOffset();
  const local = new Date(at.getTime() + offset * 60_000).toISOString().slice(0, -1);
  const two = (n) => String(Math.trunc(Math.abs(n))).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`;
}
