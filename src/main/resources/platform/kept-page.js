/**
 * Keeps a page on the device, so that it opens without signal. Nothing about anybody is kept here: what is asked of the
 * server goes past it.
 */
const PAGE = '{page}';
const CACHE = '{name}-{version}';
const FILES = {files};

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(FILES.map((file) => new Request(file, { cache: 'reload', credentials: 'same-origin' })));
    await self.skipWaiting();
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith('{name}-') && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

/** The newest page while there is signal, so that whoever is signed out is told; the kept one without. */
const page = async (request) => {
  const cache = await caches.open(CACHE);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(PAGE, answer.clone());
    return answer;
  } catch {
    return (await cache.match(PAGE)) ?? Response.error();
  }
};

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== self.location.origin || !FILES.includes(pathname)) return;
  event.respondWith(pathname === PAGE
    ? page(event.request)
    : (async () => (await (await caches.open(CACHE)).match(pathname)) ?? fetch(event.request))());
});
