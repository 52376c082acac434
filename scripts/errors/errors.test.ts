import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../run.ts';
import { ERROR_CODES } from '../../src/contract/errors.ts';
import { raisedBelow, raisedIn, saysWhatToDo } from './sentences.ts';

const page = readFileSync(join(root, 'docs/errors.md'), 'utf8');
/** The cells of the page's tables, by the name in the first one. */
const rows = new Map(
  [...page.matchAll(/^\| `([a-z_0-9-]+)` \| (.*) \|$/gm)].map(([, name, cells]) => [
    name!,
    cells!.split(' | '),
  ]),
);
const walks = readdirSync(join(root, 'e2e/walk')).map((name) =>
  readFileSync(join(root, 'e2e/walk', name), 'utf8'),
);
/** True where a walk takes the picture: those of files to import are named after them. */
const isTaken = (picture: string): boolean =>
  walks.some((walk) =>
    walk.includes(
      `'${picture.startsWith('import-') ? picture.slice(7).replace(/-([a-z]+)$/, '.$1') : picture}'`,
    ),
  ) || walks.some((walk) => walk.includes(`'${picture}'`));
const backticked = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, word]) => word!);

describe('docs/errors.md', () => {
  it.each([...ERROR_CODES])('says of %s where it is walked through, or tested', (code) => {
    const proofs = backticked(rows.get(code)?.at(-1) ?? '');
    expect(proofs).not.toEqual([]);
    // Each is a picture that is listed and taken, or a file of tests in which the code stands.
    const holds = (proof: string): boolean =>
      proof.endsWith('.ts')
        ? existsSync(join(root, proof)) && readFileSync(join(root, proof), 'utf8').includes(`'${code}'`)
        : rows.has(proof) && isTaken(proof);
    expect(proofs.filter((proof) => !holds(proof))).toEqual([]);
  });

  it('lists no picture that no walk takes, and says what is read on each', () => {
    const pictures = [...rows].filter(([name]) => !(ERROR_CODES as readonly string[]).includes(name));
    expect(pictures.length).toBeGreaterThan(60);
    expect(pictures.filter(([name]) => !isTaken(name)).map(([name]) => name)).toEqual([]);
    expect(pictures.filter(([, cells]) => cells.at(-1)!.trim().length < 20).map(([name]) => name)).toEqual(
      [],
    );
  });
});

describe('sentences of errors', () => {
  const all = raisedBelow(join(root, 'src'));

  it('use the codes of the contract', () => {
    const known = new Set<string>([...ERROR_CODES, 'malformed', 'too-large', 'unsafe', 'unsupported']);
    for (const own of ['binary', 'empty', 'encoding', '']) known.add(own);
    expect(all.length).toBeGreaterThan(200);
    expect(all.filter(({ code }) => !known.has(code))).toEqual([]);
  });

  it('say more than what went wrong: what was kept, or what to do', () => {
    expect(all.filter(({ sentence }) => !saysWhatToDo(sentence))).toEqual([]);
  });

  it.each([
    ["new PassageError('conflict', 'It is there. Choose another.')", 'It is there. Choose another.', true],
    [
      "new PassageError(\n 'conflict',\n // others' work, (\n `“${a ? `x${f(')')}` : ''}” is gone.`,\n)",
      '“…” is gone.',
      false,
    ],
    [
      "new FormatError('malformed', `${where} is none, ` + 'at all: mend it.', { cause })",
      '… is none, at all: mend it.',
      true,
    ],
    ["new PassageError('internal', sentence)", '', true],
    ["new PassageError('not_found', `It is not there.${list}`)", 'It is not there.…', true],
  ])('are read from the source: %s', (source, sentence, passes) => {
    const [raised] = raisedIn(source, 'a.ts');
    expect(raised!.sentence).toBe(sentence);
    expect(saysWhatToDo(raised!.sentence)).toBe(passes);
  });
});
