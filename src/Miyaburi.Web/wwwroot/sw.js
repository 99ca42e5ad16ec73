// Keeps the page working without a network. The build writes asset-list.js: every file with its hash.
importScripts('/asset-list.js');

const store = `miyaburi-${self.assetsManifest.version}`;
/** The readers of pictures are large; they are kept when they were first used. */
const isLater = (url) => /^vendor\//u.test(url) || /\.(br|gz|map)$/u.test(url) || url === 'sw.js';
const pages = ['/', '/en/', '/plan', '/en/plan', '/contacts', '/en/contacts', '/how', '/en/how', '/privacy', '/en/privacy',
  '/offline', '/en/offline', '/manifest.webmanifest', '/en/manifest.webmanifest'];

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method === 'POST' && url.origin === location.origin && /^(\/en)?\/share$/u.test(url.pathname)) {
    event.respondWith(takeShared(event.request, url));
    return;
  }
  if (event.request.method !== 'GET' || url.origin !== location.origin || url.pathname.startsWith('/v1/')) {
    return;
  }
  if (event.request.mode === 'navigate') {
    event.respondWith(page(event.request));
  } else if (/^\/(_framework|assets|vendor)\//u.test(url.pathname)) {
    event.respondWith(file(event.request));
  } else {
    event.respondWith(fetch(event.request).catch(() => keptOf(url.pathname)));
  }
});

/** A file whose name does not change with its content may lie in the browser's own store, of the version before. */
const asked = (url) => /\.[a-z0-9]{10}\.[a-z]+$/u.test(url) ? url : new Request(url, { cache: 'no-cache' });

async function install() {
  const cache = await caches.open(store);
  const files = self.assetsManifest.assets.map(({ url }) => url).filter((url) => !isLater(url)).map((url) => asked(`/${url}`));
  // The browser's own store may hold a page of the version before, which would ask for that version's files.
  const fresh = pages.map((url) => new Request(url, { cache: 'reload' }));
  await Promise.all([...files, ...fresh].map((wanted) => cache.add(wanted)));
  await self.skipWaiting();
}

/** The store before this one stays: a page that is open may still fetch the mail reader of its own version. */
async function activate() {
  const names = (await caches.keys()).filter((name) => name.startsWith('miyaburi-'));
  const old = names.filter((name) => name !== store);
  await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** What another app shares is kept for the page, which takes it at once, and is not sent to the server. */
async function takeShared(request, { pathname }) {
  const cache = await caches.open('shared');
  await cache.put('/share', new Response(await request.blob(), { headers: { 'Content-Type': request.headers.get('Content-Type') ?? '' } }));
  return Response.redirect(pathname.replace(/share$/u, '#shared'), 303);
}

/**
 * Pages are fresh when there is a network. An address holds no message: answers to input are never stored. Instead of a page
 * that is not kept comes one that says so and what works: another page in its place would only confuse.
 */
async function page(request) {
  try {
    return await fetch(request);
  } catch {
    const { pathname } = new URL(request.url);
    const instead = /^\/en(\/|$)/u.test(pathname) ? '/en/offline' : '/offline';
    return (await keptOf(pathname)) ?? (await keptOf(instead)) ?? Response.error();
  }
}

/**
 * A page names the version of its style sheet: one of a newer page is fetched. Scripts stay those of the store until the new
 * service worker has them all, since they belong together.
 */
const isNewer = ({ pathname, searchParams }) => searchParams.has('v') && !pathname.endsWith('.js') && !hexOf(pathname).startsWith(searchParams.get('v'));

/** The kept file's SHA-256, of which an address holds the beginning. */
function hexOf(pathname) {
  const { hash = '' } = self.assetsManifest.assets.find(({ url }) => `/${url}` === pathname) ?? {};
  return Array.from(atob(hash.replace('sha256-', '')), (c) => c.charCodeAt(0).toString(16).padStart(2, '0')).join('');
}

/** This version's copy; only without one that of the version before. */
const keptOf = async (pathname) => await (await caches.open(store)).match(pathname) ?? caches.match(pathname);

async function file(request) {
  const url = new URL(request.url);
  const { pathname } = url;
  const kept = await keptOf(pathname);
  if (kept && isNewer(url)) {
    return fetch(request).catch(() => kept);
  }
  if (kept) {
    return kept;
  }
  const answer = await fetch(request);
  if (answer.ok) {
    const cache = await caches.open(store);
    await cache.put(pathname, answer.clone());
  }
  return answer;
}
