import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const target = new URL('../../../tests/Miyaburi.Tests/Text/Fixtures/', import.meta.url);

/** A gzip file without a time stamp, so that the same content gives the same bytes. */
export function writeGzip(name, text) {
  const bytes = gzipSync(Buffer.from(text, 'utf8'), { level: 9 });
  writeFileSync(new URL(name, target), bytes);
  console.log(name, bytes.length, 'bytes');
}

/** Mulberry32: the same numbers on every run. */
export function random(seed) {
  return () => {
    seed = (seed + 0x6D2B79F5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** FNV-1a over UTF-16 units, low byte first, 64 bits. */
export function fnv1a(text, hash = 0xcbf29ce484222325n) {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    for (const byte of [unit & 0xFF, unit >> 8]) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash;
}

/** Text as hexadecimal UTF-16 units, so that lone surrogates and line ends survive a text file. */
export const hex = text => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0')).join('');
