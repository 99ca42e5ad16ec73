// Reads a picture on the device: its text (Tesseract, Japanese and English) and what its QR code holds.
import Tesseract from '../vendor/tesseract/tesseract.esm.min.js';
import { textOf } from './ocr-text.js';

const vendor = new URL('../vendor/', import.meta.url).href;
/** Tesseract reads best where letters are some 30 pixels high; screenshots of phones have them at that size at about this width. */
const wantedWidth = 1100;
const mostPixels = 12_000_000;
let recognizer;
let report = () => {};

/**
 * @param picture A file of a kind that the browser can show.
 * @param onProgress Called with 0 to 1.
 * @returns {Promise<{text: string, code: string}>} Each empty where there is none. A screenshot of a mail may hold both.
 */
export async function readPicture(picture, onProgress) {
  const bitmap = await createImageBitmap(picture);
  const code = await readCode(pixelsOf(bitmap, Math.min(1, Math.sqrt(mostPixels / (bitmap.width * bitmap.height)))));
  report = onProgress;
  // What the code holds is known even where the letters cannot be read.
  const read = await readText(bitmap).catch((error) => {
    if (code) {
      return '';
    }
    throw error;
  });
  return { text: code && !hasWords(read) ? '' : read, code: code ?? '' };
}

async function readText(bitmap) {
  const worker = await recognition();
  const scale = Math.min(3, Math.max(1, wantedWidth / bitmap.width), Math.sqrt(mostPixels / (bitmap.width * bitmap.height)));
  const { data } = await worker.recognize(darkOnLight(pixelsOf(bitmap, scale)), {}, { blocks: true, text: false });
  return textOf(data.blocks);
}

/** The squares of a code read as letters give scraps; words are several letters side by side, in more than one place. */
const hasWords = (read) => (read.match(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]{3,}|\p{Script=Latin}{4,}/gu) ?? []).length > 2;

function recognition() {
  recognizer ??= Tesseract.createWorker(['jpn', 'eng'], 1, {
    workerPath: `${vendor}tesseract/worker.min.js`,
    corePath: `${vendor}tesseract`,
    langPath: `${vendor}tessdata`,
    workerBlobURL: false,
    cacheMethod: 'none',
    logger: ({ status, progress }) => report(status === 'recognizing text' ? 0.3 + 0.7 * progress : 0.3 * progress),
  }).then(async (worker) => {
    await worker.setParameters({ preserve_interword_spaces: '1', tessedit_pageseg_mode: '6' });
    return worker;
  });
  recognizer.catch(() => { recognizer = undefined; });
  return recognizer;
}

function pixelsOf(bitmap, scale) {
  const canvas = new OffscreenCanvas(Math.round(bitmap.width * scale), Math.round(bitmap.height * scale));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  return { canvas, context, image: context.getImageData(0, 0, canvas.width, canvas.height) };
}

/** Grey; turned over where most of it is dark, since the models know black on white. */
function darkOnLight({ canvas, context, image }) {
  const { data } = image;
  const counts = new Uint32Array(256);
  for (let i = 0; i < data.length; i += 4) {
    const grey = (data[i] * 77 + data[i + 1] * 150 + data[i + 2] * 29) >> 8;
    data[i] = grey;
    counts[grey]++;
  }
  let dark = 0;
  for (let grey = 0; grey < 128; grey++) {
    dark += counts[grey];
  }
  const isDark = dark * 8 > data.length;
  for (let i = 0; i < data.length; i += 4) {
    const grey = isDark ? 255 - data[i] : data[i];
    data[i] = data[i + 1] = data[i + 2] = grey;
  }
  context.putImageData(image, 0, 0);
  return canvas;
}

/** The content of a QR code, or null. Runs in a worker of its own: large pictures take a while. */
function readCode({ image }) {
  const worker = new Worker(new URL('./qr-worker.js', import.meta.url));
  return new Promise((resolve) => {
    worker.addEventListener('message', ({ data }) => resolve(data));
    worker.addEventListener('error', () => resolve(null));
    worker.postMessage(image);
  }).finally(() => worker.terminate());
}
