/**
 * This phone: new, locked or open. While it is open it has all that the app works with; when it is cleared, only what
 * was not sent is left, and only the server can read that.
 */
import { Database, keep } from './database.js';
import { Drafts } from './drafts.js';
import { keepForServer, keptCount } from './kept.js';
import { PhotoSending } from './photo-sending.js';
import { Photos } from './photos.js';
import { Queue } from './queue.js';
import { Server, pair } from './server.js';
import { Sync } from './sync.js';
import { language } from './texts.js';
import { Values } from './values.js';
import { Vault } from './vault.js';

const HOUR_MS = 3_600_000;

/** So long it may lie in a pocket before it asks for the PIN again. */
const LOCK_MS = 15 * 60_000;

/** So long whoever locks it waits for what is unsent to go out first. */
const LAST_WORD_MS = 4000;

/** Another window of this browser has set this phone up meanwhile. */
export class AlreadyBegun extends Error {}

export class Phone extends EventTarget {
  #database;
  #photosOut = null;
  #hiddenAt = null;
  #others = new BroadcastChannel('linli-field');
  #minutes = null;

  /** "new", "locked" or "open". */
  state = 'new';
  /** Why it was cleared last: "revoked", "pin", "away" or "left"; null for never. */
  cleared = null;
  /** Whose it is and how it asks the server; only while open. */
  account = null;
  queue = null;
  values = null;
  drafts = null;
  photos = null;
  sync = null;

  constructor(database) {
    super();
    this.#database = database;
    this.vault = new Vault(database);
  }

  static async open() {
    const phone = new Phone(await Database.open());
    phone.cleared = (await phone.#database.get('meta', 'cleared')) ?? null;
    if (await phone.vault.exists()) phone.state = 'locked';
    await phone.#leaveWhenAway();
    phone.#minutes = setInterval(() => phone.#leaveWhenAway(), 60_000);
    document.addEventListener('visibilitychange', phone.#seen);
    phone.#others.onmessage = phone.#reload;
    return phone;
  }

  /** How much lies here that only the server can read. */
  kept() {
    return keptCount(this.#database);
  }

  /** Has this phone remembered for whoever is signed in, and begins to keep data under this PIN. */
  async begin(me, name, pin) {
    if (await this.vault.exists()) throw new AlreadyBegun();
    const account = await pair(me, name);
    const vault = await this.vault.make(pin);
    const box = await this.vault.hide(account, 'account');
    const terms = { sealKey: account.sealKey, goodForHours: account.goodForHours };
    await this.#database.write(['meta', 'values', 'drafts', 'photos', 'pictures', 'queue', 'kept'], async (stores) => {
      if (await stores.meta.get('vault')) throw new AlreadyBegun();
      await keepForServer(stores);
      await this.#empty(stores);
      await Promise.all(Object.entries({ vault, account: box, terms, contact: { phone: Date.now(), server: null } })
        .map(([key, value]) => stores.meta.put(value, key)));
    });
    keep(); // some browsers ask whoever holds the phone first
    this.cleared = null;
    await this.#opened(account);
  }

  /** Opens it; gives how many tries are left, and null when it is open. After the last wrong one it is cleared. */
  async unlock(pin) {
    if (await this.vault.unlock(pin)) {
      await this.#opened(await this.vault.read(await this.#database.get('meta', 'account'), 'account'));
      return null;
    }
    const left = Math.max(0, await this.vault.triesLeft());
    if (left === 0) await this.clear('pin');
    return left;
  }

  /** Locks it, once what is unsent has gone out or had its time to. */
  async lockNow() {
    await this.queue.hasten();
    if (this.queue.nextAt !== null && navigator.onLine) {
      await Promise.race([this.sync.run(), new Promise((resolve) => { setTimeout(resolve, LAST_WORD_MS); })]);
    }
    this.lock();
  }

  lock() {
    this.sync?.end();
    this.#photosOut?.end();
    this.vault.lock();
    for (const kept of [this.queue, this.values, this.drafts, this.photos]) kept?.forget();
    this.account = null;
    this.state = 'locked';
    this.#told();
  }

  /** Forgets all but what was not sent, which from now on only the server can read. */
  async clear(why) {
    this.sync?.end();
    this.#photosOut?.end();
    this.vault.lock();
    await this.#database.write(['meta', 'values', 'drafts', 'photos', 'pictures', 'queue', 'kept'], async (stores) => {
      await keepForServer(stores);
      await this.#empty(stores);
      await stores.meta.put(why, 'cleared');
    });
    this.account = null;
    this.cleared = why;
    this.state = 'new';
    this.#told();
    this.#others.postMessage('cleared');
  }

  /** Of meta, only the number of the last entry outlives it: what was kept for the server has numbers too. */
  async #empty({ meta, values, drafts }) {
    const number = await meta.get('number');
    await Promise.all([values.clear(), drafts.clear(), meta.clear()]);
    if (number !== undefined) await meta.put(number, 'number');
  }

  async #opened(account) {
    this.account = account;
    this.values = new Values(this.#database, this.vault);
    this.drafts = new Drafts(this.#database, this.vault);
    this.queue = new Queue(this.#database, this.vault, account);
    await Promise.all([this.values.load(), this.drafts.load(), this.queue.load()]);
    await this.queue.hasten(); // what was entered before the app ended, nobody will undo
    const { values, queue, drafts } = this;
    this.photos = new Photos(this.#database, this.vault, account, { queue, drafts, values });
    await this.photos.load();
    const server = new Server(account, language);
    this.sync = new Sync({ database: this.#database, server, queue, values, photos: this.photos, account: account.account.id });
    await this.sync.begin();
    this.sync.addEventListener('change', () => this.#changed());
    this.queue.addEventListener('change', () => this.#changed());
    this.photos.addEventListener('change', () => this.#changed());
    this.photos.addEventListener('progress', () => this.#told());
    this.#photosOut = new PhotoSending({ photos: this.photos, server, sync: this.sync });
    this.sync.addEventListener('signed-out', () => this.clear('revoked'));
    this.sync.addEventListener('said', ({ detail }) => this.dispatchEvent(new CustomEvent('said', { detail })));
    this.state = 'open';
    this.#told();
    this.sync.run();
  }

  #changed() {
    this.#told();
    this.#others.postMessage('changed');
  }

  /** What another window has done. */
  #reload = async ({ data }) => {
    if (data === 'cleared') location.reload();
    else if (this.state === 'open' && !this.sync.busy) {
      await Promise.all([this.values.load(), this.drafts.load()]);
      await Promise.all([this.queue.reload(), this.photos.reload()]);
      this.#told();
    }
  };

  /**
   * Who has not met the server for so long is no longer to carry people's data about. By the clock that this phone had at its
   * last contact, and by the server's: a phone whose clock is set right has not been away.
   */
  async #leaveWhenAway() {
    const [terms, contact] = await Promise.all(['terms', 'contact'].map((name) => this.#database.get('meta', name)));
    if (!terms || !contact) return;
    const away = [contact.phone, contact.server ?? contact.phone].map((at) => Date.now() - at);
    if (Math.min(...away) > terms.goodForHours * HOUR_MS) await this.clear('away');
  }

  #seen = () => {
    if (document.visibilityState === 'hidden') this.#hiddenAt = Date.now();
    else if (this.state === 'open' && this.#hiddenAt !== null && Date.now() - this.#hiddenAt > LOCK_MS) this.lock();
  };

  #told() {
    this.dispatchEvent(new Event('change'));
  }
}
