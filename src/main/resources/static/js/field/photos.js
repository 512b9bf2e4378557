/**
 * Photos that have not arrived: taken for an answer, encrypted on the disk before they are shown, and sent after the entry
 * that names them. A photo is "saved" once an entry names it; until then it can be taken out again. Each has a key of its
 * own, which the PIN opens and, sealed, the server: it is on the phone once, and survives the PIN.
 */
import { newId } from './queue.js';
import { scaled, small } from './scaling.js';
import { disclose, enclose, seal } from './vault.js';

const FORGOTTEN_MS = 3_600_000;

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** It is no picture that this phone can read. */
export class NoPicture extends Error {}

/** Whether these answers name the photo. */
const names = (answers, id) => Object.values(answers ?? {}).some((answer) => Array.isArray(answer) && answer.includes(id));

export class Photos extends EventTarget {
  #database;
  #vault;
  #account;
  #queue;
  #drafts;
  #values;
  #records = [];
  /** Small ones of this session, by id: also of those that have arrived. */
  #small = new Map();

  /** @param account whose they are, the device's own id and the key that the server opens seals with */
  constructor(database, vault, account, { queue, drafts, values }) {
    super();
    this.#database = database;
    this.#vault = vault;
    this.#account = account;
    this.#queue = queue;
    this.#drafts = drafts;
    this.#values = values;
  }

  /** Reads all from the disk; what no answer names any more goes. */
  async load(now = Date.now()) {
    await this.reload();
    await this.#change(this.#records.filter(({ id, saved }) => !saved && this.#isNamed(this.#queue.records, id)).map(({ id }) => id), () => ({ saved: true }));
    await this.drop(this.#records.filter(({ id, saved, takenAt }) => !saved && now - takenAt > FORGOTTEN_MS && !this.#isTyped(id)).map(({ id }) => id));
  }

  /** As it lies on the disk, where another window may have changed it. */
  async reload() {
    const kept = await this.#database.all('photos');
    const read = await Promise.all(kept.map(async ({ thumbnail, key, sealed, ...record }) => {
      if (!this.#small.has(record.id)) {
        const picture = await this.#vault.read(thumbnail, `photo-small/${record.id}`).catch(() => null);
        if (picture) this.#small.set(record.id, picture);
      }
      return { ...record, come: this.#records.find(({ id }) => id === record.id)?.come ?? 0 };
    }));
    this.#records = read.sort((a, b) => a.takenAt - b.takenAt);
  }

  forget() {
    this.#records = [];
    this.#small.clear();
  }

  /** Each as {id, task, takenAt, size, sha256, saved, come, problem}; come is how much of it the server has. */
  get records() {
    return this.#records;
  }

  /** Saved, and not known to have arrived. */
  get waiting() {
    return this.#records.filter(({ saved, problem }) => saved && !problem);
  }

  /** Those that the server does not take. */
  get refused() {
    return this.#records.filter(({ problem }) => problem);
  }

  /** The next to be sent: one whose entry the server has. */
  get next() {
    const unsent = this.#queue.records.filter(({ state }) => state !== 'sent');
    return this.waiting.find(({ id }) => !this.#isNamed(unsent, id) && !this.#isTyped(id)) ?? null;
  }

  #isNamed(entries, id) {
    return entries.some(({ entry }) => names(entry?.answers, id));
  }

  #isTyped(id) {
    const task = this.#records.find((record) => record.id === id)?.task;
    return names(this.#drafts.of(task), id);
  }

  /** A small picture, as an address; null where this phone has none. */
  small(id) {
    return this.#small.get(id) ?? null;
  }

  /**
   * Keeps a photo, scaled, and gives its id.
   *
   * @throws NoPicture, or what a write throws, such as for want of room; then nothing is kept
   */
  async add(task, file, now = Date.now()) {
    const id = newId(now);
    let blob;
    let picture;
    try {
      blob = await scaled(file);
      picture = await small(blob);
    } catch (failure) {
      throw new NoPicture(failure.message);
    }
    const bytes = await blob.arrayBuffer();
    const sha256 = hex(await crypto.subtle.digest('SHA-256', bytes));
    const record = { id, owner: this.#account.account.id, task, takenAt: now, size: bytes.byteLength, sha256, saved: false };
    const { key, box } = await enclose(bytes, `photo/${id}`);
    const hidden = await this.#hidden(record, key, picture);
    const sealed = await this.#sealed(record, key);
    await this.#database.write(['photos', 'pictures'], async ({ photos, pictures }) => {
      await photos.put({ ...record, ...hidden, sealed });
      await pictures.put(box, id);
    });
    this.#taken(record, picture);
    return id;
  }

  /**
   * Takes up again one that was kept for the server, which has opened it; what it shows has never left this phone.
   *
   * @param kept as it was kept, with its seal
   * @param opened {task, takenAt, size, sha256, key}; undefined where the server could not
   * @throws NoPicture where it can be read no more
   */
  async takeUp({ id, owner, sealed }, opened) {
    const box = await this.#database.get('pictures', id);
    let bytes;
    try {
      bytes = await disclose(box, opened.key, `photo/${id}`);
    } catch (failure) {
      throw new NoPicture(failure.message);
    }
    const picture = await small(new Blob([bytes], { type: 'image/jpeg' })).catch(() => ''); // shown without, sent all the same
    const { task, takenAt, size, sha256, key } = opened;
    const record = { id, owner, task, takenAt: Date.parse(takenAt), size, sha256, saved: true };
    const hidden = await this.#hidden(record, key, picture);
    await this.#database.write(['photos', 'kept'], async ({ photos, kept }) => {
      await photos.put({ ...record, ...hidden, sealed });
      await kept.delete(id);
    });
    this.#taken(record, picture);
  }

  /** What of it only the PIN opens. */
  async #hidden({ id }, key, picture) {
    return { key: await this.#vault.hide(key, `photo-key/${id}`), thumbnail: await this.#vault.hide(picture, `photo-small/${id}`) };
  }

  #sealed({ id, task, takenAt, size, sha256 }, key) {
    const { device, sealKey } = this.#account;
    return seal({ device, id, task, takenAt: new Date(takenAt).toISOString(), size, sha256, key }, sealKey);
  }

  #taken(record, picture) {
    this.#small.set(record.id, picture);
    this.#records = [...this.#records.filter(({ id }) => id !== record.id), { ...record, come: 0 }];
    this.#told();
  }

  /** What it shows, as it is sent; null where it is gone. */
  async bytes(id) {
    const [record, box] = await Promise.all([this.#database.get('photos', id), this.#database.get('pictures', id)]);
    return record && box ? disclose(box, await this.#vault.read(record.key, `photo-key/${id}`), `photo/${id}`) : null;
  }

  /** That entries name these photos, among whatever else their answers hold. */
  saved(answers) {
    const ids = this.#records.filter(({ id, saved }) => !saved && answers.some((each) => names(each, id))).map(({ id }) => id);
    return this.#change(ids, () => ({ saved: true }));
  }

  /** That these answers were taken back, and are being typed again. */
  undone(answers) {
    const ids = this.#records.filter(({ id, saved }) => saved && answers.some((each) => names(each, id))).map(({ id }) => id);
    return this.#change(ids, () => ({ saved: false }));
  }

  /** How much of it has come; the server knows it, so that it is not kept here. */
  come(id, come) {
    this.#records = this.#records.map((record) => (record.id === id ? { ...record, come } : record));
    this.dispatchEvent(new Event('progress'));
  }

  /** That the server does not take it, and why. */
  refuse(id, problem) {
    return this.#change([id], () => ({ problem }));
  }

  /** Lets one that the server did not take be sent again. */
  again(id) {
    return this.#change([id], () => ({ problem: null }));
  }

  /** Forgets photos: taken out again, given up, or arrived. */
  async drop(ids) {
    if (ids.length === 0) return;
    await this.#database.write(['photos', 'pictures'], ({ photos, pictures }) =>
      Promise.all(ids.flatMap((id) => [photos.delete(id), pictures.delete(id)])));
    this.#records = this.#records.filter(({ id }) => !ids.includes(id));
    this.#told();
  }

  /** Takes one out of an answer; it stays where something else stands that names it. */
  async takeOut(id) {
    if (this.#records.some((record) => record.id === id && !this.#stands(record))) await this.drop([id]);
  }

  /** Whether what has been sent or is going names it: not what is being typed, nor what was refused. */
  #stands({ id, task, saved }) {
    if (!saved) return false;
    const naming = this.#queue.records.filter((record) => this.#isNamed([record], id));
    const told = this.#values.one('task', task)?.completions ?? [];
    return naming.length === 0 || naming.some(({ state }) => state !== 'refused') || told.some(({ answers }) => names(answers, id));
  }

  /** Those that a given-up entry named. */
  async dropOf(answers) {
    await this.drop(this.#records.filter(({ id }) => names(answers, id) && !this.#isNamed(this.#queue.records, id)).map(({ id }) => id));
  }

  async #change(ids, change) {
    if (ids.length === 0) return;
    await this.#database.write('photos', async ({ photos }) => {
      for (const id of ids) {
        const kept = await photos.get(id);
        if (kept) await photos.put({ ...kept, ...change() });
      }
    });
    this.#records = this.#records.map((record) => (ids.includes(record.id) ? { ...record, ...change() } : record));
    this.#told();
  }

  #told() {
    this.dispatchEvent(new Event('change'));
  }
}
