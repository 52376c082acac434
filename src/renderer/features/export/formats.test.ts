import { describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '../../../contract/export-options.ts';
import { FORMATS, suggestedName, TOOL_FORMATS } from './formats.ts';

describe('export formats', () => {
  it('has words for each format of the contract', () => {
    expect([...FORMATS, ...TOOL_FORMATS].map((f) => f.format).sort()).toEqual([...EXPORT_FORMATS].sort());
  });
  it('suggests names that file systems take', () => {
    expect(suggestedName('Police: 2023/11', 'xlsx')).toBe('Police 2023 11.xlsx');
    expect(suggestedName('公安 “Fengqiao”', 'csv')).toBe('公安 “Fengqiao” csv');
    expect(suggestedName('a', 'doccano')).toBe('a.jsonl');
    expect(suggestedName('a', 'brat')).toBe('a brat');
    expect(suggestedName('..', 'source')).toBe('Passage sources');
    expect(suggestedName('a\u0000b\nc', 'jsonl')).toBe('a b c jsonl');
    expect(suggestedName('😀'.repeat(100), 'xlsx').isWellFormed()).toBe(true);
  });
});
