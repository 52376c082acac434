import { LIMITS } from '../exchange/limits.ts';

/** What MessagePack holds; keys of maps may be bytes. */
export type Packed = null | boolean | number | bigint | string | Uint8Array | Packed[] | Map<Packed, Packed>;

/** The bytes are no MessagePack, or end too early. */
export class UnpackError extends Error {}

const TEXT = new TextDecoder();

/**
 * Reads one value of MessagePack. Of our own, since nothing is set aside for what is only announced: arrays and maps grow as their
 * elements come, and nest no deeper than `jsonDepth`. Integers of 64 bits are bigints. @throws UnpackError
 */
export const unpack = (bytes: Uint8Array): Packed => new Unpacker(bytes).value(0);

class Unpacker {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  value(above: number): Packed {
    const depth = above + 1;
    if (depth > LIMITS.jsonDepth.most) throw new UnpackError('The data is nested too deeply.');
    const type = this.#size(1);
    if (type < 0x80) return type;
    if (type < 0x90) return this.#map(type & 0x0f, depth);
    if (type < 0xa0) return this.#array(type & 0x0f, depth);
    if (type < 0xc0) return this.#text(type & 0x1f);
    if (type >= 0xe0) return type - 0x100;
    return this.#typed(type, depth);
  }

  #typed(type: number, depth: number): Packed {
    switch (type) {
      case 0xc0:
        return null;
      case 0xc2:
      case 0xc3:
        return type === 0xc3;
      case 0xc4:
      case 0xc5:
      case 0xc6:
        return this.#bin(this.#size(2 ** (type - 0xc4)));
      case 0xc7:
      case 0xc8:
      case 0xc9:
        return this.#bin(this.#size(2 ** (type - 0xc7)) + 1);
      case 0xca:
        return this.#view.getFloat32(this.#take(4));
      case 0xcb:
        return this.#view.getFloat64(this.#take(8));
      case 0xcc:
      case 0xcd:
      case 0xce:
        return this.#size(2 ** (type - 0xcc));
      case 0xcf:
        return this.#view.getBigUint64(this.#take(8));
      case 0xd0:
        return this.#view.getInt8(this.#take(1));
      case 0xd1:
        return this.#view.getInt16(this.#take(2));
      case 0xd2:
        return this.#view.getInt32(this.#take(4));
      case 0xd3:
        return this.#view.getBigInt64(this.#take(8));
      case 0xd4:
      case 0xd5:
      case 0xd6:
      case 0xd7:
      case 0xd8:
        return this.#bin(2 ** (type - 0xd4) + 1);
      case 0xd9:
      case 0xda:
      case 0xdb:
        return this.#text(this.#size(2 ** (type - 0xd9)));
      case 0xdc:
      case 0xdd:
        return this.#array(this.#size(2 ** (type - 0xdb)), depth);
      case 0xde:
      case 0xdf:
        return this.#map(this.#size(2 ** (type - 0xdd)), depth);
      default:
        throw new UnpackError('The data has a value of an unknown type.');
    }
  }

  /** An unsigned number of 1, 2 or 4 bytes. */
  #size(bytes: number): number {
    const at = this.#take(bytes);
    if (bytes === 1) return this.#view.getUint8(at);
    return bytes === 2 ? this.#view.getUint16(at) : this.#view.getUint32(at);
  }

  #take(size: number): number {
    if (size > this.#bytes.length - this.#at) throw new UnpackError('The data ends too early.');
    this.#at += size;
    return this.#at - size;
  }

  #bin(size: number): Uint8Array {
    const from = this.#take(size);
    return this.#bytes.subarray(from, from + size);
  }

  #text(size: number): string {
    return TEXT.decode(this.#bin(size));
  }

  #array(size: number, depth: number): Packed[] {
    const out: Packed[] = [];
    for (let i = 0; i < size; i++) out.push(this.value(depth));
    return out;
  }

  #map(size: number, depth: number): Map<Packed, Packed> {
    const out = new Map<Packed, Packed>();
    for (let i = 0; i < size; i++) {
      const key = this.value(depth);
      out.set(key, this.value(depth));
    }
    return out;
  }
}
