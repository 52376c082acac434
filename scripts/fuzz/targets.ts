import type { FuzzTarget } from './target.ts';
import { extractorTargets } from './targets/extractors.ts';
import { formatTargets } from './targets/formats.ts';
import { importTarget } from './targets/import.ts';
import { projectTarget } from './targets/project.ts';
import { readerTargets } from './targets/readers.ts';
import { callsTarget } from './targets/rpc-calls.ts';
import { messagesTarget } from './targets/rpc-messages.ts';

/**
 * Everything that reads what strangers made. Formats and extractors come from the app's own lists: a new one is fuzzed without
 * a word here.
 */
export const fuzzTargets = (): FuzzTarget[] => [
  ...formatTargets(),
  ...extractorTargets(),
  ...readerTargets(),
  importTarget(),
  projectTarget(),
  callsTarget(),
  messagesTarget(),
];
