import { SearchText } from '../../core/find/search-text.ts';
import type { Block } from '../../core/model/structure.ts';
import type { ReadableDb } from '../db/open.ts';
import { turnsOf } from '../editions/structure.ts';
import { readBlocks } from '../db/read-blocks.ts';

/** How much text a thread keeps, folded texts included, in UTF-16 units: some ten million words. */
const MOST = 96_000_000;

/** A transcript as it is searched. */
export interface Material {
  transcript: string;
  edition: string;
  text: SearchText;
  blocks: readonly Block[];
  /** By turn; turns without a speaker are left out. */
  speakers: ReadonlyMap<string, string>;
}

interface Structure {
  clock: string;
  blocks: Block[];
  speakers: Map<string, string>;
}

/** What a search has read and may need again: texts never change, and their structure only with the log. */
export class KeptTexts {
  /** Those used last come last. */
  readonly #texts = new Map<string, SearchText>();
  readonly #structures = new Map<string, Structure>();

  /** @param clock the last one of the log, in the transaction of `db` */
  material(
    db: ReadableDb,
    clock: string,
    { id, edition, language }: { id: string; edition: string; language: string },
  ): Material {
    const text = this.#text(db, edition, language);
    const known = this.#structures.get(edition);
    const structure = known?.clock === clock ? known : readStructure(db, clock, edition, text.text);
    this.#structures.set(edition, structure);
    return { transcript: id, edition, text, blocks: structure.blocks, speakers: structure.speakers };
  }

  #text(db: ReadableDb, edition: string, language: string): SearchText {
    const known = this.#texts.get(edition);
    const kept =
      known?.language === language
        ? known
        : new SearchText(
            known?.text ??
              (db.prepare('SELECT text FROM editions WHERE id = ?').pluck().get(edition) as string),
            language,
          );
    this.#texts.delete(edition);
    this.#texts.set(edition, kept);
    return kept;
  }

  /** Lets go of what was not used for longest, as far as it takes. */
  trim(): void {
    let size = 0;
    for (const text of this.#texts.values()) size += text.size;
    for (const [edition, text] of this.#texts) {
      if (size <= MOST) return;
      size -= text.size;
      this.#texts.delete(edition);
      this.#structures.delete(edition);
    }
  }
}

function readStructure(db: ReadableDb, clock: string, edition: string, text: string): Structure {
  const blocks = readBlocks(db, edition, text);
  const named = turnsOf(db, blocks).flatMap(({ id, speaker }) =>
    speaker === null ? [] : [[id, speaker] as const],
  );
  return {
    clock,
    blocks,
    speakers: new Map(named),
  };
}
