import { AGREEMENT_COMMANDS } from '../agreement/commands.ts';
import { BOARD_COMMANDS } from '../board/commands.ts';
import { CODEBOOK_COMMANDS } from '../codebook/commands.ts';
import { TRANSCRIPT_COMMANDS } from '../transcripts/commands.ts';
import { ANNOTATION_COMMANDS } from '../annotations/commands.ts';
import { CARET_COMMANDS } from '../caret/commands.ts';
import { COMPARE_COMMANDS } from '../compare/commands.ts';
import { CORRECT_COMMANDS } from '../correct/commands.ts';
import { DESK_COMMANDS } from '../desk/commands.ts';
import { HELP_COMMANDS } from '../desk/help-commands.ts';
import { LOOK_COMMANDS } from '../desk/look-commands.ts';
import { VIEW_COMMANDS } from '../desk/view-commands.ts';
import { FIND_COMMANDS } from '../find/commands.ts';
import { GOLD_COMMANDS } from '../gold/commands.ts';
import { RELATION_COMMANDS } from '../relations/commands.ts';
import { REVIEW_COMMANDS } from '../review/commands.ts';
import { SUGGESTION_COMMANDS } from '../suggestions/commands.ts';
import { TAGGING_COMMANDS } from '../tagging/commands.ts';
import type { Command } from './command.ts';

/** Every command there is. A feature adds its list here, and nothing else. */
const ALL = [
  ...CARET_COMMANDS,
  ...TAGGING_COMMANDS,
  ...ANNOTATION_COMMANDS,
  ...RELATION_COMMANDS,
  ...FIND_COMMANDS,
  ...SUGGESTION_COMMANDS,
  ...REVIEW_COMMANDS,
  ...COMPARE_COMMANDS,
  ...GOLD_COMMANDS,
  ...TRANSCRIPT_COMMANDS,
  ...CODEBOOK_COMMANDS,
  ...BOARD_COMMANDS,
  ...AGREEMENT_COMMANDS,
  ...CORRECT_COMMANDS,
  ...DESK_COMMANDS,
  ...VIEW_COMMANDS,
  ...LOOK_COMMANDS,
  ...HELP_COMMANDS,
];

export type CommandId = (typeof ALL)[number]['id'];

export const COMMANDS: readonly Command<CommandId>[] = ALL;

const byId = new Map<string, Command<CommandId>>(COMMANDS.map((command) => [command.id, command]));

/** The command of an id; undefined for one of another version of Passage. */
export const commandOf = (id: string): Command<CommandId> | undefined => byId.get(id);
