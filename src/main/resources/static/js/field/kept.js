/** What only the server can read any more: kept when a phone clears itself, and handed over when its owner signs in again. */
import { BATCH } from './server.js';

/** Keeps of all that is not sent only what the server can read, within a write of the stores "queue" and "kept". */
export const keepForServer = async ({ queue, kept }) => {
  for (const { id, owner, number, state, sealed } of await queue.all()) {
    if (state !== 'sent') await kept.put({ id, owner, number, sealed });
  }
  await queue.clear();
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

/**
 * Hands over what was kept for the server of an account; gives what the server said of each. What it has stored is
 * forgotten; what it refuses comes back opened, and is taken up into the queue to be mended.
 */
export const handOver = async (database, server, queue, account) => {
  const kept = (await database.all('kept'))
    .filter(({ owner, unreadable }) => !unreadable && owner === account)
    .sort((a, b) => a.number - b.number)
    .slice(0, BATCH);
  if (kept.length === 0) return [];
  const { results } = await server.sealed(kept.map(({ id, sealed }) => ({ id, sealed })));
  const refused = results.filter(({ outcome }) => outcome === 'REFUSED');
  await queue.takeUp(refused.filter(({ opened }) => opened).map(({ id, opened, problems }) => ({ ...opened, keptAs: id, problems })));
  const stored = results.filter(({ outcome }) => outcome === 'STORED' || outcome === 'REPEATED').map(({ id }) => id);
  const unreadable = refused.filter(({ opened }) => !opened).map(({ id }) => id);
  await database.write('kept', async (stores) => {
    for (const id of stored) await stores.kept.delete(id);
    for (const record of kept.filter(({ id }) => unreadable.includes(id))) await stores.kept.put({ ...record, unreadable: true });
  });
  return results;
};
