/**
 * What was entered and is not yet known to have arrived: in IndexedDB, so that it outlives the page. No entry names anybody:
 * it has ids and codes, and text that a page names is enciphered by a key that never leaves the browser.
 */
const settled = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

export class Queue {
  #db;
  #texts = [];

  /**
   * @param name of the database, one for each page
   * @param texts names of what is written by hand in an entry
   */
  static async open(name, texts = []) {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('queue', { keyPath: 'id' });
      request.result.createObjectStore('meta');
    };
    const queue = new Queue();
    queue.#texts = texts;
    queue.#db = await settled(request);
    return queue;
  }

  #store(name, mode) {
    return this.#db.transaction(name, mode, { durability: 'strict' }).objectStore(name);
  }

  async all() {
    const entries = await settled(this.#store('queue', 'readonly').getAll());
    return Promise.all(entries.map((entry) => this.#opened(entry)));
  }

  async add(entry) {
    const sealed = await this.#sealed(entry);
    return settled(this.#store('queue', 'readwrite').put(sealed));
  }

  async #key() {
    const known = await this.get('key');
    if (known) return known;
    const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    await this.put('key', made);
    return made;
  }

  async #sealed(entry) {
    const written = this.#texts.filter((name) => entry[name]).map((name) => [name, entry[name]]);
    if (written.length === 0) return entry;
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const text = new TextEncoder().encode(JSON.stringify(Object.fromEntries(written)));
    const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await this.#key(), text);
    const rest = Object.entries(entry).filter(([name]) => !this.#texts.includes(name));
    return { ...Object.fromEntries(rest), sealed: { iv, cipher } };
  }

  async #opened({ sealed, ...entry }) {
    if (!sealed) return entry;
    try {
      const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv }, await this.#key(), sealed.cipher);
      return { ...entry, ...JSON.parse(new TextDecoder().decode(text)) };
    } catch {
      return entry; // Without its key the text is gone; what was done is not.
    }
  }

  async remove(ids) {
    const store = this.#store('queue', 'readwrite');
    await Promise.all(ids.map((id) => settled(store.delete(id))));
  }

  get(key) {
    return settled(this.#store('meta', 'readonly').get(key));
  }

  put(key, value) {
    return settled(this.#store('meta', 'readwrite').put(value, key));
  }
}

/**
 * A moment by what runs steadily beside the clock: a clock that was set while the page was open is put right by it as far as
 * the page is still the same.
 */
export const steadily = () => ({ page: performance.timeOrigin, offset: Date.now() - performance.now() });

/** An entry's time by the clock as it is now, in ms. */
export const byClockNow = ({ at, steady }) =>
  steady.page === performance.timeOrigin ? at + (Date.now() - performance.now() - steady.offset) : at;
