import type { LayoutBlock, LayoutSpeaker, LayoutTurn } from '../../model/layout.ts';
import { SPEAKER_ROLES, type SpeakerRole } from '../../model/structure.ts';
import type { Losses } from '../exchange/loss.ts';
import { ROW_LOSSES } from './losses.ts';
import type { RowParts } from './row-parts.ts';

/** Paragraphs of a cell are parted by blank lines. */
const PARAGRAPH = /\S(?:[^\r\n]|(?:\r\n|\r|\n)(?![^\S\r\n]*(?:[\r\n]|$)))*/g;

/** The text of a transcript that is put together of rows, each a turn: its label in a line of its own, then the cell as it stands. */
export class RowText {
  text = '';
  readonly blocks: LayoutBlock[] = [];
  readonly turns: LayoutTurn[] = [];
  readonly speakers: LayoutSpeaker[] = [];
  readonly #bySpeaker = new Map<string, number>();
  readonly #losses: Losses;

  constructor(losses: Losses) {
    this.#losses = losses;
  }

  /** Adds a row that has a text; gives the range of what is said, without blanks at its ends. Offsets in UTF-16. */
  add(parts: RowParts, place: string): [start: number, end: number] {
    const turn = this.turns.length;
    this.turns.push({ speaker: this.#speaker(parts, place), time: parts.time });
    if (this.text !== '') this.text += '\n\n';
    if (parts.speaker !== '') {
      const start = this.text.length;
      this.text += `${parts.speaker}:`;
      this.blocks.push({ kind: 'speaker', start, end: this.text.length, turn });
      this.text += '\n';
    }
    const base = this.text.length;
    this.text += parts.text;
    const first = this.blocks.length;
    const said = parts.text.trimEnd();
    for (const { 0: words, index } of said.matchAll(PARAGRAPH)) {
      const end = base + index + words.trimEnd().length;
      const times = {
        ...(parts.time !== null && { time: parts.time }),
        ...(parts.timeEnd !== null && { timeEnd: parts.timeEnd }),
      };
      this.blocks.push({ kind: 'paragraph', start: base + index, end, turn, ...times });
    }
    return [this.blocks[first]!.start, this.blocks.at(-1)!.end];
  }

  #speaker({ speaker: label, role, affiliation }: RowParts, place: string): number | null {
    if (label === '') return null;
    const known = this.#bySpeaker.get(label);
    const found = this.#role(role, place);
    if (known !== undefined) {
      const speaker = this.speakers[known]!;
      speaker.role ??= found;
      speaker.affiliation ||= affiliation;
      const varies =
        (found ?? speaker.role) !== speaker.role ||
        (affiliation || speaker.affiliation) !== speaker.affiliation;
      if (varies) this.#losses.add(ROW_LOSSES.speakerVaries, `${place}: ${label}`);
      return known;
    }
    this.#bySpeaker.set(label, this.speakers.length);
    return this.speakers.push({ label, name: label, kind: 'person', role: found, affiliation }) - 1;
  }

  #role(role: string, place: string): SpeakerRole | null {
    if (role === '') return null;
    const found = SPEAKER_ROLES.find((one) => one === role.toLowerCase());
    if (!found) this.#losses.add(ROW_LOSSES.role, `${place}: “${role}”`);
    return found ?? null;
  }
}
