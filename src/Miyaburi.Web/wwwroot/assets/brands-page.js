import { say } from './words.js';

/** Narrows the list while typing; Enter asks the server, as without script. */
export function filterBrands() {
  const query = document.getElementById('q');
  const count = document.getElementById('brand-count');
  const groups = [...document.querySelectorAll('#brand-list > *')].map((group) => ({ group, entries: [...group.querySelectorAll('li')] }));
  query?.addEventListener('input', () => {
    const words = fold(query.value).split(/\s+/u).filter(Boolean);
    let shown = 0;
    for (const { group, entries } of groups) {
      const found = entries.filter((entry) => {
        const names = fold(`${entry.dataset.names ?? ''} ${entry.textContent}`);
        entry.hidden = !words.every((word) => names.includes(word));
        return !entry.hidden;
      });
      group.hidden = found.length === 0;
      shown += found.length;
    }
    count.textContent = shown === 0
      ? say('見つかりません。載っていなくても、届いた文章は「調べる」で調べられます。', 'None found. A message can be checked even when its company is not listed.')
      : say(`${shown}件`, `${shown} found`);
  });
}

/** Width, case and kana do not matter to a person who searches. */
const fold = (text) => text.normalize('NFKC').toLowerCase()
  .replace(/[\u30A1-\u30F6]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
