// A classic worker: jsQR comes as a script, not as a module.
/* global jsQR */
importScripts('../vendor/jsqr/jsQR.js');

addEventListener('message', ({ data: { data, width, height } }) => {
  const found = jsQR(data, width, height);
  postMessage(found ? textOf(Uint8Array.from(found.binaryData)) : null);
});

/** Codes without a named character set hold UTF-8 or, in Japan, Shift_JIS. */
function textOf(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('shift_jis').decode(bytes);
  }
}
