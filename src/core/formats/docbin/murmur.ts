const M = 0xc6a4a7935bd1e995n;
const R = 47n;
const SEED = 1n;
const word = (value: bigint): bigint => BigInt.asUintN(64, value);

/** MurmurHash64A (Austin Appleby, public domain) with the seed that spaCy has: what stands for a string in a DocBin. */
export function murmur64(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = bytes.length - (bytes.length % 8);
  let hash = word(SEED ^ word(BigInt(bytes.length) * M));
  for (let at = 0; at < whole; at += 8) {
    let k = word(view.getBigUint64(at, true) * M);
    k = word((k ^ (k >> R)) * M);
    hash = word((hash ^ k) * M);
  }
  if (whole < bytes.length) {
    let rest = 0n;
    for (let at = bytes.length - 1; at >= whole; at--) rest = (rest << 8n) | BigInt(bytes[at]!);
    hash = word((hash ^ rest) * M);
  }
  hash = word((hash ^ (hash >> R)) * M);
  return hash ^ (hash >> R);
}
