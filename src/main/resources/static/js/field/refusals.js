/** What the server said no to, as it is shown where it is mended. */
import { t } from './texts.js';

/** A problem in words, each as {field, message}. */
export const worded = ({ field, key, args, message }) => ({ field, message: message ?? t(key, ...args) });

/** Whether it was the time: what is mended then gets the one of now. */
export const isOfTime = ({ problems }) => problems.some(({ field }) => field === 'at');

/** The problems of a record that was refused. */
export const refusals = (record) =>
  [...record.problems.map(worded), ...(isOfTime(record) ? [{ field: 'at', message: t('field.at.now') }] : [])];
