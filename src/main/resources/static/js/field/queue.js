/**
 * What was entered, from before the screen says saved until the server has told it back. Each entry has an id made here,
 * by which the server stores it once however often it comes, and a number, in whose order it is sent. It lies encrypted,
 * and beside that sealed for the server, for the case that nobody on this phone can read it any more.
 */
import { clockMovedSince, steadily } from './clock.js';
import { isFull } from './database.js';
import { keepOneForServer } from './kept.js';
import { BATCH } from './server.js';
import { seal } from './vault.js';

/** How long an entry can be undone and so waits, unless it is serious. */
export const UNDO_MS = 60_000;

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
const sent = ({ id, number, entry: { kind, at, task, subject, began, answers, replaces } }) => ({ id, number, kind, at, task, subject, began, answers, replaces });

/** What of a record may be read by anybody. */
const plainly = ({ entry, about, problems, ...plain }) => plain;

export class Queue extends EventTarget {
  #database;
  #vault;
  #account;
  #records = [];
  #changes = 0;
  /** What is being sent and could not be noted as such, for want of room. */
  #onTheWay = new Set();
  /** What has changed and could not be written, for want of room: true of these is what is in memory. */
  #unwritten = new Map();

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

  /** As it lies on the disk, where another window may have changed it; read again where this one did so meanwhile. */
  async reload() {
    for (let changes = -1; changes !== this.#changes;) {
      changes = this.#changes;
      const kept = await this.#database.all('queue');
      const read = (await Promise.all(kept.map((record) => this.#read(record)))).filter(Boolean);
      if (changes === this.#changes) this.#records = this.#withUnwritten(read).sort((a, b) => a.number - b.number);
    }
  }

  #withUnwritten(read) {
    const gone = [...this.#unwritten.values()].filter(({ id, state }) => state === 'sent' && !read.some((record) => record.id === id));
    return [...read.map((record) => this.#unwritten.get(record.id) ?? record), ...gone];
  }

  /** What this phone cannot read any more, the server can; one that is locked can read nothing, and it stays. */
  async #read({ box, sealed, ...record }) {
    try {
      return { ...record, ...(await this.#vault.read(box, `queue/${record.id}`)) };
    } catch (failure) {
      if (!this.#vault.isOpen) throw failure;
      await keepOneForServer(this.#database, record.id);
      return null;
    }
  }

  get #owner() {
    return this.#account.account.id;
  }

  forget() {
    this.#unwritten.clear();
    this.#records = [];
  }

  /**
   * Each as {id, number, kind, task, subject, state, savedAt, sendAt, entry, about, problems}; the state is "waiting" until it
   * is sent, "sending", "sent" until the server has told it back, or "refused". What it is about is kept with it: its task
   * and form may have left the phone by the time it is refused.
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
   * @param entries each {id?, at?, kind?, task?, subject?, began?, answers, replaces?, serious, about?}; done now where at is absent,
   *     when what it corrects was done where at is null; a completion where kind is absent; about is {task, form}
   * @throws when they could not be written, such as for want of room; then nothing of them is kept
   */
  async save(entries, now = Date.now()) {
    const serious = entries.some((entry) => entry.serious);
    const { device, sealKey } = this.#account;
    const first = await this.#numbers(entries.length);
    const made = await Promise.all(entries.map(async ({ id = newId(now), at = new Date(now).toISOString(), kind = 'completion', task = null, subject = null, began = null, answers, replaces = null, about = null }, place) => {
      const number = first + place;
      const entry = { kind, at, task, subject, began, answers, replaces };
      const record = { id, owner: this.#owner, number, kind, task, subject, state: 'waiting', savedAt: now, steady: steadily(), sendAt: serious ? now : now + UNDO_MS, entry, about, problems: [] };
      return { record, ...(await this.#boxes(record, { device, sealKey })) };
    }));
    await this.#database.write('queue', async ({ queue }) => {
      for (const { record, box, sealed } of made) await queue.put({ ...plainly(record), box, sealed });
    });
    const ids = made.map(({ record }) => record.id);
    this.#changes++;
    this.#records = [...this.#records.filter(({ id }) => !ids.includes(id)), ...made.map(({ record }) => record)];
    this.#told();
    return ids;
  }

  /** Takes up again what was kept for the server and what it then refused, with its problems, to be mended here. */
  async takeUp(opened, now = Date.now()) {
    const first = await this.#numbers(opened.length);
    const { device, sealKey } = this.#account;
    const made = await Promise.all(opened.map(async ({ keptAs, problems, about = null, kind, at, task = null, subject = null, began = null, answers, replaces = null }, place) => {
      const entry = { kind, at, task, subject, began, answers, replaces };
      const record = { id: newId(now), owner: this.#owner, number: first + place, kind, task, subject, state: 'refused', savedAt: now, sendAt: now, entry, about, problems };
      return { keptAs, record, ...(await this.#boxes(record, { device, sealKey })) };
    }));
    await this.#database.write(['queue', 'kept'], async ({ queue, kept }) => {
      for (const { keptAs, record, box, sealed } of made) {
        await queue.put({ ...plainly(record), box, sealed });
        await kept.delete(keptAs);
      }
    });
    this.#changes++;
    this.#records = [...this.#records, ...made.map(({ record }) => record)];
    this.#told();
  }

  /** What of a record is hidden: from all but the PIN, and from all but the server. */
  async #boxes({ id, number, entry, about, problems }, { device, sealKey }) {
    return {
      box: await this.#vault.hide({ entry, about, problems }, `queue/${id}`),
      sealed: await seal({ device, id, number, ...entry, about }, sealKey),
    };
  }

  /** Takes entries back that are not yet on their way: all of them, or none; says whether. */
  async undo(ids) {
    if (ids.some((id) => this.#onTheWay.has(id))) return false;
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
    if (early.length > 0) await this.#changeOrRemember(early.map(({ id }) => id), () => ({ sendAt: now }));
  }

  /**
   * By how much, in ms, the clock of this phone was changed since the oldest entry that was never sent, as far as this page
   * can tell: while the phone slept, its steady clock may have stood.
   */
  get clockMoved() {
    const moves = this.#neverSent.map(({ steady }) => clockMovedSince(steady));
    return moves.reduce((most, move) => (Math.abs(move) > Math.abs(most) ? move : most), 0);
  }

  /** Puts the times of what was never sent right where the clock was changed since, as `wasMoved` confirms. */
  async rightTimes(wasMoved) {
    for (const record of this.#neverSent) {
      const move = clockMovedSince(record.steady);
      if (record.entry.at === null || !wasMoved(move)) continue;
      const entry = { ...record.entry, at: new Date(Date.parse(record.entry.at) + move).toISOString() };
      const righted = { ...record, entry, savedAt: record.savedAt + move, sendAt: record.sendAt + move, steady: steadily() };
      const boxes = await this.#boxes(righted, this.#account);
      const changed = await this.#change([record.id], () => ({ ...plainly(righted), ...boxes }), 'waiting');
      if (changed.length > 0) record.entry = entry;
    }
  }

  get #neverSent() {
    return this.#records.filter(({ state, steady }) => state === 'waiting' && steady);
  }

  /**
   * The next to be sent, as they go over the line, and marks them as on their way. What was entered before something that
   * is to be sent goes before it. A phone without room to note that sends all the same: sent twice is stored once.
   */
  async take(now = Date.now()) {
    const due = this.waiting.filter(({ state, sendAt }) => state === 'sending' || sendAt <= now);
    if (due.length === 0) return [];
    const last = Math.max(...due.map(({ number }) => number));
    const batch = this.waiting.filter(({ number }) => number <= last).slice(0, BATCH);
    const ids = batch.map(({ id }) => id);
    let taken = ids;
    try {
      taken = await this.#change(ids, () => ({ state: 'sending' }));
    } catch (failure) {
      if (!isFull(failure)) throw failure;
      for (const id of ids) this.#onTheWay.add(id);
    }
    return batch.filter(({ id }) => taken.includes(id)).map(sent);
  }

  /** What the server said of each; says whether it wants some again later. */
  async settle(results, now = Date.now()) {
    const byId = new Map(results.map((result) => [result.id, result]));
    const of = (outcome) => results.filter((result) => result.outcome === outcome).map(({ id }) => id);
    await this.#stored([...of('STORED'), ...of('REPEATED')]);
    await this.#changeOrRemember(of('LATER'), () => ({ state: 'waiting', sendAt: now + LATER_MS }));
    for (const id of of('REFUSED')) await this.#refuse(id, byId.get(id).problems ?? []);
    for (const { id } of results) this.#onTheWay.delete(id);
    return of('LATER').length > 0;
  }

  /** Where there is no room to note that the server has it, it is forgotten: that needs none. */
  async #stored(ids) {
    try {
      await this.#change(ids, () => ({ state: 'sent' }));
    } catch (failure) {
      if (!isFull(failure)) throw failure;
      await this.#database.write('queue', ({ queue }) => Promise.all(ids.map((id) => queue.delete(id))));
      this.#remember(ids, { state: 'sent' }, false);
    }
  }

  /** Where there is no room for it, the change is known until the app ends; then the server is asked again. */
  async #changeOrRemember(ids, change) {
    try {
      await this.#change(ids, change);
    } catch (failure) {
      if (!isFull(failure)) throw failure;
      this.#remember(ids, change(), false);
    }
  }

  #remember(ids, { box, sealed, ...plain }, isWritten) {
    for (const record of this.#records.filter(({ id }) => ids.includes(id))) {
      Object.assign(record, plain);
      if (isWritten) this.#unwritten.delete(record.id);
      else this.#unwritten.set(record.id, record);
    }
    this.#changes++;
    this.#told();
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
    const { entry, about } = record;
    const box = await this.#vault.hide({ entry, about, problems }, `queue/${id}`);
    await this.#changeOrRemember([id], () => ({ state: 'refused', box }));
  }

  /**
   * Changes records on the disk, then in memory; those that are gone by now stay gone, and so do those that are no longer in
   * the state named. Gives the ids of those changed.
   */
  async #change(ids, change, onlyIn) {
    if (ids.length === 0) return [];
    const changed = await this.#database.write('queue', async ({ queue }) => {
      const done = [];
      for (const id of ids) {
        const kept = await queue.get(id);
        if (!kept || (onlyIn && kept.state !== onlyIn)) continue;
        await queue.put({ ...kept, ...change() });
        done.push(id);
      }
      return done;
    });
    this.#remember(changed, change(), true);
    return changed;
  }

  #without(ids) {
    this.#changes++;
    for (const id of ids) this.#unwritten.delete(id);
    this.#records = this.#records.filter(({ id }) => !ids.includes(id));
    this.#told();
  }

  #told() {
    this.dispatchEvent(new Event('change'));
  }
}
