import { squeezeBlanks } from '../text/white-space.ts';
import { blanksAt } from './label-colon.ts';
import { type LabelMatch, readName } from './labels.ts';

const SURNAME = String.raw`(?:(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|O['’])\s?)?\p{Lu}{2}[\p{Lu}'’-]*|\p{Lu}\.|(?:[Vv]an|[Vv]on|[Dd]e|[Dd]er|[Dd]el|[Ll]a)`;
const PLACE = String.raw`(?:\s+of\s+\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}[\p{L}'’-]+){0,2})?`;
/** Congressional Record: a title, a surname in capitals, where two share it a state, then a point. */
const MEMBER = new RegExp(
  String.raw`^(?:Mr|Mrs|Ms|Miss|Dr)\.\s(?:${SURNAME})(?:\s(?:${SURNAME})){0,3}${PLACE}\.(?=\s|$)`,
  'u',
);
/** Who holds the chair, an officer, a clerk: an office in capitals, perhaps with the holder in brackets. */
const OFFICER =
  /^The (?:(?:Acting|Vice|Deputy|ACTING|VICE|DEPUTY) )?\p{Lu}{4,}(?: (?:\p{Lu}{2,}|pro|tem|tempore|of|the)){0,4}(?: \([^()\n]{2,50}\))?\.(?=\s|$)/u;
const PARTIES =
  'Lab|Con|LD|LibDem|Lib Dem|SNP|PC|DUP|SDLP|SF|UUP|UKIP|GP|Green|Alliance|CB|XB|Non-Afl|Ind|Ind Lab|Lab/Co-op|Lab Co-op|Bishops|DU|Reform UK|Reform|RUK|Valedictory Speech|Maiden Speech';
/** Hansard: a line of its own that ends in a party, a constituency before it for members of the Commons. */
const PARTY_LINE = new RegExp(
  String.raw`^(\p{Lu}[\p{L}\p{M}'’., -]{2,80}?)((?:\s\([^()]{2,60}\)){0,2})\s\((${PARTIES})\)(?:\s\([^()]{2,40}\))?:?$`,
  'u',
);

/** `Mr. SMITH of New Jersey. Mr. Chairman, ...` and `The SPEAKER pro tempore (Mr. Mica). Pursuant to ...` */
export function matchRecord(line: string): LabelMatch | null {
  const head = line.slice(0, 100);
  const found = MEMBER.exec(head) ?? OFFICER.exec(head);
  if (!found) return null;
  const end = found[0].length;
  const named = readName(found[0].slice(0, -1));
  const shape = { weight: 3, style: 'caps' } as const;
  return { form: 'record', ...named, shape, start: 0, end, time: null, rest: end + blanksAt(line, end) };
}

/** `Baroness Hayter of Kentish Town (Lab)` on a line of its own. */
export function matchParty(line: string): LabelMatch | null {
  if (line.length > 180) return null;
  const found = PARTY_LINE.exec(line);
  if (!found) return null;
  const [, plain, middle, party] = found as unknown as [string, string, string, string];
  // A minister's line puts the office first and the name in brackets.
  const inside = middle.trim().slice(1, -1);
  const minister = /^(Lord|Lady|Baroness|Baron|Viscount|Earl|Sir|Dame|Mr|Mrs|Ms|Dr)\b/.test(inside);
  const name = squeezeBlanks(minister ? inside : plain);
  const label = squeezeBlanks(line.replace(/:$/, ''));
  const shape = { weight: 3, style: 'title' } as const;
  return {
    form: 'party',
    label,
    name,
    affiliation: party,
    shape,
    start: 0,
    end: line.length,
    time: null,
    rest: line.length,
  };
}
