import type { EditionInfo } from '../../../contract/editions-types.ts';
import { dayOf } from '../../kit/when.ts';

/** “Edition 2 (current): corrected by Anna, 3 May 2024”. */
export function editionWords({ number, author, created, current }: EditionInfo): string {
  const how = number === 1 ? 'as imported' : `corrected by ${author}, ${dayOf(created)}`;
  return `Edition ${number}${current ? ' (current)' : ''}: ${how}`;
}
