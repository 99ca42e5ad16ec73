// Tables of Miyaburi.Text.FoldedText: what each UTF-16 unit is and what it folds to.
import { codePoints, str, last, isSurrogate, icuSource, packageSource } from './unicode.mjs';
import { twoStage } from './trie.mjs';
import { trie, span, constant, write } from './csharp.mjs';
import { readFileSync } from 'node:fs';

// Must agree with src/Miyaburi/Text/FoldKind.cs.
export const Kind = {
  Other: 0, Latin: 1, Digit: 2, Han: 3, Hiragana: 4, Katakana: 5, Cyrillic: 6, Greek: 7, OtherLetter: 8,
  Dash: 9, Styled: 10, Complex: 11, Mark: 12, Surrogate: 13,
  Space: 14, NewLine: 15, Ignorable: 16, ZeroWidth: 17, SoftHyphen: 18, BidiControl: 19, BidiOverride: 20, LongVowel: 21,
};

const smallCapitals = 'ᴀaʙbᴄcᴅdᴇeꜰfɢgʜhɪiᴊjᴋkʟlᴍmɴnᴏoᴘpꞯqʀrꜱsᴛtᴜuᴠvᴡwʏyᴢz';
const styledTargets = new Map();
for (let i = 0; i < smallCapitals.length; i += 2) styledTargets.set(smallCapitals.charCodeAt(i), smallCapitals[i + 1]);

// Letters drawn in another style that stand for plain Latin letters. Full-width letters are ordinary in Japanese;
// so are ℃ ℓ № ℡ ™ and circled digits.
const ordinary = new Set([0x2100, 0x2101, 0x2103, 0x2105, 0x2106, 0x2109, 0x2113, 0x2116, 0x2120, 0x2121, 0x2122, 0x2126,
  0x212A, 0x212B, 0x213B, 0x2139]);
export function styledLetter(cp) {
  if (styledTargets.has(cp)) return styledTargets.get(cp);
  // Negative circled and squared letters have no mapping in NFKC.
  if (cp >= 0x1F150 && cp <= 0x1F169) return String.fromCharCode(0x61 + cp - 0x1F150);
  if (cp >= 0x1F170 && cp <= 0x1F189) return String.fromCharCode(0x61 + cp - 0x1F170);
  if (cp >= 0x1CCD6 && cp <= 0x1CCEF) return String.fromCharCode(0x61 + cp - 0x1CCD6);
  const inStyledBlock = (cp >= 0x2100 && cp <= 0x214F && !ordinary.has(cp)) || (cp >= 0x249C && cp <= 0x24E9)
    || (cp >= 0x1D400 && cp <= 0x1D7FF) || (cp >= 0x1F110 && cp <= 0x1F149)
    || (cp >= 0x1D2C && cp <= 0x1D6A) || (cp >= 0x02B0 && cp <= 0x02B8) || (cp >= 0x2090 && cp <= 0x209C) || cp === 0x2071 || cp === 0x207F;
  if (!inStyledBlock) return null;
  const plain = str(cp).normalize('NFKC').toLowerCase().replace(/[()]/g, '');
  return /^[a-z]$/.test(plain) ? plain : null;
}

const dashes = new Set([0x2D, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0x2500, 0x2501, 0xFE58, 0xFE63, 0xFF0D]);

function control(cp) {
  const c = str(cp);
  if ([0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029].includes(cp)) return Kind.NewLine;
  if (cp === 9 || cp === 0x2800 || /\p{Zs}/u.test(c)) return Kind.Space;
  if (cp === 0x202D || cp === 0x202E) return Kind.BidiOverride;
  if ((cp >= 0x202A && cp <= 0x202C) || (cp >= 0x2066 && cp <= 0x2069) || [0x200E, 0x200F, 0x061C].includes(cp)) return Kind.BidiControl;
  if (cp === 0xAD) return Kind.SoftHyphen;
  if ((cp >= 0xFE00 && cp <= 0xFE0F) || (cp >= 0x180B && cp <= 0x180F && cp !== 0x180E)) return Kind.Ignorable;
  if (/\p{Default_Ignorable_Code_Point}/u.test(c) || (cp >= 0xFFF9 && cp <= 0xFFFB)) return Kind.ZeroWidth;
  if (/\p{Cc}/u.test(c) || cp >= 0xFFFE) return Kind.Ignorable;
  return null;
}

function letterKind(c, cp) {
  if (/\p{Nd}/u.test(c)) return Kind.Digit;
  if (cp === 0x3005 || cp === 0x3006 || cp === 0x3007 || cp === 0x303B || /\p{sc=Han}/u.test(c) && /\p{L}/u.test(c)) return Kind.Han;
  if (/\p{sc=Katakana}/u.test(c) && /\p{L}/u.test(c)) return Kind.Katakana;
  if (/\p{sc=Hiragana}/u.test(c) && /\p{L}/u.test(c)) return Kind.Hiragana;
  if (!/[\p{L}\p{M}]/u.test(c)) return Kind.Other;
  if (/\p{sc=Latin}/u.test(c)) return Kind.Latin;
  if (/\p{sc=Cyrillic}/u.test(c)) return Kind.Cyrillic;
  if (/\p{sc=Greek}/u.test(c)) return Kind.Greek;
  return Kind.OtherLetter;
}

export const isStarterBlocked = (cp, { ranks, seconds }) => ranks[cp] > 0 || seconds.has(cp);

/** Lower case as one character where Unicode has one; katakana as hiragana. */
export function foldUnit(c) {
  const lower = c === '\u0130' ? 'i' : c.toLowerCase();
  const one = lower.length === 1 ? lower : c;
  const cp = one.charCodeAt(0);
  if ((cp >= 0x30A1 && cp <= 0x30F6) || cp === 0x30FD || cp === 0x30FE) return String.fromCharCode(cp - 0x60);
  return cp === 0x301C ? '~' : one;
}

function classify(cp, marks) {
  if (isSurrogate(cp)) return [Kind.Surrogate, cp];
  const early = control(cp);
  if (early !== null) return [early, cp];
  const c = str(cp);
  // The free-standing voicing marks are used as if they combined; NFKC would put a space before them.
  if (cp === 0x309B) return [Kind.Mark, 0x3099];
  if (cp === 0x309C) return [Kind.Mark, 0x309A];
  if (isStarterBlocked(cp, marks)) return [Kind.Mark, cp];
  if (cp === 0x30FC || cp === 0xFF70) return [Kind.LongVowel, 0x30FC];
  const styled = styledLetter(cp);
  if (styled) return [Kind.Styled, styled.charCodeAt(0)];
  if (dashes.has(cp)) return [Kind.Dash, cp === 0xFF0D || cp === 0xFE63 ? 0x2D : cp];
  const mapped = c.normalize('NFKC');
  // U+FDFA, U+FDFB: whole phrases. No character may swell a text more than sixfold.
  if (mapped.length > 6) return [Kind.OtherLetter, cp];
  if (mapped.length !== 1) return mapped[0] === ' ' || mapped.normalize('NFC') === c ? [Kind.Other, cp] : [Kind.Complex, cp];
  const unit = mapped.charCodeAt(0);
  if (isStarterBlocked(unit, marks)) return [Kind.Mark, unit];
  if (unit === 0x20) return [Kind.Space, cp];
  return [letterKind(mapped, unit), foldUnit(mapped).charCodeAt(0)];
}

/** Cyrillic and Greek letters (U+0370–U+052F) that pass for a Latin letter, as that letter in lower case. */
function latinLookalikes() {
  const data = JSON.parse(readFileSync(new URL('../node_modules/unhomoglyph/data.json', import.meta.url)));
  const own = { 'Ι': 'i', 'І': 'i', 'ι': 'i', 'і': 'i', 'η': 'n', 'κ': 'k', 'к': 'k', 'т': 't', 'м': 'm', 'н': 'h', 'в': 'b', 'τ': 't', 'ω': 'w', 'ш': 'w', 'χ': 'x' };
  const table = [];
  for (let cp = 0x370; cp < 0x530; cp++) {
    const c = str(cp), look = (own[c] ?? data[c] ?? '').toLowerCase();
    table.push(/^[a-z]$/.test(look) ? look.charCodeAt(0) : 0);
  }
  return table;
}

export function writeFold(marks) {
  const entries = [];
  for (let cp = 0; cp <= 0xFFFF; cp++) {
    const [kind, to] = classify(cp, marks);
    entries.push((((to - cp) & 0xFFFF) * 65536) + kind);
  }
  const supplementary = [];
  for (let cp = 0x1D400; cp <= 0x1D7FF; cp++) supplementary.push(styledLetter(cp)?.charCodeAt(0) ?? 0);
  const squared = [];
  for (let cp = 0x1F110; cp <= 0x1F189; cp++) squared.push(styledLetter(cp)?.charCodeAt(0) ?? 0);
  write('FoldTables', [icuSource, packageSource('unhomoglyph', 'Unicode 13.0 confusables, for the look-alikes'), 'own lists of styled letters and dashes in tools/tables/lib/fold.mjs'],
    'What each UTF-16 unit is and what it folds to.', [
      ...trie('Unit', twoStage(entries, 4), 'uint', 'Low byte: FoldKind. High half: what to add (modulo 65536) to get the folded unit.'),
      constant('MathStart', 0x1D400, 'First code point of MathLetters.'),
      span('MathLetters', 'byte', supplementary, 'Plain letters of the mathematical alphabets, or 0.'),
      constant('SquaredStart', 0x1F110, 'First code point of SquaredLetters.'),
      span('SquaredLetters', 'byte', squared, 'Plain letters of the parenthesised, squared and circled letters, or 0.'),
      constant('LookalikeStart', 0x370, 'First code point of Lookalikes.'),
      span('Lookalikes', 'byte', latinLookalikes(), 'Latin letter that a Greek or Cyrillic letter passes for, or 0.'),
    ]);
}
