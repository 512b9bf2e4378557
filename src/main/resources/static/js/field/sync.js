/**
 * Brings the phone and the server together: what was entered goes out, in its order; what has changed comes in. One at a
 * time, whatever asks for it and in however many windows.
 */
import { isFull } from './database.js';
import { handOver, keptCount, takeUpPhotos } from './kept.js';
import { NoAnswer, Refusal, SignedOut } from './server.js';
import { t, tellTimesIn } from './texts.js';

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 300_000;
const EVERY_MS = 300_000;
const MUCH_SKEW_MS = 60_000;

export class Sync extends EventTarget {
  #database;
  #server;
  #queue;
  #values;
  #photos;
  #account;
  #timer = null;
  #failures = 0;
  #retryAt = 0;
  #wanted = null;
  #running = null;
  #ended = false;
  /** How far the phone's clock was behind the server's when that last answered, in ms; null for not in this session. */
  #offset = null;

  /** When the server answered last, by its own clock. */
  #heardAt = 0;

  /** Whether it is at it now. */
  busy = false;
  /** When the server last answered; null for never. */
  contactAt = null;
  /** Since when it has not; null while it does. */
  lostSince = null;
  /** What it said no to as a whole; null for nothing. */
  refusal = null;
  /** What the server is to narrow the tasks to; undefined to leave that as it is. */
  area;
  /** How far the phone's clock is behind the server's, in ms; 0 while that is little. */
  skew = 0;
  /** Whether the server's clock shows another time on purpose, as in the demo: then the phone's is not wrong. */
  played = false;
  /** How much lies here that only the server can read, since it could not be sent before the phone was cleared. */
  kept = 0;

  /** @param account id of the one whose phone it is */
  constructor({ database, server, queue, values, photos, account }) {
    super();
    this.#account = account;
    this.#database = database;
    this.#server = server;
    this.#queue = queue;
    this.#values = values;
    this.#photos = photos;
  }

  async begin() {
    const contact = await this.#database.get('meta', 'contact');
    this.contactAt = contact?.server ? contact.phone : null;
    this.skew = contact?.skew ?? 0;
    this.#heardAt = contact?.server ?? 0;
    this.kept = await keptCount(this.#database, this.#account);
    this.#queue.addEventListener('change', this.#plan);
    addEventListener('online', this.#back);
    addEventListener('offline', this.#lost);
    document.addEventListener('visibilitychange', this.#seen);
    if (!navigator.onLine) this.#lost();
  }

  end() {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#queue.removeEventListener('change', this.#plan);
    removeEventListener('online', this.#back);
    removeEventListener('offline', this.#lost);
    document.removeEventListener('visibilitychange', this.#seen);
  }

  /** The time, by the server's clock where the phone's is far off; never before the server answered last. */
  now() {
    return Math.max(Date.now() + this.skew, this.#heardAt);
  }

  /** Sends and asks for what is new, at once; resolves when that is done or has failed. */
  run() {
    return this.#want('all');
  }

  #want(what) {
    this.#wanted = this.#wanted === 'all' ? 'all' : what;
    this.#running ??= this.#loop().finally(() => {
      this.#running = null;
      this.#plan();
    });
    return this.#running;
  }

  async #loop() {
    while (this.#wanted && !this.#ended) {
      const what = this.#wanted;
      this.#wanted = null;
      this.busy = true;
      this.#told();
      try {
        await navigator.locks.request('linli-field-sync', () => this.#once(what));
        this.#failures = 0;
        this.lostSince = null;
        this.refusal = null;
      } catch (failure) {
        this.#failed(failure);
      }
      this.busy = false;
      this.#told();
    }
  }

  async #once(what) {
    if (this.#ended) return; // while it waited for another window, this one was locked
    await Promise.all([this.#queue.reload(), this.#values.refresh()]); // another window may have been at it
    if (Math.abs(this.#queue.clockMoved) > MUCH_SKEW_MS) await this.#rightTimes();
    const some = await this.#push();
    if (what === 'all') await this.#handOver();
    if (some || what === 'all') await this.#pull();
  }

  /** Where the clock was set since something was entered, the server's time tells by how much. */
  async #rightTimes() {
    const before = this.#offset;
    await this.#pull();
    if (before === null) return;
    const set = before - this.#offset;
    await this.#queue.rightTimes((moved) => Math.abs(moved - set) < MUCH_SKEW_MS && Math.abs(set) > MUCH_SKEW_MS);
  }

  /** What a phone had kept for the server must not keep what is new from going out. */
  async #handOver() {
    try {
      this.#tellWhatFollows(await handOver(this.#database, this.#server, this.#queue, this.#account));
      await takeUpPhotos(this.#database, this.#server, this.#photos, this.#account);
    } catch (failure) {
      if (failure instanceof SignedOut || failure instanceof NoAnswer) throw failure;
      console.warn('What was kept for the server could not be handed over', failure);
    }
    this.kept = await keptCount(this.#database, this.#account);
  }

  async #push() {
    let some = false;
    for (let batch = await this.#queue.take(); batch.length > 0; batch = await this.#queue.take()) {
      const answer = await this.#server.entries(batch);
      await this.#heard(answer);
      const later = await this.#queue.settle(answer.results);
      some = true;
      this.#tellWhatFollows(answer.results);
      if (later) break;
    }
    return some;
  }

  #tellWhatFollows(results) {
    for (const said of results.filter((result) => result.said)) this.dispatchEvent(new CustomEvent('said', { detail: said }));
  }

  async #pull() {
    const stored = this.#queue.sentIds; // what is told from now on has these in it
    const { area } = this;
    const answer = await this.#server.sync(await this.#values.cursor(), area);
    await this.#heard(answer);
    await this.#values.apply(answer);
    this.played = answer.played;
    tellTimesIn(answer.zone);
    if (this.area === area) this.area = undefined;
    this.#told();
    await this.#queue.clean(stored);
  }

  async #heard({ at }) {
    const now = Date.now();
    this.#heardAt = Date.parse(at);
    this.#offset = this.#heardAt - now;
    this.skew = Math.abs(this.#offset) > MUCH_SKEW_MS ? this.#offset : 0;
    this.contactAt = now;
    const contact = { phone: now, server: this.#heardAt, skew: this.skew };
    await this.#database.write('meta', ({ meta }) => meta.put(contact, 'contact')).catch(() => {}); // a full phone still sends
  }

  #failed(failure) {
    if (failure instanceof SignedOut) {
      this.end();
      this.dispatchEvent(new Event('signed-out'));
      return;
    }
    this.#failures++;
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.#failures - 1));
    this.#retryAt = Date.now() + wait * (0.75 + Math.random() / 2); // not all phones of a district at once
    if (failure instanceof NoAnswer) {
      this.lostSince ??= Date.now();
      return;
    }
    this.lostSince = null;
    if (failure instanceof Refusal) this.refusal = failure;
    else {
      this.refusal = isFull(failure) ? { message: t('field.full.news'), short: t('field.full.short') } : failure;
      console.warn('The field app could not sync', failure);
    }
  }

  /** Sets the alarm for whatever is next: something to send, another try, or asking for what is new. */
  #plan = () => {
    clearTimeout(this.#timer);
    if (this.#ended || this.#running) return;
    const now = Date.now();
    const usual = now + EVERY_MS;
    const due = this.#failures > 0 ? this.#retryAt : (this.#queue.nextAt ?? usual);
    const at = Math.min(due, usual);
    const what = this.#failures > 0 || at === usual ? 'all' : 'push';
    this.#timer = setTimeout(() => this.#want(what), Math.max(0, at - now));
  };

  #back = () => {
    this.#failures = 0;
    this.#want('all');
  };

  #lost = () => {
    this.lostSince ??= Date.now();
    this.#told();
  };

  /** Who puts the phone away has no use for undo; who takes it out wants to see what is new. */
  #seen = async () => {
    if (document.visibilityState === 'visible') {
      await this.#want('all');
      return;
    }
    await this.#queue.hasten();
    if (this.#queue.nextAt !== null) await this.#want('push');
  };

  #told() {
    this.dispatchEvent(new Event('change'));
  }
}
