/** Pulling the list down past its top asks for what is new. */

const FAR = 80;

/**
 * @param show told "near" or "far" while somebody pulls, and null when they let go
 * @param refresh called when they let go far down
 */
export const pullDown = (show, refresh) => {
  let from = null;
  let state = null;
  const set = (next) => {
    if (next !== state) show((state = next));
  };
  addEventListener('touchstart', (event) => {
    from = scrollY <= 0 && event.touches.length === 1 ? event.touches[0].clientY : null;
  }, { passive: true });
  addEventListener('touchmove', (event) => {
    if (from === null) return;
    const pulled = event.touches[0].clientY - from;
    set(pulled > FAR ? 'far' : pulled > FAR / 3 ? 'near' : null);
  }, { passive: true });
  addEventListener('touchend', () => {
    if (state === 'far') refresh();
    from = null;
    set(null);
  });
};
