// Character properties as Node's own ICU knows them.
import { readFileSync } from 'node:fs';

export const unicodeVersion = process.versions.unicode;
if (unicodeVersion !== '17.0') throw new Error(`Node with ICU of Unicode 17.0 wanted; this one has ${unicodeVersion}`);
export const icuSource =
  `ICU ${process.versions.icu} as shipped in Node ${process.versions.node} (Unicode ${unicodeVersion}, Unicode-3.0 licence)`;

export const packageSource = (name, note) => {
  const { version, license } = JSON.parse(readFileSync(new URL(`../node_modules/${name}/package.json`, import.meta.url)));
  return `npm ${name} ${version} (${note}, licence ${license})`;
};

export const last = 0x10FFFF;
export const isSurrogate = cp => cp >= 0xD800 && cp <= 0xDFFF;
export const str = cp => String.fromCodePoint(cp);

export function* codePoints() {
  for (let cp = 0; cp <= last; cp++) if (!isSurrogate(cp)) yield cp;
}

const nfd = s => s.normalize('NFD');

/** Order classes: 0 for starters; otherwise ranks that compare like canonical combining classes. */
export function combiningRanks() {
  const marks = [];
  for (const cp of codePoints()) {
    const c = str(cp);
    if (!/\p{M}/u.test(c) || nfd(c) !== c) continue;
    // U+0334 has the lowest class in use, U+0345 the highest: a non-starter changes places with one of them.
    const low = nfd('a' + c + '\u0334') !== 'a' + c + '\u0334';
    const high = nfd('a\u0345' + c) !== 'a\u0345' + c;
    if (low || high) marks.push(c);
  }
  const before = (a, b) => nfd('a' + b + a) !== 'a' + b + a;
  const classes = [];
  for (const mark of marks) {
    let lo = 0, hi = classes.length, found = false;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (before(mark, classes[mid][0])) hi = mid;
      else if (before(classes[mid][0], mark)) lo = mid + 1;
      else { classes[mid].push(mark); found = true; break; }
    }
    if (!found) classes.splice(lo, 0, [mark]);
  }
  const ranks = new Array(last + 1).fill(0);
  classes.forEach((members, i) => members.forEach(m => { ranks[m.codePointAt(0)] = i + 1; }));
  // Marks that decompose (U+0344 and few others) take part only after decomposition.
  return { ranks, count: classes.length };
}

/** Canonical compositions: [first, second, composed], Hangul left out (it is arithmetic). */
export function compositions() {
  const pairs = [];
  for (const cp of codePoints()) {
    if (cp >= 0xAC00 && cp <= 0xD7A3) continue;
    const c = str(cp), d = nfd(c);
    if (d === c || c.normalize('NFC') !== c) continue;
    const parts = Array.from(d);
    const second = parts.pop();
    const first = parts.join('').normalize('NFC');
    if (Array.from(first).length !== 1) throw new Error('no pair for ' + cp.toString(16));
    pairs.push([first.codePointAt(0), second.codePointAt(0), cp]);
  }
  return pairs.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
}
