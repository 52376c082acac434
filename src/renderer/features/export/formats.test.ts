import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../../contract/export-options.ts';
import {
  FORMATS,
  countedIn,
  goesToFolder,
  PEOPLE_CHOICES,
  shownIn,
  suggestedName,
  TOOL_FORMATS,
  writtenWords,
} from './formats.ts';

describe('export formats', () => {
  it('has words for each format of the contract', () => {
    expect([...FORMATS, ...PEOPLE_CHOICES, ...TOOL_FORMATS].map((f) => f.format).sort()).toEqual(
      [...EXPORT_FORMATS].sort(),
    );
  });
  it('suggests names that file systems take', () => {
    expect(suggestedName('Police: 2023/11', 'xlsx')).toBe('Police 2023 11.xlsx');
    expect(suggestedName('公安 “Fengqiao”', 'csv')).toBe('公安 “Fengqiao” csv');
    expect(suggestedName('a', 'doccano')).toBe('a.jsonl');
    expect(suggestedName('a', 'brat')).toBe('a brat');
    expect(suggestedName('a', 'quotes-csv')).toBe('a quotes.csv');
    expect(suggestedName('a', 'html')).toBe('a html');
    expect(suggestedName('a', 'html', false)).toBe('a.html');
    expect(suggestedName('..', 'source')).toBe('Passage sources');
    expect(suggestedName('a\u0000b\nc', 'jsonl')).toBe('a b c jsonl');
    expect(suggestedName('😀'.repeat(100), 'xlsx').isWellFormed()).toBe(true);
  });
  it('counts what each format is made of', () => {
    expect((['csv', 'doccano', 'html', 'quotes-docx', 'source'] as const).map(countedIn)).toEqual([
      'annotation',
      'annotation',
      'annotation',
      'quote',
      'file',
    ]);
    const wide = { unit: 'turn', values: 'count', annotators: 'pooled' } as const;
    expect(writtenWords({ format: 'csv', wide }, 3, 2)).toBe('3 rows in 2 files');
    expect(writtenWords({ format: 'brat' }, 1, 2)).toBe('1 annotation in 2 files');
    expect(writtenWords({ format: 'quotes-html' }, 4, 1)).toBe('4 quotes in 1 file');
    expect(writtenWords({ format: 'codebook-html' }, 4, 1)).toBe('1 file');
    expect(writtenWords({ format: 'source' }, 3, 3)).toBe('3 files');
  });
  it('shows the columns of a dataset for a dataset alone', () => {
    const columns = ['annotation_id', 'transcript_title', 'tag', 'quote', 'start_utf16'];
    expect(shownIn('parquet', columns)).toEqual([0, 1, 2, 3, 4]);
    expect(shownIn('brat', columns)).toEqual([1, 2, 3]);
    expect(shownIn('source', ['file', 'sha256'])).toEqual([0, 1]);
  });
  it('writes a document of one transcript as a file', () => {
    expect(goesToFolder({ format: 'html' }, 1)).toBe(false);
    expect(goesToFolder({ format: 'docx', transcripts: ['a'] }, 9)).toBe(false);
    expect(goesToFolder({ format: 'html' }, 2)).toBe(true);
    expect(goesToFolder({ format: 'csv' }, 1)).toBe(true);
    expect(goesToFolder({ format: 'codebook-docx' }, 9)).toBe(false);
  });
});
