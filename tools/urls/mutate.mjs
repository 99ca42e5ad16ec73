// Seeded mutations of addresses: the tricks seen in attacks and plain noise.
export function random(seed) {
  let state = seed >>> 0;
  return n => { // xorshift32
    state ^= state << 13; state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5; state >>>= 0;
    return state % n;
  };
}

const pieces = [
  '@', ':', '/', '//', '\\', '\\\\', '?', '#', '%', '%2F', '%2e', '%25', '%2E%2e', '%00', '%20', '%E2%88%95', '%F0%9F%84%B2', '%zz', '..', '/../', '/./', '.',
  '\t', '\n', '\r', ' ', '[', ']', '[::1]', '0x7f', '0', '00', '256', '1.2.3', '4294967296', ':80', ':443', ':8080', ':99999', ':', ':a',
  '\u00ad', '\u200b', '\ufeff', '\u3000', '\u2044', '\u2215', '。', '．', '｡', 'ａ', '🄲', 'ⓐ', 'ß', 'é', 'ん', 'カ', '漢', 'а', '\ud800', '😀',
  'xn--', 'xn--a', '-', '_', '*', '~', '|', '^', '`', '{', '}', '<', '>', '"', "'", '!', '$', '&', '(', ')', '+', ',', ';', '=',
  'C:', 'C|', 'localhost', '\u0000', '\u007f', 'A', 'Z', 'COM', 'jp', 'user:pw@', 'http:', 'https://',
];

export function mutate(address, next) {
  let text = address;
  for (let n = 1 + next(3); n > 0; n--) {
    const at = next(text.length + 1);
    switch (next(5)) {
      case 0: text = text.slice(0, at) + text.slice(at + 1 + next(3)); break;
      case 1: text = text.slice(0, at) + text.slice(at, at + 4).toUpperCase() + text.slice(at + 4); break;
      default: text = text.slice(0, at) + pieces[next(pieces.length)] + text.slice(at + next(2)); break;
    }
  }
  return text;
}
