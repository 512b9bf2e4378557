/** The app's words, in the language chosen on this phone. */

const KEY = 'field.language';

let texts = {};
let chosen = 'zh';

/** "zh" or "en". */
export const language = () => chosen;

/** Reads the words of the language chosen, or of the browser's. */
export const loadTexts = async (wanted) => {
  chosen = wanted ?? localStorage.getItem(KEY) ?? (navigator.language.startsWith('en') ? 'en' : 'zh');
  if (wanted) localStorage.setItem(KEY, wanted);
  texts = await (await fetch(`/field/texts/${chosen}.json`)).json();
  document.documentElement.lang = chosen === 'en' ? 'en' : 'zh-CN';
  document.title = texts['field.app.title'];
};

/** One of several wordings, as in "0#none|1#1 row|1<{0} rows": the last whose number holds. */
const chosenWording = (value, wordings) => {
  let text = '';
  for (const wording of wordings.split('|')) {
    const [, number, sign, words] = /^(-?\d+)([#<])(.*)$/.exec(wording);
    if (text !== '' && (sign === '#' ? value < Number(number) : value <= Number(number))) break;
    text = words;
  }
  return text;
};

/** The words of a key, its gaps filled. */
export const t = (key, ...args) => {
  const text = texts[key];
  if (text === undefined) return key;
  return text
    .replace(/\{(\d+),choice,((?:[^{}]|\{\d+\})*)\}/g, (gap, at, wordings) => chosenWording(Number(args[at]), wordings))
    .replace(/\{(\d+)\}/g, (gap, at) => args[at] ?? '');
};

const ZONE = { timeZone: 'Asia/Shanghai' };

/** The zone that days and times are told in, as the server says. */
export const tellTimesIn = (zone) => {
  ZONE.timeZone = zone;
};

const format = (options, at) => new Intl.DateTimeFormat(chosen === 'en' ? 'en-GB' : 'zh-CN', { ...ZONE, ...options }).format(new Date(at));

/** As in 08:30. */
export const time = (at) => format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, at);

/** As in 7 Feb. */
export const day = (at) => format({ day: 'numeric', month: chosen === 'en' ? 'short' : 'long' }, at);

/** A time, with its day unless that is the day of `now`. */
export const moment = (at, now) => (day(at) === day(now) ? time(at) : `${day(at)} ${time(at)}`);

/** Monday 7 Feb. */
export const fullDay = (at) => format({ weekday: 'long', day: 'numeric', month: chosen === 'en' ? 'short' : 'long' }, at);

/** The day, as in 2022-02-07, by which days are compared. */
export const isoDay = (at) => new Intl.DateTimeFormat('en-CA', { ...ZONE, dateStyle: 'short' }).format(new Date(at));
