/** Sends photos, one after another and piece by piece, behind whatever else is to be sent; goes on where it was after a break. */
import { NoAnswer, PIECE, Refusal, SignedOut } from './server.js';

const FIRST_WAIT_MS = 5_000;
const LONGEST_WAIT_MS = 300_000;

/** A photo that did not come nearer, or came spoilt, in so many tries is given up until the next contact, or refused. */
const MOST_TRIES = 3;

/** Code of the problem that so many were sent today. */
const TOMORROW = 'photos.many';

/** Code of the problem that other bytes arrived than were announced: then it begins anew. */
const SPOILT = 'photos.hash';

export class PhotoSending {
  #photos;
  #server;
  #sync;
  #running = null;
  #ended = false;
  #timer = null;
  #failures = 0;
  /** How often a photo came spoilt, by id. */
  #spoilt = new Map();

  constructor({ photos, server, sync }) {
    this.#photos = photos;
    this.#server = server;
    this.#sync = sync;
    sync.addEventListener('change', this.#look);
  }

  end() {
    this.#ended = true;
    clearTimeout(this.#timer);
    this.#sync.removeEventListener('change', this.#look);
  }

  /** Whenever the server has answered and nothing else is going on, it is the turn of photos. */
  #look = () => {
    if (this.#sync.busy || this.#sync.lostSince || this.#ended || !this.#photos.next) return;
    this.#running ??= this.#run().finally(() => {
      this.#running = null;
    });
  };

  async #run() {
    clearTimeout(this.#timer);
    try {
      await navigator.locks.request('linli-field-photos', () => this.#all());
      this.#failures = 0;
    } catch (failure) {
      if (failure instanceof SignedOut) return; // the next sync finds that out for all
      if (!(failure instanceof NoAnswer || failure instanceof Refusal)) console.warn('A photo could not be sent', failure);
      const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#failures++);
      this.#timer = setTimeout(this.#look, wait);
    }
  }

  async #all() {
    await this.#photos.reload(); // another window may have been at it
    for (let photo = this.#photos.next; photo && !this.#ended; photo = this.#photos.next) {
      try {
        await this.#send(photo);
      } catch (failure) {
        if (!(failure instanceof Refusal) || failure.code === TOMORROW) throw failure;
        if (failure.code === SPOILT && this.#mayBeginAnew(photo)) continue;
        await this.#photos.refuse(photo.id, failure.message);
      }
    }
  }

  #mayBeginAnew({ id }) {
    const times = (this.#spoilt.get(id) ?? 0) + 1;
    this.#spoilt.set(id, times % MOST_TRIES);
    return times < MOST_TRIES;
  }

  async #send({ id, task, takenAt, size, sha256 }) {
    const bytes = await this.#photos.bytes(id);
    if (!bytes) {
      await this.#photos.reload();
      return;
    }
    let { offset, arrived } = await this.#server.announcePhoto({ id, kind: 'task', subject: task, takenAt: new Date(takenAt).toISOString(), size, sha256 });
    for (let tries = 0; !arrived && tries < MOST_TRIES;) {
      await this.#behindEntries();
      if (this.#ended) return;
      const before = offset;
      ({ offset, arrived } = await this.#server.photoPiece(id, offset, bytes.slice(offset, offset + PIECE)));
      tries = offset > before ? 0 : tries + 1;
      this.#photos.come(id, offset);
    }
    if (!arrived) throw new NoAnswer('no nearer');
    await this.#photos.drop([id]);
  }

  /** What is entered meanwhile goes first. */
  async #behindEntries() {
    while (this.#sync.busy && !this.#ended) {
      await new Promise((resolve) => { this.#sync.addEventListener('change', resolve, { once: true }); });
    }
  }
}
