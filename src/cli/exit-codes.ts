import type { ErrorCode } from '../contract/errors.ts';

/** What the command ends with: documented in its help, relied on by scripts. */
export const EXIT = { fine: 0, findings: 1, usage: 2, cannotOpen: 3, inUse: 4 } as const;

/** The exit code of an error of the contract. */
export function exitCodeOf(code: ErrorCode): number {
  switch (code) {
    case 'in_use':
      return EXIT.inUse;
    case 'cannot_open':
    case 'damaged':
    case 'read_only':
    case 'file_gone':
    case 'too_new':
    case 'exists':
    case 'unreadable_source':
    case 'cannot_write':
      return EXIT.cannotOpen;
    case 'invalid_input':
    case 'not_found':
    case 'conflict':
      return EXIT.usage;
    default:
      return EXIT.findings;
  }
}
