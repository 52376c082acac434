import { decode, encode, ExtensionCodec } from '@msgpack/msgpack';

/** Numbers in columns. Their bytes travel as they lie in memory: little-endian, as on every machine that Passage runs on. */
const COLUMNS = [Uint32Array, Int32Array, Float64Array] as const;

/** The type of MessagePack's extension for {@link COLUMNS}; the first byte of its data says which. */
const COLUMN = 1;

const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: COLUMN,
  encode(value) {
    if (!ArrayBuffer.isView(value)) return null;
    const which = COLUMNS.findIndex((Column) => value instanceof Column);
    if (which < 0) return null;
    const bytes = new Uint8Array(1 + value.byteLength);
    bytes[0] = which;
    bytes.set(new Uint8Array(value.buffer, value.byteOffset, value.byteLength), 1);
    return bytes;
  },
  decode(bytes) {
    const Column = COLUMNS[bytes[0]!];
    if (!Column || (bytes.length - 1) % Column.BYTES_PER_ELEMENT !== 0)
      throw new Error('A column of numbers is damaged.');
    return new Column(bytes.slice(1).buffer);
  },
});

/**
 * A message as bytes for transports that carry bytes only (WebSocket). MessagePack: it knows binary data, and no code.
 * Typed arrays of the contract stay what they are.
 */
export const encodeMessage = (message: unknown): Uint8Array =>
  encode(message, { ignoreUndefined: true, extensionCodec });

/** The other way. Throws where the bytes are not one MessagePack value. */
export const decodeMessage = (bytes: Uint8Array): unknown => decode(bytes, { extensionCodec });
