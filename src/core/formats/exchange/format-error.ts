/** Why a file was refused as a whole. The message is a sentence for the researcher: what is wrong, and what to do. */
export class FormatError extends Error {
  readonly code: 'malformed' | 'too-large' | 'unsafe' | 'unsupported';

  constructor(code: FormatError['code'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FormatError';
    this.code = code;
  }
}
