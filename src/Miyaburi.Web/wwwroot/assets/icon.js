/**
 * Browsers ask for the icon again whenever the address changes, as it does with a result. Held in the page, it needs no
 * request: none is made on a check, not even this one.
 */
export async function holdIcon() {
  const link = document.querySelector('link[rel=icon][href*=".svg"]');
  try {
    const picture = await (await fetch(link.href)).text();
    link.href = `data:image/svg+xml,${encodeURIComponent(picture)}`;
  } catch {
    // Without a network the icon comes from the store.
  }
}
