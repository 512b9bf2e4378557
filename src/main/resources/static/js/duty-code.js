/**
 * Shows the code of a post and fetches the next one when its minute is over. While the server is away an old code would
 * only be refused: it is taken away and the page says so.
 */
const box = document.getElementById('duty-code');
const digits = document.getElementById('duty-digits');
const left = document.getElementById('duty-left');
const stale = document.getElementById('duty-stale');

const AGAIN = 5; // seconds until it is tried again

let until = Date.now() + Number(box.dataset.seconds) * 1000;

const fetchNext = async () => {
  try {
    const answer = await fetch(box.dataset.from, { headers: { Accept: 'application/json' } });
    if (!answer.ok) throw new Error(`code: ${answer.status}`);
    const { code, seconds } = await answer.json();
    digits.textContent = code;
    stale.hidden = true;
    until = Date.now() + Math.max(1, seconds) * 1000;
  } catch {
    digits.textContent = '— — —';
    stale.hidden = false;
    until = Date.now() + AGAIN * 1000;
  }
};

const tick = async () => {
  if (!box.isConnected) return;
  left.value = Math.max(0, Math.round((until - Date.now()) / 1000));
  if (Date.now() >= until) await fetchNext();
  setTimeout(tick, 500);
};
tick();
