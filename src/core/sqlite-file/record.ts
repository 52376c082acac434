/** A value of a record. Integers beyond 2^53 lose their last digits: no column of a project has them. */
export type SqlValue = number | string | Uint8Array | null;

/** A varint (big-endian, seven bits a byte, the ninth byte whole): its value and the offset after it; null past the end. */
export function readVarint(bytes: Uint8Array, at: number): [value: number, next: number] | null {
  let value = 0;
  for (let i = 0; i < 9; i++) {
    const byte = bytes[at + i];
    if (byte === undefined) return null;
    if (i === 8) return [value * 256 + byte, at + 9];
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + i + 1];
  }
  return null;
}

const INTEGER_BYTES = [0, 1, 2, 3, 4, 6, 8];
// What is no UTF-8 becomes U+FFFD: a text with one damaged character is worth keeping.
const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** A record's values (file format, 2.1); null where the bytes are no record. */
export function readRecord(bytes: Uint8Array): SqlValue[] | null {
  const head = readVarint(bytes, 0);
  if (!head || head[0] > bytes.length || head[0] < 1) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values: SqlValue[] = [];
  let [body] = head;
  for (let at = head[1]; at < head[0];) {
    const type = readVarint(bytes, at);
    if (!type || type[1] > head[0]) return null;
    at = type[1];
    const length = lengthOf(type[0]);
    if (length === null || body + length > bytes.length) return null;
    values.push(readValue(bytes, view, type[0], body, length));
    body += length;
  }
  return values;
}

function lengthOf(type: number): number | null {
  if (type >= 12) return Math.floor((type - 12) / 2);
  if (type <= 6) return INTEGER_BYTES[type]!;
  if (type === 7) return 8;
  return type === 8 || type === 9 ? 0 : null;
}

function readValue(bytes: Uint8Array, view: DataView, type: number, at: number, length: number): SqlValue {
  if (type === 0) return null;
  if (type === 7) return view.getFloat64(at);
  if (type === 8 || type === 9) return type - 8;
  if (type >= 12) {
    const slice = bytes.subarray(at, at + length);
    return type % 2 === 1 ? utf8.decode(slice) : slice.slice();
  }
  let value = view.getInt8(at);
  for (let i = 1; i < length; i++) value = value * 256 + bytes[at + i]!;
  return value;
}
