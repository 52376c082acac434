import { describe, expect, it } from 'vitest';
import { undocumented } from './doc-comments.ts';
import { missingPaths } from './named-paths.ts';

const FILES = [
  'docs/a.md',
  'docs/b.md',
  'src/core/text/offsets.ts',
  'src/host/db/tag-counts.ts',
  'src/host/worker.ts',
];
const missing = (text: string): string[] => missingPaths(text, 'docs/a.md', FILES);

describe('paths that a document names', () => {
  it('are there', () => {
    expect(
      missing('`src/core`, `src/core/text/offsets.ts`, `core/text`, `offsets.ts`, `db/tag-counts.ts`'),
    ).toEqual([]);
    expect(
      missing('`src/host/db/*-counts.ts` [b](b.md#part) [code](../src/host) [out](https://example.org)'),
    ).toEqual([]);
    expect(missing('`tags.create`, `a/b`, `*.passage`, `npm run check`, `text/plain`')).toEqual([]);
  });

  it('are told where they are not, each once', () => {
    expect(missing('`src/core/gone`, `core/gone`, `gone.ts`, `src/host/db/offsets.ts`, `gone.ts`')).toEqual([
      'src/core/gone',
      'core/gone',
      'gone.ts',
      'src/host/db/offsets.ts',
    ]);
    expect(missing('`src/host/db/*-sums.ts` [b](c.md)')).toEqual(['src/host/db/*-sums.ts', 'c.md']);
    // The end of a name is not a name.
    expect(missing('`counts.ts`')).toEqual(['counts.ts']);
  });
});

describe('doc comments', () => {
  it('are asked of exported functions, arrow functions and classes, not of values', () => {
    const source = `export function a() {}\nexport const b = (n: number) => n;\nexport class C {}\nexport async function* d() {}`;
    expect(undocumented(source)).toEqual(['a', 'b', 'C', 'd']);
    expect(undocumented(`export const most = 3;\nconst inner = () => 1;\nfunction own() {}`)).toEqual([]);
  });

  it('stand right above, and once for overloads', () => {
    expect(
      undocumented('/** Says. */\nexport function a(): void;\nexport function a(n?: number) {}'),
    ).toEqual([]);
    expect(undocumented('/** Of something else. */\nconst x = 1;\nexport function a() {}')).toEqual(['a']);
  });
});
