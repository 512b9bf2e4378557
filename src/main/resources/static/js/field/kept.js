/** What only the server can read any more: kept when a phone clears itself, and handed over when its owner signs in again. */
import { NoPicture } from './photos.js';
import { BATCH } from './server.js';

/**
 * Keeps of all that is not sent only what the server can read, within a write of the stores "queue", "photos", "pictures"
 * and "kept". What a photo shows stays where it is: the key to it is in the seal.
 */
export const keepForServer = async ({ queue, photos, pictures, kept }) => {
  const unsent = (await queue.all()).filter(({ state }) => state !== 'sent');
  for (const { id, owner, number, sealed } of unsent) await kept.put({ id, owner, number, sealed });
  for (const { id, owner, task, saved, sealed } of await photos.all()) {
    // Where the app ended before it was noted that an entry names the photo, only the task tells.
    if (saved || unsent.some((entry) => entry.task === task)) await kept.put({ id, owner, sealed, photo: true });
    else await pictures.delete(id); // no entry names it
  }
  await Promise.all([queue.clear(), photos.clear()]);
};

/** The same for one entry that cannot be read here any more. */
export const keepOneForServer = (database, id) =>
  database.write(['queue', 'kept'], async ({ queue, kept }) => {
    const record = await queue.get(id);
    if (!record) return;
    if (record.state !== 'sent') await kept.put({ id, owner: record.owner, number: record.number, sealed: record.sealed });
    await queue.delete(id);
  });

/** How much lies here that only the server can read: of all who used this phone, or of one account. */
export const keptCount = async (database, account) =>
  (await database.all('kept')).filter(({ owner }) => !account || owner === account).length;

/** What can be handed over: entries, or photos. */
const keptOf = async (database, account, isPhoto) =>
  (await database.all('kept')).filter(({ owner, unreadable, photo = false }) => !unreadable && owner === account && photo === isPhoto);

const markUnreadable = (database, records) =>
  database.write('kept', ({ kept }) => Promise.all(records.map((record) => kept.put({ ...record, unreadable: true }))));

/**
 * Hands over what was kept for the server of an account; gives what the server said of each. What it has stored is
 * forgotten; what it refuses comes back opened, and is taken up into the queue to be mended.
 */
export const handOver = async (database, server, queue, account) => {
  const kept = (await keptOf(database, account, false)).sort((a, b) => a.number - b.number).slice(0, BATCH);
  if (kept.length === 0) return [];
  const { results } = await server.sealed(kept.map(({ id, sealed }) => ({ id, sealed })));
  const refused = results.filter(({ outcome }) => outcome === 'REFUSED');
  await queue.takeUp(refused.filter(({ opened }) => opened).map(({ id, opened, problems }) => ({ ...opened, keptAs: id, problems })));
  const stored = results.filter(({ outcome }) => outcome === 'STORED' || outcome === 'REPEATED').map(({ id }) => id);
  const unreadable = refused.filter(({ opened }) => !opened).map(({ id }) => id);
  await database.write('kept', (stores) => Promise.all(stored.map((id) => stores.kept.delete(id))));
  await markUnreadable(database, kept.filter(({ id }) => unreadable.includes(id)));
  return results;
};

/** Has the server open what was kept of the photos of an account, and takes them up among those to be sent. */
export const takeUpPhotos = async (database, server, photos, account) => {
  const kept = (await keptOf(database, account, true)).slice(0, BATCH);
  if (kept.length === 0) return;
  const { opened } = await server.sealedPhotos(kept.map(({ id, sealed }) => ({ id, sealed })));
  const unreadable = [];
  for (const record of kept) {
    try {
      await photos.takeUp(record, opened.find(({ id }) => id === record.id));
    } catch (failure) {
      if (!(failure instanceof NoPicture)) throw failure;
      unreadable.push(record);
    }
  }
  await markUnreadable(database, unreadable);
};
