/**
 * What was entered, from before the screen says saved until the server has told it back. Each entry has an id made here,
 * by which the server stores it once however often it comes, and a number, in whose order it is sent. It lies encrypted,
 * and beside that sealed for the server, for the case that nobody on this phone can read it any more.
 */
import { seal } from './vault.js';

/** How long an entry can be undone and so waits, unless it is serious. */
export const UNDO_MS = 60_000;

/** So many are sent at once. */
export const BATCH = 100;

const LATER_MS = 30_000;

/** A UUID whose beginning is the time (version 7), so that ids made one after another lie beside each other. */
export const newId = (now = Date.now()) => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  for (let at = 0; at < 6; at++) bytes[at] = Math.floor(now / 256 ** (5 - at)) % 256;
  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
};

/** The entry as it goes over the line. */
const sent = ({ id, number, entry: { kind, at, task, answers, replaces } }) => ({ id, number, kind, at, task, answers, replaces });

export class Queue extends EventTarget {
  #database;
  #vault;
  #account;
  #records = [];

  /** @param account the device's own id and the key that the server opens seals with */
  constructor(database, vault, account) {
    super();
    this.#database = database;
    this.#vault = vault;
    this.#account = account;
  }

  /** Reads all from the disk; what was on its way when the app ended is on its way still. */
  async load() {
    await this.reload();
    this.#told();
  }

  /** As it lies on the disk, where another window may have changed it. */
  async reload() {
    const kept = await this.#database.all('queue');
    const read = await Promise.all(kept.map(async ({ box, sealed, ...record }) =>
      ({ ...record, ...(await this.#vault.read(box, `queue/${record.id}`)) })));
    this.#records = read.sort((a, b) => a.number - b.number);
  }

  forget() {
    this.#records = [];
  }

  /**
   * Each as {id, number, task, state, savedAt, sendAt, entry, problems}; the state is "waiting" until it is sent, "sending",
   * "sent" until the server has told it back, or "refused".
   */
  get records() {
    return this.#records;
  }

  get waiting() {
    return this.#records.filter(({ state }) => state === 'waiting' || state === 'sending');
  }

  get refused() {
    return this.#records.filter(({ state }) => state === 'refused');
  }

  /** Of a task, the latest first. */
  of(task) {
    return this.#records.filter((record) => record.task === task).reverse();
  }

  /**
   * Saves entries, all or none, and gives their ids. One with the id of a refused entry takes its place.
   *
   * @param entries each {id?, at?, task, answers, replaces, serious}; done now where at is absent, when what it
   *     corrects was done where at is null
   * @throws when they could not be written, such as for want of room; then nothing of them is kept
   */
  async save(entries, now = Date.now()) {
    const serious = entries.some((entry) => entry.serious);
    const { device, sealKey } = this.#account;
    const first = await this.#numbers(entries.length);
    const made = await Promise.all(entries.map(async ({ id = newId(now), at = new Date(now).toISOString(), task, answers, replaces = null }, place) => {
      const number = first + place;
      const entry = { kind: 'completion', at, task, answers, replaces };
      return {
        record: { id, number, task, state: 'waiting', savedAt: now, sendAt: serious ? now : now + UNDO_MS, entry, problems: [] },
        box: await this.#vault.hide({ entry, problems: [] }, `queue/${id}`),
        sealed: await seal({ device, id, number, ...entry }, sealKey),
      };
    }));
    await this.#database.write('queue', async ({ queue }) => {
      for (const { record: { entry, problems, ...plain }, box, sealed } of made) await queue.put({ ...plain, box, sealed });
    });
    const ids = made.map(({ record }) => record.id);
    this.#records = [...this.#records.filter(({ id }) => !ids.includes(id)), ...made.map(({ record }) => record)];
    this.#told();
    return ids;
  }

  /** Takes entries back that are not yet on their way: all of them, or none; says whether. */
  async undo(ids) {
    const undone = await this.#database.write('queue', async ({ queue }) => {
      const kept = await Promise.all(ids.map((id) => queue.get(id)));
      if (kept.some((record) => record?.state !== 'waiting')) return false;
      await Promise.all(ids.map((id) => queue.delete(id)));
      return true;
    });
    if (undone) this.#without(ids);
    return undone;
  }

  /** Gives up a refused entry. */
  async drop(id) {
    await this.#database.write('queue', ({ queue }) => queue.delete(id));
    this.#without([id]);
  }

  /** When something is to be sent next; null for nothing. */
  get nextAt() {
    return this.waiting.length === 0 ? null : Math.min(...this.waiting.map(({ sendAt }) => sendAt));
  }

  /** Lets nothing wait any longer. */
  async hasten(now = Date.now()) {
    const early = this.waiting.filter(({ state, sendAt }) => state === 'waiting' && sendAt > now);
    if (early.length > 0) await this.#change(early.map(({ id }) => id), () => ({ sendAt: now }));
  }

  /**
   * The next to be sent, as they go over the line, and marks them as on their way. What was entered before something that
   * is to be sent goes before it.
   */
  async take(now = Date.now()) {
    const due = this.waiting.filter(({ state, sendAt }) => state === 'sending' || sendAt <= now);
    if (due.length === 0) return [];
    const last = Math.max(...due.map(({ number }) => number));
    const batch = this.waiting.filter(({ number }) => number <= last).slice(0, BATCH);
    const taken = await this.#change(batch.map(({ id }) => id), () => ({ state: 'sending' }));
    return batch.filter(({ id }) => taken.includes(id)).map(sent);
  }

  /** What the server said of each; says whether it wants some again later. */
  async settle(results, now = Date.now()) {
    const byId = new Map(results.map((result) => [result.id, result]));
    const of = (outcome) => results.filter((result) => result.outcome === outcome).map(({ id }) => id);
    await this.#change([...of('STORED'), ...of('REPEATED')], () => ({ state: 'sent' }));
    await this.#change(of('LATER'), () => ({ state: 'waiting', sendAt: now + LATER_MS }));
    for (const id of of('REFUSED')) await this.#refuse(id, byId.get(id).problems ?? []);
    return of('LATER').length > 0;
  }

  /** Forgets what the server has stored, once it has told it back. */
  async clean(ids) {
    if (ids.length === 0) return;
    await this.#database.write('queue', ({ queue }) => Promise.all(ids.map((id) => queue.delete(id))));
    this.#without(ids);
  }

  get sentIds() {
    return this.#records.filter(({ state }) => state === 'sent').map(({ id }) => id);
  }

  /** The first of so many numbers that no entry of this device has. */
  #numbers(count) {
    return this.#database.write('meta', async ({ meta }) => {
      const last = (await meta.get('number')) ?? 0;
      await meta.put(last + count, 'number');
      return last + 1;
    });
  }

  async #refuse(id, problems) {
    const record = this.#records.find((each) => each.id === id);
    if (!record) return;
    record.problems = problems;
    const box = await this.#vault.hide({ entry: record.entry, problems }, `queue/${id}`);
    await this.#change([id], () => ({ state: 'refused', box }));
  }

  /** Changes records on the disk, then in memory; those that are gone by now stay gone. Gives the ids of those changed. */
  async #change(ids, change) {
    if (ids.length === 0) return [];
    const changed = await this.#database.write('queue', async ({ queue }) => {
      const done = [];
      for (const id of ids) {
        const kept = await queue.get(id);
        if (!kept) continue;
        await queue.put({ ...kept, ...change() });
        done.push(id);
      }
      return done;
    });
    for (const record of this.#records.filter(({ id }) => changed.includes(id))) {
      const { box, ...plain } = change();
      Object.assign(record, plain);
    }
    this.#told();
    return changed;
  }

  #without(ids) {
    this.#records = this.#records.filter(({ id }) => !ids.includes(id));
    this.#told();
  }

  #told() {
    this.dispatchEvent(new Event('change'));
  }
}

/** Keeps of all that is not sent only what the server can read. For when nobody on this phone may, or can. */
export const keepForServer = (database) =>
  database.write(['queue', 'kept'], async ({ queue, kept }) => {
    for (const { id, number, state, sealed } of await queue.all()) {
      if (state !== 'sent') await kept.put({ id, number, sealed });
    }
    await queue.clear();
  });

/**
 * Hands over what was kept for the server, when somebody is signed in again. What it has stored is forgotten; what is
 * somebody else's waits for them; what it refuses nobody here can mend, so it stays and is not sent again.
 */
export const handOver = async (database, server) => {
  const kept = (await database.all('kept')).filter(({ refused }) => !refused).slice(0, BATCH);
  if (kept.length === 0) return;
  const { results } = await server.sealed(kept.map(({ id, sealed }) => ({ id, sealed })));
  const stored = results.filter(({ outcome }) => outcome === 'STORED' || outcome === 'REPEATED');
  const refused = results.filter(({ outcome }) => outcome === 'REFUSED').map(({ id }) => id);
  await database.write('kept', async (stores) => {
    for (const { id } of stored) await stores.kept.delete(id);
    for (const record of kept.filter(({ id }) => refused.includes(id))) await stores.kept.put({ ...record, refused: true });
  });
};
