import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FuzzInput } from './target.ts';

/** What is kept in the repository: inputs that lead somewhere the seeds do not, one a line. */
const fileOf = (target: string): string =>
  fileURLToPath(new URL(`./corpus/${target.replaceAll(':', '-')}.jsonl`, import.meta.url));

/** Inputs and bytes that the repository keeps of a target: it is to stay small. */
const MOST_KEPT = 24;
const MOST_KEPT_BYTES = 4_096;

type Written = { path: string; text: string } | { path: string; base64: string };

/** One line of JSON. Text where the bytes are UTF-8 without control characters, so that it can be read. */
export function writeInput(input: FuzzInput): string {
  return JSON.stringify(
    input.map(({ path, bytes }): Written => {
      const text = Buffer.from(bytes).toString('utf8');
      const plain = Buffer.from(text).equals(bytes) && !/[\u0000-\u0008\u000e-\u001f]/.test(text);
      return plain ? { path, text } : { path, base64: Buffer.from(bytes).toString('base64') };
    }),
  );
}

export function readInput(line: string): FuzzInput {
  return (JSON.parse(line) as Written[]).map((file) => ({
    path: file.path,
    bytes: new Uint8Array('text' in file ? Buffer.from(file.text) : Buffer.from(file.base64, 'base64')),
  }));
}

/** The corpus of a target as the repository keeps it. */
export function readCorpus(target: string): FuzzInput[] {
  if (!existsSync(fileOf(target))) return [];
  return readFileSync(fileOf(target), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map(readInput);
}

/** Keeps the smallest of the inputs, in an order that does not depend on when they were found. */
export function writeCorpus(target: string, inputs: readonly FuzzInput[]): void {
  const lines = [...new Set(inputs.map(writeInput))]
    .filter((line) => line.length <= MOST_KEPT_BYTES)
    .sort((a, b) => a.length - b.length)
    .slice(0, MOST_KEPT)
    .sort((a, b) => (digest(a) < digest(b) ? -1 : 1));
  writeFileSync(fileOf(target), lines.map((line) => `${line}\n`).join(''));
}

const digest = (line: string): string => createHash('sha256').update(line).digest('hex');
