import type { Annotator } from '../../core/model/annotation.ts';
import type { Span } from '../../core/model/span.ts';
import { nameUuid } from '../review/name-uuid.ts';

/** Who the suggestions of `core/suggest` are by. Its id is the same in every project, so that copies merge. */
export const STATISTICS_FINDER: Annotator = {
  id: '01890000-0000-7000-8000-00000000c1e0',
  name: 'Statistics finder',
  kind: 'machine',
};

/** The id of a machine's suggestion at a place: it follows from these alone, in every copy and each time. */
export const suggestionId = (machine: string, edition: string, span: Span): string =>
  nameUuid(`suggestion\n${machine}\n${edition}\n${JSON.stringify(span)}`);
