// Puts right what reading a picture does to Japanese text: spaces between letters, lines that were only wrapped.
const wide = '\\u3000-\\u30FF\\u3400-\\u9FFF\\uFF00-\\uFFEF';
const spaceBetween = new RegExp(`(?<=[${wide}])[ \\t]+(?=[${wide}])`, 'gu');
const wideAtEnd = new RegExp(`[${wide}]$`, 'u');
const wideAtStart = new RegExp(`^[${wide}]`, 'u');
const addressStart = /h\s?t\s?t\s?p\s?(s?)\s?[:;：]\s?[/／]{1,2}\s?/giu;
const addressAtEnd = /https?:\/\/[!-~]+$/u;
const restOfAddress = /^(?!https?:)[!-~]*[./-][!-~]*$/u;

/** @param blocks What Tesseract found: blocks of paragraphs of lines, each with its box. */
export function textOf(blocks) {
  return blocks.map((block) => block.paragraphs.flatMap(({ lines }) => lines)).map(joinWrapped).filter((text) => text !== '').join('\n');
}

function joinWrapped(lines) {
  let text = '';
  let before = null;
  for (const line of lines) {
    const clean = line.text.trim().replace(spaceBetween, '').replace(addressStart, 'http$1://');
    if (clean !== '') {
      text += (before === null ? '' : between(text, before, line, clean, edgeOf(before, lines))) + clean;
      before = line;
    }
  }
  return text;
}

const heightOf = ({ bbox }) => bbox.y1 - bbox.y0;
const startsLike = (one, other) => Math.abs(one.bbox.x0 - other.bbox.x0) < heightOf(other);

/** The right edge of the bubble: that of the longest line which begins where this one does. */
const edgeOf = (line, lines) => Math.max(...lines.filter((other) => startsLike(other, line)).map(({ bbox }) => bbox.x1));

/** What stands between two lines: nothing where an address or Japanese text was wrapped at the edge of its bubble. */
function between(text, before, line, next, edge) {
  if (addressAtEnd.test(text) && restOfAddress.test(next)) {
    return '';
  }
  const isWrapped = edge - before.bbox.x1 < heightOf(before) * 2.5 && startsLike(line, before);
  return isWrapped && wideAtEnd.test(text) && wideAtStart.test(next) ? '' : '\n';
}
