/** A token of RTF (Microsoft, Rich Text Format specification 1.9.1, “Contents of an RTF file”). */
export type Token =
  | { type: 'open' }
  | { type: 'close' }
  | { type: 'word'; name: string; value: number | null }
  /** Of text: bytes of the current code page. */
  | { type: 'bytes'; bytes: number[] };

const isLetter = (byte: number): boolean => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const SYMBOLS: Record<string, string> = { '~': 'nbsp', '-': 'shy', _: 'nbhyphen', '*': 'ignorable' };

/** Reads a file token by token; whatever the bytes, it comes to their end. */
export function* tokensOf(bytes: Uint8Array): Generator<Token> {
  let at = 0;
  let text: number[] = [];
  function* flush(): Generator<Token> {
    if (text.length > 0) yield { type: 'bytes', bytes: text };
    text = [];
  }
  while (at < bytes.length) {
    const byte = bytes[at]!;
    if (byte === 0x7b || byte === 0x7d) {
      yield* flush();
      yield { type: byte === 0x7b ? 'open' : 'close' };
      at += 1;
    } else if (byte !== 0x5c) {
      // Line breaks of the file mean nothing.
      if (byte !== 0x0a && byte !== 0x0d) text.push(byte);
      at += 1;
    } else if (bytes[at + 1] === 0x27) {
      const value = Number.parseInt(String.fromCharCode(bytes[at + 2] ?? 0, bytes[at + 3] ?? 0), 16);
      if (!Number.isNaN(value)) text.push(value);
      at += 4;
    } else if (!isLetter(bytes[at + 1] ?? 0)) {
      const next = String.fromCharCode(bytes[at + 1] ?? 0);
      if (next === '\\' || next === '{' || next === '}') text.push(bytes[at + 1]!);
      else {
        yield* flush();
        const name = SYMBOLS[next] ?? (next === '\n' || next === '\r' ? 'par' : '');
        if (name !== '') yield { type: 'word', name, value: null };
      }
      at += 2;
    } else {
      yield* flush();
      let end = at + 1;
      while (end < bytes.length && isLetter(bytes[end]!) && end - at < 34) end++;
      const name = String.fromCharCode(...bytes.subarray(at + 1, end));
      const from = end;
      if (bytes[end] === 0x2d) end++;
      while (end < bytes.length && isDigit(bytes[end]!) && end - from < 12) end++;
      const digits = String.fromCharCode(...bytes.subarray(from, end));
      const value = digits === '' || digits === '-' ? null : Number(digits);
      if (bytes[end] === 0x20) end++;
      // Binary data follows, as it is.
      if (name === 'bin' && value !== null && value > 0) end += value;
      else yield { type: 'word', name, value };
      at = end;
    }
  }
  yield* flush();
}
