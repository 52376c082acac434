import { start } from './001-start.ts';
import { desk } from './002-desk.ts';
import { packs } from './003-packs.ts';

/** In order; the file's `user_version` is the number of those that it has had. Never edit one that was released. */
export const MIGRATIONS: readonly { name: string; sql: string }[] = [
  { name: 'start', sql: start },
  { name: 'desk', sql: desk },
  { name: 'packs', sql: packs },
];

/** The newest schema that this Passage knows. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** "Psg1" in ASCII: marks the file as a Passage project for `file` and for ourselves. */
export const APPLICATION_ID = 0x50736731;
