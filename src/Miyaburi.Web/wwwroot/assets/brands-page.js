// Narrows the list while typing; Enter asks the server, as without script.
export function filterBrands() {
  const query = document.getElementById('q');
  const entries = [...document.querySelectorAll('#brand-list > li')];
  query?.addEventListener('input', () => {
    const words = fold(query.value).split(/\s+/u).filter(Boolean);
    for (const entry of entries) {
      const names = fold(`${entry.dataset.names ?? ''} ${entry.textContent}`);
      entry.hidden = !words.every((word) => names.includes(word));
    }
  });
}

/** Width, case and kana do not matter to a person who searches. */
const fold = (text) => text.normalize('NFKC').toLowerCase()
  .replace(/[\u30A1-\u30F6]/gu, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
