/**
 * This phone: new, locked or open. While it is open it has all that the app works with; when it is cleared, only what
 * was not sent is left, and only the server can read that.
 */
import { Database, keep } from './database.js';
import { Drafts } from './drafts.js';
import { Queue, keepForServer } from './queue.js';
import { Server, pair } from './server.js';
import { Sync } from './sync.js';
import { language } from './texts.js';
import { Values } from './values.js';
import { Vault } from './vault.js';

const HOUR_MS = 3_600_000;

/** So long it may lie in a pocket before it asks for the PIN again. */
const LOCK_MS = 15 * 60_000;

export class Phone extends EventTarget {
  #database;
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
  async kept() {
    return (await this.#database.all('kept')).length;
  }

  /** Has this phone remembered for whoever is signed in, and begins to keep data under this PIN. */
  async begin(me, name, pin) {
    const account = await pair(me, name);
    await this.vault.create(pin);
    const box = await this.vault.hide(account, 'account');
    const terms = { sealKey: account.sealKey, goodForHours: account.goodForHours };
    await this.#database.write('meta', ({ meta }) => {
      meta.delete('cleared');
      meta.put(box, 'account');
      meta.put(Date.now(), 'contactAt');
      return meta.put(terms, 'terms');
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

  lock() {
    this.sync?.end();
    this.vault.lock();
    for (const kept of [this.queue, this.values, this.drafts]) kept?.forget();
    this.account = null;
    this.state = 'locked';
    this.#told();
  }

  /** Forgets all but what was not sent, which from now on only the server can read. */
  async clear(why) {
    this.sync?.end();
    this.vault.lock();
    await keepForServer(this.#database);
    await this.#database.write(['meta', 'values', 'drafts'], ({ meta, values, drafts }) => {
      values.clear();
      drafts.clear();
      meta.clear();
      return meta.put(why, 'cleared');
    });
    this.account = null;
    this.cleared = why;
    this.state = 'new';
    this.#told();
    this.#others.postMessage('cleared');
  }

  async #opened(account) {
    this.account = account;
    this.values = new Values(this.#database, this.vault);
    this.drafts = new Drafts(this.#database, this.vault);
    this.queue = new Queue(this.#database, this.vault, account);
    await Promise.all([this.values.load(), this.drafts.load(), this.queue.load()]);
    await this.queue.hasten(); // what was entered before the app ended, nobody will undo
    const { values, queue } = this;
    const server = new Server(account, language);
    this.sync = new Sync({ database: this.#database, server, queue, values });
    await this.sync.begin();
    this.sync.addEventListener('change', () => this.#changed());
    this.queue.addEventListener('change', () => this.#changed());
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
      await this.queue.reload();
      this.#told();
    }
  };

  /** Who has not met the server for so long is no longer to carry people's data about. */
  async #leaveWhenAway() {
    const [terms, contactAt] = await Promise.all(['terms', 'contactAt'].map((name) => this.#database.get('meta', name)));
    if (terms && Date.now() - contactAt > terms.goodForHours * HOUR_MS) await this.clear('away');
  }

  #seen = () => {
    if (document.visibilityState === 'hidden') this.#hiddenAt = Date.now();
    else if (this.state === 'open' && this.#hiddenAt !== null && Date.now() - this.#hiddenAt > LOCK_MS) this.lock();
  };

  #told() {
    this.dispatchEvent(new Event('change'));
  }
}
