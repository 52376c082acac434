/** Lines of brat files that hold everything: for tests here and in the host. */
export const ANNOTATION_CONF = `# A comment that stays
[entities]
Claim
	Sub-claim
Org
!Thing
	Number

[relations]
Supports	Arg1:Claim, Arg2:Claim
<OVERLAP>	Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>

[events]
Say	Speaker:Org, What?:Claim

[attributes]
Negation	Arg:<EVENT>
Hedged	Arg:Claim|Sub-claim
Certainty	Arg:Claim, Value:L1|L2|L3
`;

export const VISUAL_CONF = `[labels]
Org | Organisation | Org
Hedged | Is hedged
Supports | supports

[drawing]
Claim	bgColor:#0072b2, borderColor:darken
Org	bgColor:lightgreen
`;

/** A text with an emoji before everything, CRLF or LF, and Chinese. */
export const textOf = (end: string): string =>
  [
    '💩 The ministry said that growth was 5.2 percent.',
    'It may fall, 部长说。',
    '',
    'Nobody knows.',
    '',
  ].join(end);

/** Its annotations, by code points. */
export function linesOf(end: string): string[] {
  const text = textOf(end);
  const at = (words: string): [number, number] => {
    const start = [...text.slice(0, text.indexOf(words))].length;
    return [start, start + [...words].length];
  };
  const t = (id: string, type: string, ...words: string[]) =>
    `${id}\t${type} ${words.map((word) => at(word).join(' ')).join(';')}\t${words.join(' ')}`;
  return [
    t('T1', 'Org', 'The ministry'),
    t('T2', 'Claim', 'growth was', 'percent'),
    t('T7', 'Say', 'said'),
    t('T3', 'Sub-claim', 'percent.', 'It may fall'),
    t('T4', 'Number', '5.2'),
    t('T5', 'Claim', '部长说'),
    'E1\tSay:T7 Speaker:T1 What:T2',
    'A1\tNegation E1',
    'A2\tHedged T3',
    'M3\tCertainty T2 L2',
    'R1\tSupports Arg1:T3 Arg2:T2\t',
    'R2\tSupports Arg1:T5 Arg2:T2',
    '*\tEquiv T2 T5',
    'N1\tReference T1 Wikidata:Q42\tThe ministry',
    '#1\tAnnotatorNotes T2\ta note, “quoted”\twith a tab',
    '#2\tAnnotationUnconfirmed T4\tchecked by brat',
    '#3\tAnnotatorNotes E1\ton the event',
    '#4\tAnnotatorNotes R1\ton the relation',
    'X9\tsomething that brat passes through',
  ];
}
