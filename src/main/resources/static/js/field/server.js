/** What is asked of the server, and the three ways in which it may not answer. */

const SECONDS = 1000;

/** So many entries it takes at once. */
export const BATCH = 100;

/** It could not be reached, or had no time: try again later. */
export class NoAnswer extends Error {}

/** The phone is signed out: revoked, or away for too long. */
export class SignedOut extends Error {}

/** It understood and said no; the message is for whoever reads it. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const ask = async (path, options, seconds) => {
  let answer;
  try {
    answer = await fetch(path, { redirect: 'error', cache: 'no-store', ...options, signal: AbortSignal.timeout(seconds * SECONDS) });
  } catch (failure) {
    throw new NoAnswer(failure.message);
  }
  if (answer.status === 401) throw new SignedOut();
  if (answer.status >= 500 || answer.status === 429 || answer.status === 408) throw new NoAnswer(String(answer.status));
  let body;
  try {
    body = await answer.json();
  } catch (failure) {
    // Cut off in the middle, or something on the way that answers for the server, such as the sign-in of a public network.
    throw new NoAnswer(failure.message);
  }
  if (!answer.ok) throw new Refusal(answer.status, body.detail ?? body.title ?? String(answer.status));
  return body;
};

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

  /** What has changed since the cursor; all for none. */
  sync(cursor) {
    return this.#post('/api/v1/field/sync', { cursor }, 90);
  }

  /** Hands entries over, in their order. */
  entries(entries) {
    return this.#post('/api/v1/field/entries', { entries }, 45);
  }

  /** Hands over what was sealed for it, each {id, sealed}. */
  sealed(entries) {
    return this.#post('/api/v1/field/sealed', { entries }, 45);
  }

  #post(path, body, seconds) {
    const sent = { device: this.#device, sentAt: new Date().toISOString(), ...body };
    const headers = { Authorization: `Bearer ${this.#token}`, 'Accept-Language': this.#language() };
    return ask(path, { ...json(sent, headers), credentials: 'omit' }, seconds);
  }
}
