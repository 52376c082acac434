import { describe, expect, it } from 'vitest';
import { parseCodebookCsv } from './parse.ts';

const names = (text: string) => {
  const walk = (tags: ReturnType<typeof parseCodebookCsv>['codebook']['tags'], depth: number): string[] =>
    tags.flatMap((tag) => [`${'  '.repeat(depth)}${tag.name}`, ...walk(tag.tags, depth + 1)]);
  return walk(parseCodebookCsv(text).codebook.tags, 0);
};

describe('a codebook from a table that people made', () => {
  it('needs names only, and says nothing of the rest', () => {
    const parsed = parseCodebookCsv('Code\nClaim\n\nStatistic\n');
    expect(parsed).toEqual({
      codebook: {
        tags: ['Claim', 'Statistic'].map((name) => ({ name, attributes: [], tags: [] })),
        relationTypes: [],
      },
      placed: false,
      findings: [],
    });
  });

  it('takes semicolons and tabs, headings of other tools, and paths of parents', () => {
    expect(names('name;parent code;description\nA;;x\nB;A;"y; z"\nC;A > B;\nD;a/b/c;')).toEqual([
      'A',
      '  B',
      '    C',
      '      D',
    ]);
    expect(names('tag\tparent\nB\tA\nA\t\n')).toEqual(['A', '  B']);
  });

  it('says which colours it had to change', () => {
    const { codebook, findings } = parseCodebookCsv('tag,color\nA,#0072B2\nB,#f00\nC,Sky\nD,reddish\nE,\n');
    expect(codebook.tags.map((tag) => tag.colour)).toEqual(['blue', 'orange', 'sky', undefined, undefined]);
    expect(findings).toEqual([
      'The colour #f00 of “B” is not in the palette; orange is nearest.',
      'The colour “reddish” of “D” is not known.',
    ]);
  });

  it('lists what it could not take as it is', () => {
    const { codebook, findings } = parseCodebookCsv(
      [
        'tag,parent,key,attribute,attribute_type,attribute_choices,definition,weight',
        ',,,Lost,,,,',
        'A,Nobody,1,Kind,choice,"law\ntax\nlaw",d,3',
        ',,,Kind,text,,more,',
        ',,,Size,float,,,',
        'B,C,1,,,,,',
        'C,B,toolong,,,,,',
      ].join('\n'),
    );
    expect(codebook.tags.map((tag) => tag.name)).toEqual(['A', 'B']);
    // It may be a tag of the project: the import looks.
    expect(codebook.tags[0]!.under).toEqual({ name: 'Nobody' });
    expect(codebook.tags[0]!.attributes).toEqual([
      { name: 'Kind', type: 'choice', choices: ['law', 'tax'] },
      { name: 'Size', type: 'text', choices: [] },
    ]);
    expect(findings).toEqual([
      'Columns that Passage does not know are left out: “weight”.',
      'Row 2 has no tag’s name and is left out.',
      '“A” has the attribute “Kind” twice; the second is left out.',
      'Row 4 goes on with “A”, whose first row counts: definition left out.',
      'The attribute “Size” of “A” is of a type “float” that is not known; it is text.',
      '“A” has the key “1” already; “B” has none.',
      'The key “toolong” of “C” is not one character; it has none.',
      'Row 6: “B” stands under itself; it stands at the root.',
    ]);
  });

  it('refuses what is no such table, and a quote that never ends', () => {
    expect(() => parseCodebookCsv('weight,height\n1,2\n')).toThrow('no column “tag”');
    expect(() => parseCodebookCsv('tag,definition\nA,"x\nB,y\n')).toThrow('The quote that opens in line 2');
  });
});
