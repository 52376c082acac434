import type { Layout, LayoutSpeaker } from '../../model/layout.ts';
import type { Span } from '../../model/span.ts';
import { SPEAKER_KINDS, SPEAKER_ROLES } from '../../model/structure.ts';
import type { Losses } from '../exchange/loss.ts';
import { childOf, childrenOf, nonBlank, type XmlElement } from '../xml/read.ts';
import { plainGuid } from './guid.ts';
import { LOSS } from './losses.ts';
import type { RefiText } from './read-sources.ts';
import { blocksOf, type Stretch } from './speaker-blocks.ts';
import { CASE_VARIABLES, metadataGuid } from './write-variables.ts';

type Structure = Pick<Layout, 'blocks' | 'turns' | 'speakers'>;

/** Cases that selections belong to are speakers, their selections turns. */
export class Speakers {
  /** By the GUID of a selection: the cases of it. */
  readonly #bySelection = new Map<string, LayoutSpeaker[]>();
  readonly #isOwn: boolean;
  readonly #losses: Losses;

  /** `isOwn`: Passage wrote the file. Reports what cases say that speakers have no place for. */
  constructor(project: XmlElement, isOwn: boolean, losses: Losses) {
    this.#isOwn = isOwn;
    this.#losses = losses;
    const names = variableNames(project);
    for (const one of childrenOf(childOf(project, 'Cases'), 'Case')) {
      const selections = childrenOf(one, 'SelectionRef');
      // A case of whole sources says something about those (`read-variables.ts`).
      if (selections.length === 0) continue;
      const speaker = readSpeaker(one, names, losses);
      for (const { attributes } of selections) {
        const guid = plainGuid(attributes['targetGUID'] ?? '');
        this.#bySelection.set(guid, [...(this.#bySelection.get(guid) ?? []), speaker]);
      }
    }
  }

  /**
   * Who says what in a text; null where no case says. What two cases claim is the first one's, and what is all of a text (which
   * other tools write for whose interview it is) is nobody's turn; both are reported.
   */
  of({ name, text, selections }: RefiText, spans: readonly (Span | null)[]): Structure | null {
    const claimed = selections
      .flatMap(({ element }, i) => {
        const range = spans[i]?.[0];
        const speakers = this.#bySelection.get(plainGuid(element.attributes['guid'] ?? '')) ?? [];
        return range ? speakers.map((speaker) => ({ speaker, start: range[0], end: range[1] })) : [];
      })
      .toSorted((a, b) => a.start - b.start || a.end - b.end);
    const stretches: Stretch[] = [];
    for (const one of claimed) {
      const isAll = text.slice(one.start, one.end).trim() === text.trim();
      if (isAll && !this.#isOwn) this.#losses.add(LOSS.caseOfAll, `${name}: ${one.speaker.name}`);
      else if (one.start < (stretches.at(-1)?.end ?? 0))
        this.#losses.add(LOSS.caseOverlap, `${name}: ${one.speaker.name}`);
      else if (text.slice(one.start, one.end).trim() !== '') stretches.push(one);
    }
    if (stretches.length === 0) return null;
    const speakers = [...new Set(stretches.map(({ speaker }) => speaker))];
    return {
      speakers,
      turns: stretches.map(({ speaker }) => ({ speaker: speakers.indexOf(speaker), time: null })),
      blocks: blocksOf(text, stretches),
    };
  }
}

function variableNames(project: XmlElement): Map<string, string> {
  return new Map(
    childrenOf(childOf(project, 'Variables'), 'Variable').map(({ attributes }) => [
      plainGuid(attributes['guid'] ?? ''),
      nonBlank(attributes['name']) ?? 'Unnamed',
    ]),
  );
}

type Field = keyof typeof CASE_VARIABLES;

/** Ours by their GUIDs, those of others by what they are called. */
function fieldOf(guid: string, name: string): Field | undefined {
  const fields = Object.keys(CASE_VARIABLES) as Field[];
  return (
    fields.find((field) => metadataGuid(`case ${field}`) === guid) ??
    fields.find((field) => field === name.trim().toLowerCase()) ??
    (/^(organi[sz]ation|institution|party)$/i.test(name.trim()) ? 'affiliation' : undefined)
  );
}

function readSpeaker(one: XmlElement, names: ReadonlyMap<string, string>, losses: Losses): LayoutSpeaker {
  const name = nonBlank(one.attributes['name']) ?? 'Unnamed';
  const speaker: LayoutSpeaker = { label: name, name, kind: 'person', role: null, affiliation: '' };
  for (const value of childrenOf(one, 'VariableValue')) {
    const guid = plainGuid(childOf(value, 'VariableRef')?.attributes['targetGUID'] ?? '');
    const text = value.children.find((child) => child.name.endsWith('Value'))?.text ?? '';
    const variable = names.get(guid) ?? 'Unnamed';
    const field = fieldOf(guid, variable);
    const kind = SPEAKER_KINDS.find((known) => known === text.trim().toLowerCase());
    const role = SPEAKER_ROLES.find((known) => known === text.trim().toLowerCase());
    if (field === 'affiliation' && speaker.affiliation === '') speaker.affiliation = text;
    else if (field === 'kind' && kind) speaker.kind = kind;
    else if (field === 'role' && role) speaker.role = role;
    else if (text !== '') losses.add(LOSS.caseValue, `${name}: ${variable} is “${text}”`);
  }
  return speaker;
}
