import { GROUPS, type Command } from './command.ts';

/** Letters without accents and case. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
const wordsOf = (text: string): string[] =>
  folded(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

/**
 * The commands that what is typed may mean: each typed word begins a word of the title, of its group or of its other words.
 * Best first: titles that begin with it, then titles that have it, then the rest; within each in the order of the groups.
 */
export function findCommands<C extends Command>(commands: readonly C[], typed: string): C[] {
  const asked = wordsOf(typed);
  const whole = folded(typed.trim());
  const rank = ({ title, group, words = '' }: C): number => {
    if (whole !== '' && folded(title).startsWith(whole)) return 0;
    const own = wordsOf(title);
    const begins = (list: readonly string[]) => (word: string) => list.some((one) => one.startsWith(word));
    if (asked.every(begins(own))) return 1;
    return asked.every(begins([...own, ...wordsOf(group), ...wordsOf(words)])) ? 2 : 3;
  };
  return commands
    .map((command) => ({ command, rank: rank(command), group: GROUPS.indexOf(command.group) }))
    .filter((found) => found.rank < 3)
    .sort((a, b) => a.rank - b.rank || a.group - b.group)
    .map(({ command }) => command);
}
