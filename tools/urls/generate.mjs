// Writes tests/Miyaburi.Tests/Links/Fixtures/urls.jsonl.gz: odd addresses and what Node's URL makes of them.
//   node tools/urls/generate.mjs
// An unpaired surrogate is written as U+E000, which JSON readers accept. Seeded, so the same Node gives the same file. No address is opened; the hosts are made up.
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { mutate, random } from './mutate.mjs';

const seeds = [
  'https://www.example.co.jp/', 'http://example.com/a/b?c=d#e', 'https://my.jcom.example/login.php?id=1&x=%20y',
  'https://user:pass@host.example:8443/p/../q', 'http://192.0.2.10/x', 'http://[2001:db8::1]:80/', 'ftp://files.example/a.txt',
  'https://例え.テスト/パス', 'http://bücher.example/ä?ö#ü', 'https://a.b.c.d.example.co.jp/%7Euser/', 'mailto:someone@example.jp',
  'javascript:alert(1)', 'data:text/html,hello world', 'line://ti/p/abc', 'intent://example.com/x#Intent;scheme=https;end',
  'file:///C:/x/y', 'file://server/share', 'ws://example.com/s', 'blob:https://example.com/1', 'tel:+81-3-0000-0000',
  'https://0x7f.1/', 'http://2130706433/', 'http://0300.0250.0.1/', 'https://xn--r8jz45g.example/', 'https://ｅｘａｍｐｌｅ．ｃｏｍ/',
  'https://example。jp/', 'https://exa%6Dple.com/', 'https://smbc-x.jp%2Fabc%3F..@evil.example/', 'https:\\\\www.example.com\\@evil.example/',
  'https:/one.example', 'https:two.example', 'https:////three.example//x', 'http://a.example/./b/%2e%2E/c/..', 'http://a.example?q', 'http://a.example#f',
];
const next = random(20261123);
const addresses = new Set(seeds);
while (addresses.size < 6000) addresses.add(mutate(seeds[next(seeds.length)], next));

const lines = [...addresses].map(address => {
  let read = null;
  try {
    const u = new URL(address);
    read = [u.protocol, u.hostname, u.port, u.pathname, u.search, u.hash];
  } catch { /* refused */ }
  return JSON.stringify([address.replace(/\p{Cs}/gu, '\ue000'), read]);
});
const target = join(dirname(fileURLToPath(import.meta.url)), '../../tests/Miyaburi.Tests/Links/Fixtures/urls.jsonl.gz');
const header = JSON.stringify({ node: process.versions.node, ada: process.versions.ada, unicode: process.versions.unicode, seed: 20261123 });
writeFileSync(target, gzipSync([header, ...lines].join('\n') + '\n', { level: 9 }));
console.log(`${lines.length} addresses, ${lines.filter(l => !l.endsWith('null]')).length} accepted`);
