import { decode, encode } from '@msgpack/msgpack';

/** A message as bytes for transports that carry bytes only (WebSocket). MessagePack: it knows binary data, and no code. */
export const encodeMessage = (message: unknown): Uint8Array => encode(message, { ignoreUndefined: true });

/** The other way. Throws where the bytes are not one MessagePack value. */
export const decodeMessage = (bytes: Uint8Array): unknown => decode(bytes);
