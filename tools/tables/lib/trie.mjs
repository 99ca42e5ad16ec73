// Two-stage tables: index[codePoint >> bits] names a block, data[block << bits | low bits] is the value.

/** Smallest two-stage table over values[0..]; code points behind the last non-zero value are left out. */
export function twoStage(values, valueBytes, bitsWanted) {
  let limit = values.length;
  while (limit > 0 && values[limit - 1] === 0) limit--;
  let best = null;
  for (const bits of bitsWanted ?? [4, 5, 6, 7, 8]) {
    const table = build(values, limit, bits);
    const bytes = table.index.length * (table.blocks > 256 ? 2 : 1) + table.data.length * valueBytes;
    if (!best || bytes < best.bytes) best = { ...table, bytes };
  }
  return best;
}

function build(values, limit, bits) {
  const size = 1 << bits, seen = new Map(), index = [], data = [];
  for (let start = 0; start < limit; start += size) {
    const block = [];
    for (let i = 0; i < size; i++) block.push(values[start + i] ?? 0);
    const key = block.join();
    if (!seen.has(key)) { seen.set(key, data.length >> bits); data.push(...block); }
    index.push(seen.get(key));
  }
  return { bits, index, data, blocks: data.length >> bits, limit: index.length << bits };
}

/** Strings kept once each, as [length, units…]; a string's value is the offset of its length. */
export class Pool {
  constructor(firstOffset = 0) { this.units = new Array(firstOffset).fill(0); this.seen = new Map(); }
  add(header, text) {
    const key = header + ':' + text;
    if (!this.seen.has(key)) {
      this.seen.set(key, this.units.length);
      this.units.push(header, ...units(text));
    }
    const offset = this.seen.get(key);
    if (offset > 0xFFFF) throw new Error('pool too large');
    return offset;
  }
}

export const units = text => Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
