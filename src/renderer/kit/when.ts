const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** A day as people write it here. `at`: milliseconds since 1970. */
export const dayOf = (at: number): string => day.format(at);

/** A day and the time of day. */
export const momentOf = (at: number): string => moment.format(at);

/** “1 annotation”, “2 annotations”. */
export const count = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString()} ${n === 1 ? one : many}`;

const time = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

/** The time of day. */
export const timeOf = (at: number): string => time.format(at);
