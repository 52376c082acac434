/**
 * The date that every entry of our zips bears: the first that the format knows, so that equal data makes equal files.
 * Zips hold local time: it is made when it is written, since a machine may change its zone.
 */
export const zipDate = (): Date => new Date(1980, 0, 1);
