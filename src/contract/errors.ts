/** Every error that the host answers with. The page and the command line show `message`, and act on `code`. */
export const ERROR_CODES = [
  /** The input does not have the shape that the procedure takes. */
  'invalid_input',
  /** The thing named is not in the project, or no longer. */
  'not_found',
  /** No project is open in this session. */
  'no_project',
  /** The file cannot be opened: missing, no permission, not a project, damaged. */
  'cannot_open',
  /** The file is a project, and damaged: it can be repaired into another, or a backup restored. */
  'damaged',
  /** The file or its folder can only be read: a copy can be opened elsewhere. */
  'read_only',
  /** The open file was moved, deleted or replaced: nothing more is written, what is held can be saved as a copy. */
  'file_gone',
  /** The file was made by a newer Passage. */
  'too_new',
  /** Another Passage has the project open. */
  'in_use',
  /** The file or name exists already. */
  'exists',
  /** A source file that cannot be imported: binary, empty, unknown encoding, too large. */
  'unreadable_source',
  /** The change would leave the project inconsistent; the message says why. */
  'conflict',
  /** Others' work on a transcript that blind mode keeps from who asks, until their own pass is done. */
  'hidden',
  /** Nothing to undo or redo. */
  'nothing_to_undo',
  /** The disk is full or refuses to be written. */
  'cannot_write',
  /** The user stopped it. */
  'cancelled',
  /** A fault of Passage's own. */
  'internal',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** An error of the contract: a code, what happened and what to do, in words that a researcher understands. */
export class PassageError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, unknown>> | undefined;
  constructor(code: ErrorCode, message: string, details?: Record<string, unknown>, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PassageError';
    this.code = code;
    this.details = details;
  }
}

/** An error as it travels over a port. */
export interface WireError {
  code: ErrorCode;
  message: string;
  details?: Record<string, unknown> | undefined;
}

/** What an error says to the other side of a port. One that is no `PassageError` is `internal`, with its message; its stack stays here. */
export function toWireError(error: unknown): WireError {
  if (error instanceof PassageError)
    return { code: error.code, message: error.message, details: error.details };
  const message = error instanceof Error ? error.message : String(error);
  return {
    code: 'internal',
    message: `Something went wrong inside Passage: ${message.replace(/[.\s]+$/, '')}. What was saved is safe. Do it again; if it fails again, close the project and open it anew.`,
  };
}

/** The error that the other side threw, without its cause and stack. */
export function fromWireError(error: WireError): PassageError {
  return new PassageError(error.code, error.message, error.details);
}
