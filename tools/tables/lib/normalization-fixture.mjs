import { codePoints, str } from './unicode.mjs';
import { fnv1a, hex, random, writeGzip } from './fixture.mjs';

const next = random(20260101);
const pick = list => list[Math.floor(next() * list.length)];

const marks = [], changing = [], starters = [];
for (const cp of codePoints()) {
  const c = str(cp);
  if (/\p{M}/u.test(c)) marks.push(c);
  else if (c.normalize('NFKC') !== c) changing.push(c);
  else if (c.normalize('NFD') !== c) starters.push(c);
}
const halfWidth = Array.from({ length: 0xFFA0 - 0xFF61 }, (_, i) => str(0xFF61 + i));
const jamo = Array.from({ length: 0x100 }, (_, i) => str(0x1100 + i));
const plain = Array.from('abcxyzAEO019 .ー・アカサハウほへはﾊﾟ日本語가각ÅéạθЖ');
const groups = [plain, marks, changing, starters, halfWidth, jamo, ['\u3099', '\u309A', '\u0301', '\u0323', '\u0345'], ['\uD800', '\uDC00']];

function sample() {
  let text = '';
  for (let n = 1 + Math.floor(next() * 12); n > 0; n--) text += pick(pick(groups));
  return text;
}

export function writeNormalizationFixture() {
  const lines = [];
  for (const form of ['NFKC', 'NFC']) {
    // All code points, 4096 a hash, each answer followed by U+0000.
    let block = '', first = 0;
    const close = end => { lines.push(`hash ${form} ${first.toString(16)} ${end.toString(16)} ${fnv1a(block).toString(16)}`); block = ''; };
    for (const cp of codePoints()) {
      if ((cp & 0xFFF) === 0 && cp > first) { close(cp); first = cp; }
      block += str(cp).normalize(form) + '\0';
    }
    close(0x110000);
  }
  for (let i = 0; i < 3000; i++) {
    const text = sample();
    lines.push(`text ${hex(text)} ${hex(text.normalize('NFKC'))} ${hex(text.normalize('NFC'))}`);
  }
  writeGzip('normalization.txt.gz', lines.join('\n') + '\n');
}
