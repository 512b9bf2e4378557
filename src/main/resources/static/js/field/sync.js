/**
 * Brings the phone and the server together: what was entered goes out, in its order; what has changed comes in. One at a
 * time, whatever asks for it and in however many windows.
 */
import { handOver } from './queue.js';
import { NoAnswer, Refusal, SignedOut } from './server.js';
import { tellTimesIn } from './texts.js';

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 300_000;
const EVERY_MS = 300_000;
const MUCH_SKEW_MS = 60_000;

export class Sync extends EventTarget {
  #database;
  #server;
  #queue;
  #values;
  #timer = null;
  #failures = 0;
  #retryAt = 0;
  #wanted = null;
  #running = null;
  #ended = false;

  /** Whether it is at it now. */
  busy = false;
  /** When the server last answered; null for never. */
  contactAt = null;
  /** Since when it has not; null while it does. */
  lostSince = null;
  /** What it said no to as a whole; null for nothing. */
  refusal = null;
  /** Whether there is more to do than a phone holds. */
  more = false;
  /** How far the phone's clock is behind the server's, in ms; 0 while that is little. */
  skew = 0;

  constructor({ database, server, queue, values }) {
    super();
    this.#database = database;
    this.#server = server;
    this.#queue = queue;
    this.#values = values;
  }

  async begin() {
    this.contactAt = (await this.#database.get('meta', 'contactAt')) ?? null;
    this.skew = (await this.#database.get('meta', 'skew')) ?? 0;
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

  /** The time, by the server's clock where the phone's is far off. */
  now() {
    return Date.now() + this.skew;
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
    if (what === 'all') await handOver(this.#database, this.#server);
    const some = await this.#push();
    if (some || what === 'all') await this.#pull();
  }

  async #push() {
    let some = false;
    for (let batch = await this.#queue.take(); batch.length > 0; batch = await this.#queue.take()) {
      const answer = await this.#server.entries(batch);
      await this.#heard(answer);
      const later = await this.#queue.settle(answer.results);
      some = true;
      for (const said of answer.results.filter((result) => result.said && result.outcome === 'STORED')) {
        this.dispatchEvent(new CustomEvent('said', { detail: said }));
      }
      if (later) break;
    }
    return some;
  }

  async #pull() {
    const stored = this.#queue.sentIds; // what is told from now on has these in it
    const answer = await this.#server.sync(await this.#values.cursor());
    await this.#heard(answer);
    await this.#values.apply(answer);
    tellTimesIn(answer.zone);
    this.more = answer.more;
    this.#told();
    await this.#queue.clean(stored);
  }

  async #heard({ at }) {
    const now = Date.now();
    const skew = at ? Date.parse(at) - now : 0;
    this.skew = Math.abs(skew) > MUCH_SKEW_MS ? skew : 0;
    this.contactAt = now;
    await this.#database.write('meta', async ({ meta }) => {
      await meta.put(now, 'contactAt');
      await meta.put(this.skew, 'skew');
    });
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
    if (failure instanceof NoAnswer) this.lostSince ??= Date.now();
    else if (failure instanceof Refusal) this.refusal = failure;
    else {
      this.refusal = failure;
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
