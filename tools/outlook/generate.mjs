// Writes the Outlook messages that the tests read. The container is written by SheetJS' cfb and each file is read back by
// another reader of .msg, so that our reader is held against programs that know nothing of it.
import CFB from 'cfb';
import iconv from 'iconv-lite';
import MsgReader from '@kenjiuno/msgreader';
import { mkdirSync, writeFileSync } from 'node:fs';

const out = new URL('../../samples/messages/outlook/', import.meta.url);
const text = (id, value) => [id, '001F', Buffer.from(value, 'utf16le')];
const narrow = (id, value) => [id, '001E', iconv.encode(value, 'cp932')];
const binary = (id, value) => [id, '0102', Buffer.from(value)];
const integer = (id, value) => [id, '0003', value];
const time = (id, iso) => [id, '0040', BigInt(Date.parse(iso)) * 10000n + 116444736000000000n];

/** RTF as Outlook packs it, without references: every run of eight bytes behind a control byte of zero. */
function packRtf(rtf) {
  const bytes = [];
  for (let at = 0; at < rtf.length; at += 8) bytes.push(0, ...rtf.subarray(at, at + 8));
  const head = Buffer.alloc(16);
  head.writeUInt32LE(bytes.length + 12, 0);
  head.writeUInt32LE(rtf.length, 4);
  head.write('LZFu', 8, 'latin1');
  return Buffer.concat([head, Buffer.from(bytes)]);
}

function addBag(file, path, headerLength, properties) {
  const entries = properties.map(([id, type, value]) => {
    const entry = Buffer.alloc(16);
    entry.writeUInt16LE(parseInt(type, 16), 0);
    entry.writeUInt16LE(id, 2);
    entry.writeUInt32LE(6, 4);
    if (type === '0003') entry.writeInt32LE(value, 8);
    else if (type === '0040') entry.writeBigInt64LE(value, 8);
    else {
      entry.writeUInt32LE(value.length, 8);
      CFB.utils.cfb_add(file, `${path}__substg1.0_${id.toString(16).toUpperCase().padStart(4, '0')}${type}`, value);
    }
    return entry;
  });
  CFB.utils.cfb_add(file, `${path}__properties_version1.0`, Buffer.concat([Buffer.alloc(headerLength), ...entries]));
}

function addMessage(file, path, headerLength, { properties, attachments = [] }) {
  addBag(file, path, headerLength, [text(0x001a, 'IPM.Note'), ...properties]);
  attachments.forEach((attachment, i) => {
    const folder = `${path}__attach_version1.0_#${i.toString(16).toUpperCase().padStart(8, '0')}/`;
    if (attachment.message) {
      addBag(file, folder, 8, [integer(0x3705, 5)]);
      addMessage(file, `${folder}__substg1.0_3701000D/`, 24, attachment.message);
    } else addBag(file, folder, 8, [integer(0x3705, 1), text(0x3707, attachment.name), text(0x370e, attachment.type), binary(0x3701, attachment.bytes)]);
  });
}

function write(name, message, check) {
  const file = CFB.utils.cfb_new({ root: 'Root Entry' });
  CFB.utils.cfb_del(file, '/\u0001Sh33tJ5');
  CFB.utils.cfb_add(file, '/__nameid_version1.0/__substg1.0_00020102', Buffer.alloc(0));
  addMessage(file, '/', 32, message);
  const bytes = Buffer.from(CFB.write(file, { type: 'buffer' }));
  const read = new (MsgReader.default ?? MsgReader)(new Uint8Array(bytes).buffer).getFileData();
  if (!check(read)) throw new Error(`${name} is not read back: ${JSON.stringify(read, null, 1).slice(0, 2000)}`);
  writeFileSync(new URL(name, out), bytes);
}

const html = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=shift_jis"></head><body>
<p>J:COMをご利用のお客様</p><p>ご請求書が未払いの状態です。お支払い期日を過ぎています。ご登録のお支払い方法は無効だ。</p>
<p>24時間以内に<a href="https://mypage.jcom.co.jp-acc.one/?verify">お支払い情報の更新</a>をお願いいたします。</p></body></html>`;
const headers = `Authentication-Results: mx.example.jp; spf=fail smtp.mailfrom=jcom.co.jp;\r\n dmarc=fail header.from=jcom.co.jp
Received: from unknown (HELO billing-note.example) (192.0.2.7)\r\n\tby mx.example.jp; Fri, 16 Sep 2022 10:30:00 +0900
From: =?UTF-8?B?${Buffer.from('J:COM').toString('base64')}?= <info@jcom.co.jp>
To: <user@example.jp>
Subject: =?UTF-8?B?${Buffer.from('【重要なお知らせ】ご請求書が未払いの状態です').toString('base64')}?=
Date: Fri, 16 Sep 2022 10:30:00 +0900
MIME-Version: 1.0
Content-Type: multipart/alternative;\r\n\tboundary="gone"
`.replace(/\r?\n/g, '\r\n');

mkdirSync(out, { recursive: true });
write('jcom-unpaid.msg', {
  properties: [
    text(0x0037, '【重要なお知らせ】ご請求書が未払いの状態です'), text(0x007d, headers), text(0x0c1a, 'J:COM'), text(0x0c1f, 'info@jcom.co.jp'), text(0x1000, 'J:COMをご利用のお客様\r\n\r\nご請求書が未払いの状態です。\r\n'),
    binary(0x1013, iconv.encode(html, 'cp932')), integer(0x3fde, 932), time(0x0039, '2022-09-16T01:30:00Z'),
  ],
  attachments: [{ name: 'お支払い.html', type: 'text/html', bytes: Buffer.from('<html><form action="http://jcom-info.com/pay"><input type=password></form></html>') }],
}, (read) => read.subject.includes('未払い') && read.attachments.length === 1);

const rtf = String.raw`{\rtf1\ansi\ansicpg932\fromhtml1 \deff0{\fonttbl{\f0\fswiss\fcharset128 MS PGothic;}{\f1\fmodern\fcharset0 Courier;}}{\colortbl\red0\green0\blue0;}`
  + '\r\n' + String.raw`{\*\htmltag19 <html>}{\*\htmltag50 <body>}{\*\htmltag64 <p>}\htmlrtf {\htmlrtf0 ` + '\r\n@TEXT@'
  + String.raw`{\*\htmltag84 <a href="https://mypage.jcom.co.jp-acc.one/?verify">}\htmlrtf {\field{\*\fldinst{HYPERLINK "x"}}{\fldrslt\cf1\ul \htmlrtf0 @LINK@\htmlrtf }}\htmlrtf0 {\*\htmltag92 </a>}\u12290 ?\htmlrtf\par}\htmlrtf0{\*\htmltag72 </p>}{\*\htmltag58 </body>}{\*\htmltag27 </html>}}`;
const escaped = (value) => [...iconv.encode(value, 'cp932')].map((b) => (b < 128 ? String.fromCharCode(b) : `\\'${b.toString(16).padStart(2, '0')}`)).join('');
write('note-rtf.msg', {
  properties: [
    text(0x0037, 'Fw: 請求'), text(0x0042, 'J:COM サポート'), text(0x0065, '/O=EXAMPLE/OU=X/CN=SUPPORT'), text(0x5d02, 'support@billing-note.example'), time(0x0e06, '2022-09-16T01:30:00Z'),
    binary(0x1009, packRtf(Buffer.from(rtf.replace('@TEXT@', escaped('ご請求書が未払いの状態です。')).replace('@LINK@', escaped('お支払い情報の更新')), 'latin1'))),
  ],
  attachments: [{
    message: {
      properties: [narrow(0x0037, '転送された請求'), narrow(0x0c1a, 'J:COM'), narrow(0x0c1f, 'info@jcom-info.com'), narrow(0x1000, 'ご請求書が未払いです。 http://jcom-info.com/\r\n'), integer(0x3ffd, 932)],
    },
  }],
}, (read) => read.subject === 'Fw: 請求' && read.attachments.length === 1 && read.attachments[0].innerMsgContent);
