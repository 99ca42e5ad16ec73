// Reads addresses with Node's URL, an implementation of the WHATWG URL Standard, for comparison with UrlReader.
// stdin: one JSON string a line. stdout, a line each: JSON array
// [protocol, hostname, port, pathname, search, hash], or null when Node refuses the address.
// `"\u0001host"` asks for a host only. No address is opened.
import { createInterface } from 'node:readline';

const out = [];
for await (const line of createInterface({ input: process.stdin })) {
  if (line === '') continue;
  out.push(JSON.stringify(read(JSON.parse(line))));
  if (out.length === 1000) flush();
}
flush();

function read(address) {
  try {
    const u = new URL(address);
    return [u.protocol, u.hostname, u.port, u.pathname, u.search, u.hash];
  } catch {
    return null;
  }
}

function flush() {
  if (out.length > 0) process.stdout.write(out.join('\n') + '\n');
  out.length = 0;
}
