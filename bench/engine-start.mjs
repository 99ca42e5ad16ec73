// What the browser's engine costs a processor until it is ready, without a network: node bench/engine-start.mjs [WWWROOT]
// Node runs the same WebAssembly by the same interpreter. Processor time depends less than wall time on what else the machine does.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const root = pathToFileURL(resolve(process.argv[2] ?? 'artifacts/web/wwwroot')).href;
const begin = process.cpuUsage();
let before = 0;
const say = (what) => {
  const { user, system } = process.cpuUsage(begin);
  const now = (user + system) / 1000;
  console.log(`${what.padEnd(22)} ${Math.round(now - before).toString().padStart(5)} ms, ${Math.round(now).toString().padStart(5)} ms in all`);
  before = now;
};
const { dotnet } = await import(`${root}/_framework/dotnet.js`);
const { getAssemblyExports, getConfig } = await dotnet.create();
const engine = (await getAssemblyExports(getConfig().mainAssemblyName)).Miyaburi.Web.BrowserEngine;
say('runtime');
engine.Prepare();
say('data: ready');
const check = (text) => engine.Check(JSON.stringify({ text, at: '2026-11-29T00:00:00+09:00' }), new Uint8Array());
check('.');
say('words of a result');
check('【J:COM】ご利用料金のお支払いが確認できません。 https://jcom.co.jp-acc.one/pay');
say('first real message');
process.exit(0);
