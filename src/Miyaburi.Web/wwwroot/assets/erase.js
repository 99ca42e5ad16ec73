import { device, tab } from './memory.js';
import { element, say } from './words.js';

/** A button that forgets everything this site keeps on the device: ticks, notes, opinions, copies for offline use. */
export function offerErase() {
  const done = element('p', { className: 'status' });
  done.setAttribute('role', 'status');
  const button = element('button', { type: 'button', id: 'erase' }, say('この端末に残した記録を消す', 'Erase what is kept on this device'));
  button.addEventListener('click', async () => {
    device.clear();
    tab.clear();
    await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
    // Without it the next visit makes the copies anew; left in place it would serve none until the next version.
    await Promise.all(((await navigator.serviceWorker?.getRegistrations()) ?? []).map((worker) => worker.unregister()));
    done.textContent = say('消しました。印、メモ、オフライン用の写しが、この端末からなくなりました。', 'Erased: ticks, notes and the copies for offline use are gone from this device.');
  });
  document.getElementById('main').append(element('section', { className: 'erase' },
    element('h2', {}, say('この端末の記録', 'What this device keeps')),
    element('p', {}, say('チェックの印、メモ、「この判定は違う」の記録は、この端末の中だけにあります。ここで消せます。',
      'Ticks, notes and your opinions on verdicts are on this device only. You can erase them here.')),
    button, done));
}
