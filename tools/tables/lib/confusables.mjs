// Table of Miyaburi.Text.Confusables: characters that look like Latin letters, digits or ASCII punctuation (UTS 39).
import { readFileSync } from 'node:fs';
import { codePoints, last, packageSource, str } from './unicode.mjs';
import { twoStage, Pool } from './trie.mjs';
import { trie, span, write } from './csharp.mjs';

// Only prototypes that a Latin name can contain: the skeletons of other scripts are never compared.
const latinPrototype = /^[\x21-\x7E\p{sc=Latin}\p{sc=Inherited}]+$/u;

// Seen since, or judged otherwise than the package: own list, by eye.
const own = { 'ӏ': 'l', 'ш': 'w', 'þ': 'p', 'ƿ': 'p', 'ϸ': 'p', 'ƒ': 'f', 'ւ': 'i', 'ⲓ': 'i', 'ϭ': 'o', 'ⲩ': 'y', 'ⳏ': 'p', 'ⲽ': 'w', 'င': 'c', 'ട': 's',
  '០': 'o', 'Ϭ': '6', 'Ⲃ': 'B', 'Ⳏ': 'P', '३': '3', '૩': '3' };

/** Letters and digits drawn in another style that the package does not know yet look like the plain ones. */
function styled(data) {
  const added = {};
  for (const cp of codePoints()) {
    const plain = str(cp).normalize('NFKC');
    if (cp > 0x7F && /^[A-Za-z0-9]$/.test(plain) && !(str(cp) in data)) added[str(cp)] = data[plain] ?? plain;
  }
  return added;
}

export function writeConfusables() {
  const known = JSON.parse(readFileSync(new URL('../node_modules/unhomoglyph/data.json', import.meta.url)));
  const data = { ...known, ...styled(known), ...own };
  const pool = new Pool(1), values = new Array(last + 1).fill(0);
  let count = 0;
  for (const [source, prototype] of Object.entries(data)) {
    const target = prototype.normalize('NFD');
    if (Array.from(source).length !== 1 || source === prototype || !latinPrototype.test(target)) continue;
    values[source.codePointAt(0)] = pool.add(target.length, target);
    count++;
  }
  console.log(count, 'confusables');
  write('ConfusableTables', [packageSource('unhomoglyph', 'confusables.txt of Unicode 13.0'), 'own additions in tools/tables/lib/confusables.mjs'],
    'Prototypes of characters that look like Latin ones (UTS 39); those of other scripts are left out.', [
      ...trie('Prototype', twoStage(values, 2), 'ushort', 'Offset in the pool, or 0 for a character that is its own prototype.'),
      span('Pool', 'ushort', pool.units, 'Entries: number of units, units (NFD).'),
    ]);
}
