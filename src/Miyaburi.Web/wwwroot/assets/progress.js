import { watch } from './engine.js';
import { element, say } from './words.js';

/** A line that says how far the engine is, and then that the page works without a network. */
export function showProgress(line, onBroken) {
  // Seen, but not spoken at every step.
  const share = element('span', { ariaHidden: 'true' });
  watch(({ progress, ready, broken }) => {
    line.hidden = false;
    line.dataset.ready = ready;
    if (broken) {
      line.textContent = say('この端末では調べるしくみを動かせません。「調べる」を押すと、サーバーに送って調べます。', 'The engine does not run on this device. Check sends the text to the server.');
      onBroken();
    } else if (ready) {
      line.textContent = say('準備ができました。電波がなくても調べられます。', 'Ready. It works without a network, too.');
    } else {
      share.textContent = percent(progress);
      if (!share.isConnected) {
        line.replaceChildren(say('調べる準備をしています… ', 'Getting ready… '), share);
      }
    }
  });
}

const percent = (share) => `${Math.round(Math.min(share, 1) * 100)}%`;
