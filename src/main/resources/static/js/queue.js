/**
 * What was entered and is not yet known to have arrived: in IndexedDB, so that it outlives the page. No entry names anybody:
 * it has ids and codes.
 */
const settled = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

export class Queue {
  #db;

  /** @param name of the database, one for each page */
  static async open(name) {
    const request = indexedDB.open(name, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('queue', { keyPath: 'id' });
      request.result.createObjectStore('meta');
    };
    const queue = new Queue();
    queue.#db = await settled(request);
    return queue;
  }

  #store(name, mode) {
    return this.#db.transaction(name, mode, { durability: 'strict' }).objectStore(name);
  }

  all() {
    return settled(this.#store('queue', 'readonly').getAll());
  }

  add(entry) {
    return settled(this.#store('queue', 'readwrite').put(entry));
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
