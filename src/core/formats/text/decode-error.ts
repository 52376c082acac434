export type DecodeErrorCode =
  /** No text at all, or only white space. */
  | 'empty'
  /** Not a text file. */
  | 'binary'
  /** Text, but in an encoding that cannot be told, or damaged. */
  | 'encoding'
  /** Longer than a text can be here. */
  | 'too-large';

/** Why bytes were refused as text. The message is a sentence for the researcher and says what to do. */
export class DecodeError extends Error {
  readonly code: DecodeErrorCode;

  constructor(code: DecodeErrorCode, message: string) {
    super(message);
    this.name = 'DecodeError';
    this.code = code;
  }
}
