import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCodebookCsv } from '../codebook-csv/parse.ts';
import { serializeCodebookCsv } from '../codebook-csv/serialize.ts';
import { parseCodebookJson } from '../codebook-json/parse.ts';
import { serializeCodebookJson } from '../codebook-json/serialize.ts';
import { codebooks } from './testing.ts';

describe('a codebook as a file', () => {
  it('comes back from JSON as it was', () => {
    fc.assert(
      fc.property(codebooks, (codebook) => {
        expect(parseCodebookJson(serializeCodebookJson(codebook))).toEqual({
          codebook,
          placed: true,
          findings: [],
        });
      }),
    );
  });

  it('comes back from CSV as it was, but for the types of relations', () => {
    fc.assert(
      fc.property(codebooks, (codebook) => {
        expect(parseCodebookCsv(serializeCodebookCsv(codebook))).toEqual({
          codebook: { tags: codebook.tags, relationTypes: [] },
          placed: true,
          findings: [],
        });
      }),
    );
  });

  it('comes back from CSV by the names of parents where there are no ids', () => {
    fc.assert(
      fc.property(codebooks, (codebook) => {
        const bare = (tags: typeof codebook.tags): typeof codebook.tags =>
          tags.map(({ id: _id, ...tag }, i) => ({
            ...tag,
            // Names have to tell tags apart then.
            name: `${i} ${tag.name.replace(/[›>/]/g, '-')}`.trim(),
            attributes: tag.attributes.map(({ id: _own, ...attribute }) => attribute),
            tags: bare(tag.tags),
          }));
        const tags = bare(codebook.tags);
        expect(parseCodebookCsv(serializeCodebookCsv({ tags })).codebook.tags).toEqual(tags);
      }),
    );
  });
});
