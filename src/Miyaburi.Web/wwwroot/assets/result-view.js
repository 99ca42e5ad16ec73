import { device } from './memory.js';
import { element, language, say } from './words.js';

/** Gives life to a result's markup, whoever made it. */
export function dressResult(result) {
  offerShare(result);
  offerAnother(result);
  const form = result.querySelector('#feedback-form');
  form?.addEventListener('submit', (event) => sendOpinion(event, form));
  offerKeeping(form);
  const report = result.querySelector('#wave-report-form');
  report?.addEventListener('submit', (event) => sendReport(event, report));
}

function offerAnother(result) {
  const link = element('a', { href: language === 'en' ? '/en/' : '/', className: 'button quiet', id: 'another' }, say('別のメッセージを調べる', 'Check another message'));
  result.querySelector('.as-of')?.before(element('p', { className: 'another' }, link));
}

function offerShare(result) {
  const text = result.querySelector('#share-text');
  if (!text) {
    return;
  }
  const said = element('span', { className: 'said' });
  said.setAttribute('role', 'status');
  const copy = element('button', { type: 'button', id: 'copy' }, say('コピーする', 'Copy'));
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      text.select();
      document.execCommand('copy');
    }
    said.textContent = say('コピーしました', 'Copied');
  });
  const buttons = element('p', { className: 'actions' }, copy);
  if (navigator.share) {
    const share = element('button', { type: 'button', id: 'share' }, say('家族に送る', 'Send to family'));
    share.addEventListener('click', () => navigator.share({ text: text.value }).catch(() => {}));
    buttons.prepend(share);
  }
  buttons.append(said);
  text.after(buttons);
}

/** An opinion can be kept on the device without being sent. */
function offerKeeping(form) {
  if (!form) {
    return;
  }
  const keep = element('button', { type: 'button', className: 'quiet', id: 'feedback-keep' }, say('送らずに、この端末にだけ残す', 'Keep on this device, do not send'));
  keep.addEventListener('click', () => {
    if (form.reportValidity()) {
      remember(opinionOf(form), null);
      replaceBy(form, say('この端末にだけ残しました。「プライバシー」のページで消せます。', 'Kept on this device only. You can erase it on the Privacy page.'));
    }
  });
  form.append(keep);
}

async function sendOpinion(event, form) {
  event.preventDefault();
  const opinion = opinionOf(form);
  const response = await fetch('/v1/feedback', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(opinion) }).catch(() => null);
  if (!response?.ok) {
    remember(opinion, null);
    replaceBy(form, say('送れませんでした。この端末に残しました。', 'It could not be sent, and is kept on this device.'));
    return;
  }
  const receipt = await response.json();
  remember(opinion, receipt);
  const withdraw = element('button', { type: 'button', className: 'quiet', id: 'feedback-withdraw' }, say('取り消す', 'Withdraw it'));
  const line = replaceBy(form, say('受け取りました。ありがとうございます。', 'Received. Thank you.'), withdraw);
  withdraw.addEventListener('click', async () => {
    const gone = await fetch(`/v1/feedback/${encodeURIComponent(receipt.id)}`, { method: 'DELETE', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token: receipt.token }) }).catch(() => null);
    line.textContent = gone?.ok ? say('取り消しました。', 'Withdrawn.') : say('取り消せませんでした。', 'It could not be withdrawn.');
  });
}

/** Sends what the form shows, and nothing else; on the press of its button only. */
async function sendReport(event, form) {
  event.preventDefault();
  const fields = new FormData(form);
  const report = { id: randomId(), skeleton: fields.get('skeleton'), says: fields.get('says') };
  for (const name of ['brand', 'lure', 'on']) {
    if (fields.get(name)) {
      report[name] = fields.get(name);
    }
  }
  if (fields.get('hosts')) {
    report.hosts = fields.get('hosts').split(' ');
  }
  const response = await fetch('/v1/reports', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(report) }).catch(() => null);
  if (!response?.ok) {
    const why = response && (await causeOf(response)) === 'invalidDate'
      ? say('1週間より前のメッセージは、いま出回っている数に入れないため、受け取っていません。', 'It is older than a week, which is not counted among what goes round now; it was not taken.')
      : response?.status === 429
      ? say('短い時間にたくさん送られたため、受け取れませんでした。', 'Too much was sent in a short time; it was not taken.')
      : say('送れませんでした。あとでもう一度お試しください。', 'It could not be sent. Please try again later.');
    form.querySelector('.error')?.remove();
    const line = element('p', { className: 'error' }, why);
    line.setAttribute('role', 'alert');
    form.append(line);
    return;
  }
  const { state, token } = await response.json();
  const thanks = state === 'known'
    ? say('同じ報告を、すでに受け取っています。', 'The same report was received already.')
    : report.says === 'genuine'
      ? say('「本物だと思う」というご意見を受け取りました。ありがとうございます。', 'You told us that you think it is genuine. Thank you.')
      : say('報告を受け取りました。ありがとうございます。', 'Your report was received. Thank you.');
  if (!token) {
    replaceBy(form, thanks);
    return;
  }
  const withdraw = element('button', { type: 'button', className: 'quiet', id: 'wave-report-withdraw' }, say('取り消す', 'Withdraw it'));
  const line = replaceBy(form, thanks, withdraw);
  withdraw.addEventListener('click', async () => {
    const gone = await fetch('/v1/reports', { method: 'DELETE', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ token }) }).catch(() => null);
    line.textContent = gone?.ok ? say('取り消しました。', 'Withdrawn.') : say('取り消せませんでした。', 'It could not be withdrawn.');
  });
}

/** Why the server refused, in its own word; nothing when it does not say. */
async function causeOf(response) {
  return (await response.json().catch(() => null))?.cause;
}

/** A random UUID (version 4); crypto.randomUUID exists on secure addresses only. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/u, '$1-$2-$3-$4-');
}

function opinionOf(form) {
  const fields = new FormData(form);
  const hasConsent = fields.get('consentText') === 'true';
  const opinion = {
    level: fields.get('level'),
    findings: fields.get('findings').split(' ').filter(Boolean),
    opinion: fields.get('opinion'),
    lang: language,
  };
  if (fields.get('brand')) {
    opinion.brand = fields.get('brand');
  }
  return hasConsent && fields.get('text') ? { ...opinion, text: fields.get('text'), consentText: true } : opinion;
}

/** Without the text: what stays on the device holds nothing of a message. */
function remember({ level, findings, opinion, brand }, receipt) {
  device.set('opinions', [...(device.get('opinions') ?? []), { level, findings, opinion, brand, receipt }]);
}

function replaceBy(form, sentence, ...more) {
  const line = element('p', { className: 'status', tabIndex: -1 }, sentence, ' ', ...more);
  line.setAttribute('role', 'status');
  form.replaceWith(line);
  line.focus();
  return line;
}
