/** What this phone keeps: IndexedDB with promises. A write is on the disk, or it is not at all, when its promise is settled. */

const NAME = 'linli-field';
/** 2: photos. 3: what they show, apart. */
const VERSION = 3;

/**
 * meta: what the phone itself needs. values: what the server told, encrypted, by "type/id". queue: what was entered and
 * is not yet known to have arrived. drafts: what was typed and is not yet saved. kept: what only the server can read any more.
 * photos: those that have not arrived; pictures: what they show, which is large.
 */
const STORES = { meta: {}, values: {}, drafts: {}, queue: { keyPath: 'id' }, kept: { keyPath: 'id' }, photos: { keyPath: 'id' }, pictures: {} };

const settled = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const open = (name) => {
  const request = indexedDB.open(name, VERSION);
  request.onupgradeneeded = () => {
    for (const [store, options] of Object.entries(STORES)) {
      if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store, options);
    }
  };
  return settled(request);
};

/** One store within a transaction. */
const writer = (store) => ({
  get: (key) => settled(store.get(key)),
  all: () => settled(store.getAll()),
  put: (value, key) => settled(store.put(value, key)),
  delete: (key) => settled(store.delete(key)),
  clear: () => settled(store.clear()),
});

export class Database {
  #db;

  constructor(db) {
    this.#db = db;
    db.onversionchange = () => db.close();
  }

  static async open(name = NAME) {
    return new Database(await open(name));
  }

  get(store, key) {
    return settled(this.#db.transaction(store).objectStore(store).get(key));
  }

  all(store) {
    return settled(this.#db.transaction(store).objectStore(store).getAll());
  }

  /** Each as [key, value]. */
  async entries(store) {
    const inside = this.#db.transaction(store).objectStore(store);
    const [keys, values] = await Promise.all([settled(inside.getAllKeys()), settled(inside.getAll())]);
    return keys.map((key, at) => [key, values[at]]);
  }

  /**
   * Changes several stores: all that `work` does or nothing. `work` gets the stores by name and may wait for nothing else.
   * Resolves, with what `work` gives, only when it is on the disk.
   */
  async write(stores, work) {
    const transaction = this.#db.transaction(stores, 'readwrite', { durability: 'strict' });
    const done = new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new DOMException('not written', 'AbortError'));
    });
    done.catch(() => {});
    try {
      const inside = Object.fromEntries([stores].flat().map((name) => [name, writer(transaction.objectStore(name))]));
      const result = await work(inside);
      await done;
      return result;
    } catch (failure) {
      try {
        transaction.abort();
      } catch {
        // it has ended by itself
      }
      await done.catch(() => {});
      throw failure;
    }
  }
}

/** Whether a write failed because the phone has no room left. */
export const isFull = (failure) => failure?.name === 'QuotaExceededError';

/** How much room is left for this app, in bytes, and whether the phone promises to keep what is there. */
export const room = async () => {
  const { quota = Infinity, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return { left: quota - usage, used: usage, kept: (await navigator.storage?.persisted?.()) ?? false };
};

/** Asks the phone not to throw away what is kept, when it needs room. */
export const keep = async () => (await navigator.storage?.persist?.()) ?? false;
