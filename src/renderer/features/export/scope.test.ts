import { describe, expect, it } from 'vitest';
import { exportOptions } from '../../../contract/export-options.ts';
import { emptyScope, optionsOf, toggleChoice, wholeProject } from './scope.ts';

const ids = ['a', 'b', 'c'] as const;

describe('the scope of an export', () => {
  it('starts with all, takes one out, and is all again when it is back', () => {
    const two = toggleChoice(null, 'b', ids);
    expect(two).toEqual(['a', 'c']);
    expect(toggleChoice(two, 'b', ids)).toBeNull();
  });
  it('keeps the list’s order, and forgets what is no longer in the list', () => {
    expect(toggleChoice(['c', 'gone'], 'a', ids)).toEqual(['a', 'c']);
  });
  it('leaves out what is all, and of sources what they do not have', () => {
    expect(optionsOf('csv', wholeProject)).toEqual({ format: 'csv' });
    const scope = { ...wholeProject, transcripts: ['a'], tags: ['t'] };
    expect(optionsOf('jsonl', scope)).toEqual({ format: 'jsonl', transcripts: ['a'], tags: ['t'] });
    expect(optionsOf('source', scope)).toEqual({ format: 'source', transcripts: ['a'] });
  });
  it('asks for the surroundings of quotes only where a report has quotes', () => {
    const scope = { ...wholeProject, context: 80 };
    expect(optionsOf('quotes-docx', scope)).toEqual({ format: 'quotes-docx', context: 80 });
    expect(optionsOf('html', scope)).toEqual({ format: 'html' });
    expect(optionsOf('quotes-csv', wholeProject)).toEqual({ format: 'quotes-csv' });
  });
  it('is what the contract takes', () => {
    const transcripts = ['018c0000-0000-7000-8000-000000000000'];
    expect(exportOptions.safeParse(optionsOf('xlsx', { ...wholeProject, transcripts })).success).toBe(true);
  });
  it('says what is missing', () => {
    expect(emptyScope('csv', wholeProject)).toBe('');
    expect(emptyScope('csv', { ...wholeProject, tags: [] })).toBe('Choose at least one tag.');
    expect(emptyScope('source', { ...wholeProject, tags: [] })).toBe('');
    expect(emptyScope('source', { ...wholeProject, transcripts: [] })).toBe(
      'Choose at least one transcript.',
    );
  });
});
