/**
 * What keeps the data of the phone unreadable: each value is encrypted by a key that only the PIN opens. The PIN alone
 * does not: it is combined with a key that this browser holds and gives out to nobody, so that a copied database cannot
 * be tried out elsewhere. Besides, whatever is to reach the server can be sealed so that only the server reads it.
 */

const FEWEST_ROUNDS = 200_000;
const MOST_ROUNDS = 5_000_000;
const UNLOCK_MS = 500;
const TRIAL_ROUNDS = 100_000;

/** Wrong PINs after which the phone is cleared. */
export const TRIES = 5;

const bytes = (text) => new TextEncoder().encode(text);
const base64 = (buffer) => btoa(Array.from(new Uint8Array(buffer), (byte) => String.fromCharCode(byte)).join(''));
const unbase64 = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

const stretch = async (pin, salt, rounds) => {
  const key = await crypto.subtle.importKey('raw', bytes(pin), 'PBKDF2', false, ['deriveBits']);
  return crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: rounds }, key, 256);
};

/** As many rounds as take half a second on this phone, and never so few that trying all PINs becomes easy. */
const calibrated = async () => {
  const start = performance.now();
  await stretch('000000', new Uint8Array(16), TRIAL_ROUNDS);
  const rounds = Math.round(TRIAL_ROUNDS * (UNLOCK_MS / Math.max(1, performance.now() - start)));
  return Math.min(MOST_ROUNDS, Math.max(FEWEST_ROUNDS, rounds));
};

const aes = (raw) => crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

const encrypt = async (key, data, name) => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: bytes(name) }, key, data) };
};

const decrypt = (key, box, name) =>
  crypto.subtle.decrypt({ name: 'AES-GCM', iv: box.iv, additionalData: bytes(name) }, key, box.data);

/** What opens the key of the data: the PIN, stretched, through the key that stays in this browser. */
const opener = async (pin, { salt, rounds, deviceKey }) =>
  aes(await crypto.subtle.sign('HMAC', deviceKey, await stretch(pin, salt, rounds)));

export class Vault {
  #database;
  #key = null;

  constructor(database) {
    this.#database = database;
  }

  get isOpen() {
    return this.#key !== null;
  }

  async exists() {
    return (await this.#database.get('meta', 'vault')) !== undefined;
  }

  /** How many wrong PINs are left. */
  async triesLeft() {
    return TRIES - ((await this.#database.get('meta', 'vault'))?.wrong ?? 0);
  }

  /** Makes a new one, open; gives what is to be kept of it as "vault" among meta. */
  async make(pin) {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const rounds = await calibrated();
    const deviceKey = await crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
    const raw = crypto.getRandomValues(new Uint8Array(32));
    const box = await encrypt(await opener(pin, { salt, rounds, deviceKey }), raw, 'vault');
    this.#key = await aes(raw);
    raw.fill(0);
    return { salt, rounds, deviceKey, box, wrong: 0 };
  }

  /** Whether this is the PIN; each try counts before it is made, so that ending the app gains none. */
  async unlock(pin) {
    const vault = await this.#database.write('meta', async ({ meta }) => {
      const kept = await meta.get('vault');
      const counted = { ...kept, wrong: kept.wrong + 1 };
      await meta.put(counted, 'vault');
      return counted;
    });
    if (vault.wrong > TRIES) return false;
    try {
      const raw = await decrypt(await opener(pin, vault), vault.box, 'vault');
      this.#key = await aes(raw);
    } catch {
      return false;
    }
    await this.#database.write('meta', ({ meta }) => meta.put({ ...vault, wrong: 0 }, 'vault'));
    return true;
  }

  lock() {
    this.#key = null;
  }

  /** Encrypts a plain value; it can only be read again under the same name. */
  hide(value, name) {
    return encrypt(this.#key, bytes(JSON.stringify(value)), name);
  }

  async read(box, name) {
    return JSON.parse(new TextDecoder().decode(await decrypt(this.#key, box, name)));
  }
}

/** Encrypts bytes with a key of their own, given beside them in base64: whoever is told the key can read them. */
export const enclose = async (data, name) => {
  const raw = crypto.getRandomValues(new Uint8Array(32));
  return { key: base64(raw), box: await encrypt(await aes(raw), data, name) };
};

export const disclose = async (box, key, name) => decrypt(await aes(unbase64(key)), box, name);

/**
 * Seals a plain value so that only the server can read it: an agreement of a new key with the server's (ECDH, P-256),
 * from which HKDF makes the key that encrypts it (AES-GCM).
 *
 * @param value anything that JSON can hold
 * @param sealKey the server's public key, base64 of its SPKI
 */
export const seal = async (value, sealKey) => {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const theirs = await crypto.subtle.importKey('spki', unbase64(sealKey), curve, false, []);
  const ours = await crypto.subtle.generateKey(curve, false, ['deriveBits']);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, ours.privateKey, 256);
  const material = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const point = await crypto.subtle.exportKey('raw', ours.publicKey);
  const hkdf = { name: 'HKDF', hash: 'SHA-256', salt: point, info: bytes('linli.field.sealed') };
  const key = await crypto.subtle.deriveKey(hkdf, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const box = await encrypt(key, bytes(JSON.stringify(value)), 'linli.field.sealed');
  return { point: base64(point), iv: base64(box.iv), data: base64(box.data) };
};
