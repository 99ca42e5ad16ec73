import { watch } from './engine.js';

/** Lets the page work without a network, and as an installed app. The engine comes first: both fetch the same files. */
export function keepForOffline() {
  if (!('serviceWorker' in navigator)) {
    return;
  }
  let isAsked = false;
  watch(({ started, ready, broken }) => {
    if (!isAsked && (!started || ready || broken)) {
      isAsked = true;
      navigator.serviceWorker.register('/sw.js').catch(() => {});
    }
  });
}
