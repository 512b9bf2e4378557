/** What is asked of the server, and the three ways in which it may not answer. */

const SECONDS = 1000;

/** So many entries it takes at once. */
export const BATCH = 100;

/** Bytes of a piece of a photo. */
export const PIECE = 65_536;

/** It could not be reached, or had no time: try again later. */
export class NoAnswer extends Error {}

/** The phone is signed out: revoked, or away for too long. */
export class SignedOut extends Error {}

/** It understood and said no; the message is for whoever reads it. */
export class Refusal extends Error {
  constructor(status, message, code) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

const reach = async (path, options, seconds) => {
  let answer;
  try {
    answer = await fetch(path, { redirect: 'error', cache: 'no-store', ...options, signal: AbortSignal.timeout(seconds * SECONDS) });
  } catch (failure) {
    throw new NoAnswer(failure.message);
  }
  if (answer.status === 401) throw new SignedOut();
  if (answer.status >= 500 || answer.status === 429 || answer.status === 408) throw new NoAnswer(String(answer.status));
  return answer;
};

const read = async (answer) => {
  let body;
  try {
    body = await answer.json();
  } catch (failure) {
    // Cut off in the middle, or something on the way that answers for the server, such as the sign-in of a public network.
    throw new NoAnswer(failure.message);
  }
  if (!answer.ok) throw new Refusal(answer.status, body.errors?.[0]?.message ?? body.detail ?? body.title ?? String(answer.status), body.errors?.[0]?.code);
  return body;
};

const ask = async (path, options, seconds) => read(await reach(path, options, seconds));

const json = (body, headers) => ({
  method: 'POST',
  headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
  body: JSON.stringify(body),
});

/** Who is signed in in this browser; null for nobody. */
export const whoIsSignedIn = async () => {
  try {
    return await ask('/field/me', { headers: { Accept: 'application/json' } }, 20);
  } catch (failure) {
    if (failure instanceof SignedOut) return null;
    throw failure;
  }
};

/** Has this phone remembered for whoever is signed in. */
export const pair = (me, name) => ask('/field/devices', json({ name }, { [me.csrfHeader]: me.csrf }), 30);

/** The server, as a remembered phone asks it. */
export class Server {
  #device;
  #token;
  #language;

  /** @param language gives the one that texts are wanted in, "zh" or "en" */
  constructor({ device, token }, language) {
    this.#device = device;
    this.#token = token;
    this.#language = language;
  }

  /** What has changed since the cursor; all for none. An area narrows it from now on, '' to nothing, undefined leaves it. */
  sync(cursor, area) {
    return this.#post('/api/v1/field/sync', { cursor, area }, 90);
  }

  /** Hands entries over, in their order. */
  entries(entries) {
    return this.#post('/api/v1/field/entries', { entries }, 45);
  }

  /** Hands over what was sealed for it, each {id, sealed}. */
  sealed(entries) {
    return this.#post('/api/v1/field/sealed', { entries }, 45);
  }

  /** Has what was sealed of photos opened, each {id, sealed}; those that can be are told under "opened". */
  sealedPhotos(photos) {
    return this.#post('/api/v1/field/photos/sealed', { photos }, 45);
  }

  /** Says what photo is to come; how much of it is there, as {offset, arrived}. */
  announcePhoto(photo) {
    return this.#post('/api/v1/field/photos', photo, 45);
  }

  /** Hands a piece of a photo over; how much is there then, as {offset, arrived}. */
  async photoPiece(id, offset, piece) {
    const headers = { ...this.#headers(), 'Content-Type': 'application/octet-stream', 'Upload-Offset': String(offset) };
    const answer = await reach(`/api/v1/field/photos/${id}`, { method: 'PUT', headers, body: piece, credentials: 'omit' }, 120);
    if (!answer.ok && answer.status !== 409) await read(answer);
    const there = Number(answer.headers.get('Upload-Offset'));
    if (!answer.headers.has('Upload-Offset') || Number.isNaN(there)) throw new NoAnswer('no offset');
    return { offset: there, arrived: answer.headers.get('Upload-Complete') === '?1' };
  }

  #headers() {
    return { Authorization: `Bearer ${this.#token}`, 'Accept-Language': this.#language() };
  }

  #post(path, body, seconds) {
    const sent = { device: this.#device, sentAt: new Date().toISOString(), ...body };
    return ask(path, { ...json(sent, this.#headers()), credentials: 'omit' }, seconds);
  }
}
