// Puts right what Tesseract does to Japanese: spaces between letters, an address broken over lines.
const wide = '\\u3000-\\u30FF\\u3400-\\u9FFF\\uFF00-\\uFFEF、。・「」【】';
const spaceBetween = new RegExp(`(?<=[${wide}])[ \\t]+(?=[${wide}])`, 'gu');
const addressStart = /h\s?t\s?t\s?p\s?(s?)\s?[:;：]\s?[/／]{1,2}\s?/giu;

/** @param data What Tesseract found. */
export function cleanText(data) {
  const lines = data.text.split('\n').map(cleanLine).filter((line) => line !== '');
  return joinAddresses(lines).join('\n');
}

function cleanLine(line) {
  return line.trim().replace(spaceBetween, '').replace(addressStart, 'http$1://');
}

/** An address that reaches the right edge goes on in the next line, when that begins like the rest of one. */
function joinAddresses(lines) {
  const joined = [];
  for (const line of lines) {
    const before = joined.at(-1);
    if (before !== undefined && /https?:\/\/[!-~]{8,}$/u.test(before) && /^[!-~]+$/u.test(line) && !line.startsWith('http')) {
      joined[joined.length - 1] = before + line;
    } else {
      joined.push(line);
    }
  }
  return joined;
}
