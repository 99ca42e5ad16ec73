import { element, say } from './words.js';

/**
 * Screenshots and QR codes: what was read goes into the message box, where the person can correct it. Mail files are
 * handed on. Readers are fetched only when the first picture comes.
 */
export function acceptPictures(form, { onFile, onText }) {
  const input = form.querySelector('#file');
  const box = form.querySelector('#message');
  const tools = form.querySelector('#tools');
  const drop = form.querySelector('#drop');
  input.accept = 'image/*,.eml,.msg,.txt,message/rfc822,text/plain';
  const label = form.querySelector('label[for=file]');
  label.textContent = say('スクリーンショット・QRコード・メールのファイルを選ぶ', 'Choose a screenshot, a QR code or a mail file');
  label.className = 'button quiet';
  input.classList.add('behind-label');
  drop.append(element('p', { className: 'hint drop-hint' }, say('ここにファイルを落としても、画像を貼り付けてもかまいません。', 'You can also drop a file here, or paste a picture.')));
  let latest = 0;

  input.addEventListener('change', () => {
    const [file] = input.files;
    input.value = '';
    take(file);
  });
  form.addEventListener('dragover', (event) => {
    event.preventDefault();
    form.classList.add('dragging');
  });
  form.addEventListener('dragleave', () => form.classList.remove('dragging'));
  form.addEventListener('drop', (event) => {
    event.preventDefault();
    form.classList.remove('dragging');
    take(event.dataTransfer.files[0]);
  });
  form.addEventListener('paste', (event) => {
    const [file] = event.clipboardData.files;
    if (file) {
      event.preventDefault();
      take(file);
    }
  });
  return { take, forget: () => { latest++; } };

  function take(file) {
    if (!file) {
      return;
    }
    if (file.type.startsWith('image/')) {
      read(file);
    } else {
      onFile(file);
    }
  }

  async function read(file) {
    const turn = ++latest;
    const progress = element('progress', { max: 1, value: 0 });
    progress.setAttribute('aria-label', say('読み取りの進み具合', 'Progress of reading'));
    const line = element('p', { className: 'status', id: 'picture-status' }, say('画像を読んでいます… 画像はこの端末の外に出ません。', 'Reading the picture… it does not leave this device.'));
    line.setAttribute('role', 'status');
    const preview = element('img', { src: URL.createObjectURL(file), alt: say('読み取っている画像', 'The picture that is read'), className: 'preview' });
    tools.replaceChildren(preview, element('div', {}, line, progress));
    tools.hidden = false;
    try {
      const { readPicture } = await import('./picture-reader.js');
      const found = await readPicture(file, (share) => { progress.value = share; });
      if (turn !== latest) {
        return;
      }
      progress.remove();
      const read = [found.text, found.code].filter(Boolean).join('\n');
      if (read === '') {
        line.textContent = say('文字もQRコードも見つかりませんでした。文章を入力してください。', 'Neither text nor a QR code was found. Please type the text.');
        return;
      }
      box.value = read;
      box.dispatchEvent(new Event('input', { bubbles: true }));
      line.textContent = wordsFor(found);
      onText();
    } catch {
      progress.remove();
      line.textContent = say('この画像は読めませんでした。文章を入力してください。', 'This picture could not be read. Please type the text.');
    }
  }
}

function wordsFor({ text, code }) {
  if (text === '') {
    return say('QRコードの中身を読みました(開いてはいません)。「調べる」を押してください。', 'This is what the QR code holds (it was not opened). Press Check.');
  }
  const compare = say('読み取った文字を上の欄に入れました。画像と見比べて、違うところ(特にURL)を直してから「調べる」を押してください。', 'The text that was read is in the box above. Compare it with the picture, correct it (the address above all), then press Check.');
  return code === '' ? compare : `${compare} ${say('最後の行はQRコードの中身です(開いてはいません)。', 'The last line is what the QR code holds (it was not opened).')}`;
}
