// Ticks and memo of plans, kept on the device until they are erased.
import { device } from './memory.js';

const most = 20;

/**
 * What is kept of the matter that a plan is about: same day, same company, and one account of what was done holds the
 * other. So somebody who remembers one thing more keeps ticks and memo, and another message of the same day has its own.
 * @param about The plan's day, brand and list of what was done.
 * @returns {{done: string[], memo: object, save: () => void}}
 */
export function matterOf({ on, brand, did }) {
  const all = device.get('matters') ?? [];
  const found = all.find((kept) => kept.on === on && kept.brand === brand && (holds(kept.did, did) || holds(did, kept.did)));
  const matter = found ?? { on, brand, did, done: [], memo: {} };
  matter.did = did;
  return {
    done: matter.done,
    memo: matter.memo,
    save: () => device.set('matters', [matter, ...all.filter((kept) => kept !== matter)].slice(0, most)),
  };
}

const holds = (larger, smaller) => smaller.every((id) => larger.includes(id));
