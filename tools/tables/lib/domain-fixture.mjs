import { createRequire } from 'node:module';
import { codePoints, str } from './unicode.mjs';
import { hex, random, writeGzip } from './fixture.mjs';

const tr46 = createRequire(import.meta.url)('tr46');
const next = random(46);
const below = n => Math.floor(next() * n);
const pick = list => list[below(list.length)];

const bases = ['www.jcom.co.jp', 'my.jcb.co.jp', 'amazon.co.jp', 'smbc-card.com', '三井住友銀行.jp', 'お名前.com', 'ドメイン名例.jp', 'faß.de',
  'bücher.example', 'пример.рф', 'مثال.إختبار', 'דוגמה.טעסט', '예제.kr', 'παράδειγμα.gr', 'ひらがな.みんな', '例え.テスト', 'नमस्ते.भारत', 'ไทย.ไทย',
  'xn--fiqs8s', 'xn--wgv71a119e.jp', 'xn--bcher-kva.ch', 'xn--80ak6aa92e.com', 'a.b.c.d', 'ﾌｨｯｼﾝｸﾞ.jp', 'Ａｍａｚｏｎ。ｃｏｍ', '🄲🄾🄼.jp'];
const everything = [...codePoints()].filter(cp => cp > 0x20 && cp !== 0x7F && !'#%/:?@\\[]^|<>'.includes(str(cp)) && !(cp > 0x33480 && cp < 0xE0000)).map(str);
const non = list => Array.from(list);
const dots = non('.。．｡');
const joiners = non('\u200C\u200D\u094D\u0628\u0644\u0645');
const rightToLeft = non('אבגدهو٠١12-').concat(['\u0308']);
const invisible = non('\u00AD\u200B\u2060\uFEFF\uFE0F').concat(['\u{E0101}']);
const latin = non('abcdeABCxyz0123-_ßςÄéÅﬁ①ⓐ');
const kana = non('アイウカハﾊｶﾞﾟ゛゜ー漢字');
const marks = ['\u0301', '\u0323', '\u3099', '\u309A', '\u0345'];
const groups = [dots, joiners, rightToLeft, invisible, latin, kana, marks, everything, everything];

function mutated() {
  const units = Array.from(pick(bases));
  for (let n = 1 + below(3); n > 0; n--) {
    const at = below(units.length + 1), c = pick(pick(groups));
    const how = below(4);
    if (how === 0 && units.length > 1) units.splice(Math.min(at, units.length - 1), 1);
    else if (how === 1) units.splice(Math.min(at, units.length - 1), 1, c);
    else units.splice(at, 0, c);
  }
  return units.join('');
}

function punycode() {
  const letters = 'abcdefghijklmnopqrstuvwxyz0123456789-';
  let label = 'xn--';
  for (let n = below(9); n > 0; n--) label += pick(non(letters));
  return label + '.jp';
}

function labels() {
  let host = '';
  const list = pick(groups);
  for (let n = 1 + below(7); n > 0; n--) host += pick(below(3) ? list : pick(groups));
  return host + pick(['.com', '.jp', '', '.אב', '。jp']);
}

const forbidden = /[\0-\x20#%/:<>?@[\\\]^|\x7F]/;

/** Domain to ASCII of the WHATWG URL Standard, beStrict false, by tr46. */
function standard(domain) {
  const plain = /^[\0-\x7F]*$/.test(domain) && !domain.split('.').some(label => /^xn--/i.test(label));
  const result = plain ? domain.toLowerCase() : tr46.toASCII(domain, {
    checkHyphens: false, checkBidi: true, checkJoiners: true, useSTD3ASCIIRules: false, transitionalProcessing: false,
    verifyDNSLength: false, ignoreInvalidPunycode: false,
  });
  return result === null || result === '' || forbidden.test(result) ? '!' : result;
}

function browser(domain) {
  try { return new URL('http://' + domain + '/').hostname || '!'; } catch { return '!'; }
}

const endsInNumber = host => /^(\d+|0x[\da-f]*)\.?$/i.test(host.replace(/\.$/, '').split('.').pop());

export function writeDomainFixture() {
  const lines = new Map();
  const makers = [mutated, mutated, labels, punycode];
  while (lines.size < 6000) {
    const host = pick(makers)();
    const answer = standard(host);
    if (host === '' || answer !== '!' && endsInNumber(answer)) continue;
    const readable = answer === '!' ? '!' : tr46.toUnicode(answer, { checkBidi: true, checkJoiners: true }).domain;
    lines.set(host, `${hex(host)} ${answer} ${browser(host)} ${hex(readable)}`);
  }
  const list = [...lines.values()];
  const same = list.filter(l => l.split(' ')[1] === l.split(' ')[2]).length;
  console.log(`${list.length} hosts; Node agrees with the standard on ${same}; valid ${list.filter(l => l.split(' ')[1] !== '!').length}`);
  writeGzip('domains.txt.gz', list.join('\n') + '\n');
}
