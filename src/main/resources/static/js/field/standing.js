/** The one line that says how the phone and the server stand to each other. */
import { day, time } from './texts.js';

/** As {kind, words, symbol}: what was refused first, then what is not known to have arrived. */
export const standing = ({ queue, photos, sync }, t) => {
  const waiting = queue.waiting.length;
  const refused = queue.refused.length;
  if (refused > 0) return { kind: 'refused', symbol: 'cross', words: t('field.refused', refused) };
  if (sync.lostSince) {
    const since = Date.now() - sync.lostSince < 12 * 3_600_000 ? time(sync.lostSince) : day(sync.lostSince);
    return { kind: 'lost', symbol: 'no-signal', words: waiting > 0 ? t('field.lost.waiting', since, waiting) : t('field.lost', since) };
  }
  if (sync.refusal) return { kind: 'refused', symbol: 'cross', words: sync.refusal.short ?? sync.refusal.message };
  if (sync.kept > 0) return { kind: 'waiting', symbol: 'lock', words: t('field.kept.waiting', sync.kept) };
  if (waiting > 0) return { kind: 'waiting', symbol: 'send', words: t('field.waiting', waiting) };
  if (sync.contactAt === null) return { kind: 'waiting', symbol: 'refresh', words: t('field.fetching') };
  if (photos.refused.length > 0) return { kind: 'refused', symbol: 'cross', words: t('field.photos.refused', photos.refused.length) };
  if (photos.waiting.length > 0) return { kind: 'waiting', symbol: 'camera', words: t('field.photos.waiting', photos.waiting.length) };
  return { kind: 'sent', symbol: 'check', words: t('field.sent.all') };
};
