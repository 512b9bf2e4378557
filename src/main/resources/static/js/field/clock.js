/**
 * Whether the clock of the phone was set while this page was open: what runs steadily beside it tells. It cannot tell a clock
 * that was set from a phone that slept, during which the steady one may stand; the server's time decides between them.
 */

/** A moment, by both. */
export const steadily = () => ({ page: performance.timeOrigin, offset: Date.now() - performance.now() });

/** By how much the clock has gained on what runs steadily since then, in ms; 0 where another page noted it. */
export const clockMovedSince = (then) => {
  if (!then || then.page !== performance.timeOrigin) return 0;
  return steadily().offset - then.offset;
};
