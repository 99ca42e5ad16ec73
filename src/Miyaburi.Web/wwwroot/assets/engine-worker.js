// Runs the engine off the page's thread: reading a message of a megabyte must not freeze the page.
import { dotnet } from '../_framework/dotnet.js';

/** Only files need these; they come when the first one is dropped. */
const mailReader = ['MimeKit', 'System.Text.Encoding.CodePages', 'System.IO.Compression', 'System.Private.Uri',
  'System.Security.Cryptography', 'System.Net.NetworkInformation', 'System.ComponentModel.TypeConverter'];

const runtime = dotnet
  // Names of the engine's files change with their content: those that the page had fetched beforehand need not be asked for again.
  .withConfig({ disableNoCacheFetch: true })
  .withModuleConfig({ onDownloadResourceProgress: (done, all) => postMessage({ progress: all ? done / all : 0 }) })
  .create();
const engine = runtime.then(async ({ getAssemblyExports, getConfig }) =>
  (await getAssemblyExports(getConfig().mainAssemblyName)).Miyaburi.Web.BrowserEngine);
let reader;
let isAsked = false;

function loadMailReader() {
  reader ??= runtime.then(({ INTERNAL }) => Promise.all(mailReader.map((name) => INTERNAL.loadLazyAssembly(`${name}.wasm`))));
  reader.catch(() => { reader = undefined; });
  return reader;
}

const answers = {
  async check({ question, file }) {
    const exports = await engine;
    const json = JSON.stringify(question);
    if (file || exports.NeedsMailReader(json)) {
      await loadMailReader();
    }
    return JSON.parse(exports.Check(json, file ?? new Uint8Array()));
  },
  digest: async (text) => (await engine).UseDigest(text),
  plan: async (question) => JSON.parse((await engine).Plan(JSON.stringify(question))),
};

addEventListener('message', async ({ data: { id, ask, about } }) => {
  isAsked ||= ask !== 'digest';
  try {
    postMessage({ id, answer: await answers[ask](about) });
  } catch (error) {
    postMessage({ id, failure: String(error) });
  }
});

// "Ready" is said when the engine's data are read. What only the words of a result need is read behind that, by a message of
// our own; one that a person asked already takes its place and does not wait for it.
engine.then(
  (exports) => setTimeout(() => {
    exports.Prepare();
    postMessage({ ready: true });
    setTimeout(() => isAsked || exports.Check(JSON.stringify({ text: '.', at: '2000-01-01T00:00:00+09:00' }), new Uint8Array()), 50);
  }),
  (error) => postMessage({ broken: String(error) }));
