// Tables of Miyaburi.Text.Nfkc.
import { codePoints, str, last, combiningRanks, compositions, icuSource } from './unicode.mjs';
import { twoStage, Pool } from './trie.mjs';
import { trie, span, write } from './csharp.mjs';

const isHangulSyllable = cp => cp >= 0xAC00 && cp <= 0xD7A3;

export function writeNormalization() {
  const { ranks } = combiningRanks();
  const pairs = compositions();
  const seconds = new Set(pairs.map(p => p[1]));
  for (let cp = 0x1161; cp <= 0x1175; cp++) seconds.add(cp);
  for (let cp = 0x11A8; cp <= 0x11C2; cp++) seconds.add(cp);

  // Header unit of a pool entry: length of the compatibility decomposition, and of the canonical one << 8
  // (0: none of its own; 255: the same as the compatibility decomposition and not stored twice).
  const pool = new Pool(1), decomposition = new Array(last + 1).fill(0);
  const info = new Array(last + 1).fill(0);
  for (const cp of codePoints()) {
    const c = str(cp);
    if (!isHangulSyllable(cp)) {
      const full = c.normalize('NFKD'), canonical = c.normalize('NFD');
      if (full !== c) {
        const own = canonical === c ? 0 : canonical === full ? 255 : canonical.length;
        decomposition[cp] = pool.add(full.length | (own << 8), own === 0 || own === 255 ? full : full + canonical);
      }
    }
    const joins = seconds.has(cp) || ranks[cp] > 0;
    // Bits 0–5: order class. 0x40: not a safe start under NFC, 0x80: under NFKC.
    info[cp] = ranks[cp] | (joins || c.normalize('NFC') !== c ? 0x40 : 0) | (joins || c.normalize('NFKC') !== c ? 0x80 : 0);
  }
  const firsts = pairs.map(p => p[0]), seconds2 = pairs.map(p => p[1]), composed = pairs.map(p => p[2]);
  write('NormalizationTables', [icuSource],
    'Decompositions, order classes and compositions (Unicode Standard Annex 15).', [
      ...trie('Info', twoStage(info, 1), 'byte',
        'Bits 0–5: order class, comparing as canonical combining classes do. 0x40: not a safe start in NFC; 0x80: in NFKC.'),
      ...trie('Decomposition', twoStage(decomposition, 2), 'ushort', 'Offset in the pool, or 0 for none.'),
      span('Pool', 'ushort', pool.units,
        'Entries: header (low byte: units of the compatibility decomposition; high byte: of the canonical one that follows it, 255 when it is the same), units.'),
      span('PairSeconds', 'int', seconds2, 'Second code points of the compositions, ascending.'),
      span('PairFirsts', 'int', firsts, 'First code points, ascending for each second one.'),
      span('PairComposed', 'int', composed, 'What the pair composes to.'),
    ]);
  return { ranks, seconds };
}
