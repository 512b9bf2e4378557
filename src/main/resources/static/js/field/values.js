/** What the server told this phone: households, tasks, forms. Encrypted on the disk, plain in memory while unlocked. */
export class Values {
  #database;
  #vault;
  #byType = new Map();
  /** Where the server's telling had come to with what is in memory. */
  #at = null;

  constructor(database, vault) {
    this.#database = database;
    this.#vault = vault;
  }

  /** All of a type: "task", "household", "form" or "start". */
  all(type) {
    return [...this.#of(type).values()];
  }

  one(type, id) {
    return this.#of(type).get(id);
  }

  /** Reads all from the disk. Where some of it cannot be read, the server is asked for everything anew. */
  async load() {
    this.#at = await this.cursor();
    const kept = await this.#database.entries('values');
    const read = await Promise.all(kept.map(async ([name, box]) => [name, await this.#vault.read(box, name).catch(() => null)]));
    this.#byType.clear();
    for (const [name, value] of read.filter((each) => each[1] !== null)) this.#put(name, value);
    if (read.some(([, value]) => value === null)) await this.#database.write('meta', ({ meta }) => meta.delete('cursor'));
  }

  /** Reads again where another window was told more. */
  async refresh() {
    if ((await this.cursor()) !== this.#at) await this.load();
  }

  forget() {
    this.#byType.clear();
  }

  /** Where the server's telling has come to; null for not yet begun. */
  async cursor() {
    return (await this.#database.get('meta', 'cursor')) ?? null;
  }

  /**
   * Takes over what the server told, together with its cursor: all of it or nothing. What is full takes the place of all
   * that is known.
   */
  async apply({ changed, removed, cursor, full }) {
    const boxes = await Promise.all(changed.map(async ({ type, id, value }) => {
      const name = `${type}/${id}`;
      return [name, value, await this.#vault.hide(value, name)];
    }));
    const gone = removed.map(({ type, id }) => `${type}/${id}`);
    await this.#database.write(['values', 'meta'], async ({ values, meta }) => {
      if (full) await values.clear();
      for (const name of gone) await values.delete(name);
      for (const [name, , box] of boxes) values.put(box, name);
      await meta.put(cursor, 'cursor');
    });
    this.#at = cursor;
    if (full) this.#byType.clear();
    for (const name of gone) this.#of(name.slice(0, name.indexOf('/'))).delete(name.slice(name.indexOf('/') + 1));
    for (const [name, value] of boxes) this.#put(name, value);
  }

  #of(type) {
    if (!this.#byType.has(type)) this.#byType.set(type, new Map());
    return this.#byType.get(type);
  }

  #put(name, value) {
    const slash = name.indexOf('/');
    this.#of(name.slice(0, slash)).set(name.slice(slash + 1), value);
  }
}
