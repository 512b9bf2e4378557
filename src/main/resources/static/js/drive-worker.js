/**
 * Opens a driver's day again without signal, as it was last. The page keeps itself and its files; here they are only taken
 * out where the server is not reached. What belongs to no day any more is given to nobody.
 */
const CACHE = 'drive';
const LONGEST = 27 * 3_600_000; // a day, and until 3:00 of the next one

const kept = async (request) => {
  const found = await (await caches.open(CACHE)).match(request, { ignoreVary: true });
  if (request.mode !== 'navigate') return found;
  const age = Date.now() - Date.parse(found?.headers.get('Date') ?? '');
  if (age < LONGEST) return found;
  await caches.delete(CACHE);
  return undefined;
};

const answer = async (request) => {
  try {
    const now = await fetch(request);
    if (now.status === 404 || now.status === 410) await (await caches.open(CACHE)).delete(request, { ignoreVary: true });
    return now;
  } catch {
    return (await kept(request)) ?? Response.error();
  }
};

/** What the page itself asks anew says truly whether there is signal. */
const isAsked = ({ mode, url }) => mode !== 'navigate' && new URL(url).pathname.startsWith('/drive/');

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== self.location.origin || isAsked(request)) return;
  event.respondWith(answer(request));
});
