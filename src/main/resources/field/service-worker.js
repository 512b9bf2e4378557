/**
 * Keeps one whole version of the app, so that it opens without signal: all its files or none. Nothing about anybody is
 * ever kept here: only these files, and what is asked of the server goes past it.
 */
const CACHE = 'field-{version}';
const FILES = {files};

/** Those with a mark of their content in their name may come from the browser's own cache, the others are fetched anew. */
const MADE = FILES.filter((file) => file.startsWith('/field'));

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(FILES.map((file) => new Request(file, { cache: MADE.includes(file) ? 'reload' : 'default' })));
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith('field-') && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

// A newer version waits until whoever uses the app says so, or until it is opened next time.
self.addEventListener('message', (event) => {
  if (event.data === 'take over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== self.location.origin || !FILES.includes(pathname)) return;
  event.respondWith((async () => {
    const cache = await caches.open(CACHE);
    return (await cache.match(pathname)) ?? fetch(event.request);
  })());
});
