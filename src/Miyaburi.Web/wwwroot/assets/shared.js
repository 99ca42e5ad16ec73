// What another app shared with the installed page. The service worker took it in place of the server and left it here.
const store = 'shared';

/** @returns {Promise<FormData | null>} What was shared, once; null when nothing is there. */
export async function takeShared() {
  const kept = await (await caches.open(store)).match('/share');
  await caches.delete(store);
  return kept ? kept.formData() : null;
}

/** Apps put a mail's subject, a page's name or an address beside the text, or repeat it there. */
export function textOf(shared) {
  const parts = ['title', 'text', 'url'].map((name) => shared.get(name)?.trim() ?? '');
  return parts.filter((part, i) => part !== '' && !parts.some((other, j) => j !== i && other.includes(part) && (other !== part || j < i))).join('\n');
}
