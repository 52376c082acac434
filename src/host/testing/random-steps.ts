import fc from 'fast-check';
import { type Desk, someEdits } from '../testing.ts';

export const TEXT =
  'Anna Bell:\n\nWe 🙂 have seen 4,600 cases.\r\nThat is 12 percent more.\n\nCarl Dent:\n\nIt is. Next question, please.\n';

/** One random change; numbers choose among what there is. */
type Step = {
  what:
    | 'create'
    | 'createMany'
    | 'span'
    | 'retag'
    | 'note'
    | 'value'
    | 'delete'
    | 'tag'
    | 'deleteTag'
    | 'kind'
    | 'split'
    | 'speaker'
    | 'variable'
    | 'import'
    | 'merge'
    | 'moveTag'
    | 'mergeTags'
    | 'splitTag'
    | 'define'
    | 'confirm'
    | 'relate'
    | 'turnRelation'
    | 'unrelate'
    | 'relationType'
    | 'deleteRelationType'
    | 'suggest'
    | 'decide'
    | 'change'
    | 'projectNote'
    | 'importCodebook'
    | 'deleteTranscript'
    | 'correct'
    | 'replace';
  a: number;
  b: number;
};

/** A random change of one project, undo and redo among them. */
export const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom(
    'create',
    'create',
    'createMany',
    'span',
    'retag',
    'note',
    'value',
    'delete',
    'tag',
    'deleteTag',
    'kind',
    'split',
    'speaker',
    'variable',
    'import',
    'merge',
    'moveTag',
    'mergeTags',
    'splitTag',
    'define',
    'confirm',
    'relate',
    'relate',
    'turnRelation',
    'unrelate',
    'relationType',
    'deleteRelationType',
    'suggest',
    'suggest',
    'decide',
    'decide',
    'change',
    'projectNote',
    'importCodebook',
    'deleteTranscript',
    'correct',
    'correct',
    'replace',
  ),
  a: fc.nat(1_000),
  b: fc.nat(1_000),
});

/** Makes the change through the services, and returns whether it made an action. Steps that cannot be done here are passed over. */
export async function apply(d: Desk, { what, a, b }: Step): Promise<boolean> {
  const { db } = d.session.project;
  const pick = <T>(rows: readonly T[], n: number): T | undefined => rows[n % Math.max(rows.length, 1)];
  const ids = (sql: string) => db.prepare(sql).pluck().all() as string[];
  const transcript = pick(ids('SELECT id FROM transcripts WHERE deleted = 0 ORDER BY id'), a);
  const tags = ids('SELECT id FROM tags WHERE deleted = 0 ORDER BY id');
  const tag = pick(tags, b);
  const annotations = ids(
    'SELECT a.id FROM annotations a JOIN transcripts t ON t.id = a.transcript_id WHERE a.deleted = 0 AND t.deleted = 0 ORDER BY a.id',
  );
  const annotation = pick(annotations, b);
  const block = pick(ids('SELECT id FROM blocks WHERE deleted = 0 ORDER BY id'), b);
  const speakers = ids('SELECT id FROM speakers WHERE deleted = 0 ORDER BY id');
  const turn = pick(ids('SELECT id FROM turns WHERE deleted = 0 ORDER BY id'), b);
  const start = a % 15;
  const type = pick(ids('SELECT id FROM relation_types WHERE deleted = 0 ORDER BY id'), a);
  const relation = pick(ids('SELECT id FROM live_relations ORDER BY id'), b);
  const attempt = async (): Promise<{ action: string | null } | undefined> => {
    switch (what) {
      case 'import': {
        const { upload } = await d.call('import.readText', { text: TEXT });
        return d.call('import.commit', { upload });
      }
      case 'create':
        return transcript && tag
          ? d.call('annotations.create', {
              transcript,
              tag,
              span: [
                [start, start + 1 + (b % 9)],
                [30, 33 + (b % 5)],
              ],
            })
          : undefined;
      case 'createMany': {
        const edition = transcript && db.prepare('SELECT edition_id FROM transcripts WHERE id = ?').pluck();
        return transcript && tag
          ? d.call('annotations.createMany', {
              tag,
              places: [
                {
                  transcript,
                  edition: (edition as { get(id: string): string }).get(transcript),
                  ranges: [
                    [start, start + 3],
                    [start + 1 + (b % 3), start + 9],
                  ],
                },
              ],
            })
          : undefined;
      }
      case 'span':
        return annotation
          ? d.call('annotations.update', { id: annotation, span: [[start, start + 2 + (b % 30)]] })
          : undefined;
      case 'retag':
        return annotation && tag ? d.call('annotations.update', { id: annotation, tag }) : undefined;
      case 'note':
        return annotation
          ? d.call('annotations.update', { id: annotation, note: `note ${a % 3}` })
          : undefined;
      case 'value': {
        const row = db
          .prepare(
            'SELECT a.id, t.id AS attribute FROM annotations a JOIN attributes t ON t.tag_id = a.tag_id JOIN transcripts s ON s.id = a.transcript_id WHERE a.deleted = 0 AND s.deleted = 0 AND t.deleted = 0 AND t.type = ? LIMIT 1',
          )
          .get('text') as { id: string; attribute: string } | undefined;
        return (
          row &&
          d.call('annotations.update', { id: row.id, values: { [row.attribute]: a % 2 ? `v${b}` : '' } })
        );
      }
      case 'delete':
        return annotation ? d.call('annotations.delete', { ids: [annotation] }) : undefined;
      case 'tag':
        return d.call('tags.create', { name: `Tag ${a}`, parent: b % 2 ? (tag ?? null) : null });
      case 'deleteTag':
        return tag ? d.call('tags.delete', { id: tag, withAnnotations: true }) : undefined;
      case 'moveTag':
        return tag ? d.call('tags.move', { id: tag, parent: null, before: null }) : undefined;
      case 'mergeTags': {
        const into = pick(tags, a);
        return tag && into && tag !== into ? d.call('tags.merge', { from: tag, into }) : undefined;
      }
      case 'splitTag': {
        const row =
          annotation && db.prepare('SELECT tag_id AS id FROM annotations WHERE id = ?').get(annotation);
        return row
          ? d.call('tags.split', {
              ...(row as { id: string }),
              annotations: [annotation],
              name: `Split ${a}`,
            })
          : undefined;
      }
      case 'define':
        return tag
          ? d.call('tags.update', {
              id: tag,
              guidelines: `Guidelines ${a % 3}`,
              examples: [{ quote: `q${b % 3}`, source: '' }],
            })
          : undefined;
      case 'confirm':
        return annotation ? d.call('annotations.confirm', { ids: [annotation] }) : undefined;
      case 'relate': {
        const other = pick(annotations, a);
        return annotation && other && type && annotation !== other
          ? d.call('relations.create', { type, from: annotation, to: other, note: `${a % 2}` })
          : undefined;
      }
      case 'turnRelation':
        return relation && type
          ? d.call('relations.update', { id: relation, type, reverse: true, note: `n${a % 3}` })
          : undefined;
      case 'unrelate':
        return relation ? d.call('relations.delete', { ids: [relation] }) : undefined;
      case 'relationType':
        return d.call('relationTypes.create', { name: `type ${a}`, inverse: `${b}` });
      case 'deleteRelationType':
        return type ? d.call('relationTypes.delete', { id: type, withRelations: true }) : undefined;
      case 'suggest':
        return d.call('suggestions.find', tag ? { tag } : {});
      case 'decide':
      case 'change': {
        const listed = transcript ? await d.call('suggestions.list', { transcript }) : [];
        const some = listed.slice(b % 2, 1 + (a % 3)).map(({ id }) => id);
        if (some.length === 0) return undefined;
        return what === 'change'
          ? d.call('suggestions.change', { id: some[0]!, ...(tag && { tag }), note: `n${a % 3}` })
          : d.call('suggestions.decide', {
              ids: some,
              verdict: (['accept', 'reject', 'open'] as const)[a % 3]!,
            });
      }
      case 'projectNote':
        return d.call('project.setNote', { note: `Note ${a % 3}` });
      case 'importCodebook':
        return d.call('codebook.import', {
          fileName: 'book.csv',
          bytes: new TextEncoder().encode(
            `tag,parent,definition,attribute\nTag ${a % 5},,Words ${b % 3},Kind\nUnder,Tag ${a % 5},,Size\n`,
          ),
        });
      case 'kind':
        return block
          ? d.call('structure.setBlockKind', { blocks: [block], kind: a % 2 ? 'furniture' : 'paragraph' })
          : undefined;
      case 'split': {
        const row =
          block &&
          (db.prepare('SELECT "start", "end" FROM blocks WHERE id = ?').get(block) as {
            start: number;
            end: number;
          });
        return row
          ? d.call('structure.splitBlock', {
              block: block!,
              at: row.start + 1 + (a % Math.max(1, row.end - row.start - 1)),
            })
          : undefined;
      }
      case 'speaker':
        return turn
          ? d.call('structure.setTurnSpeaker', { turn, speaker: pick(speakers, a) ?? null })
          : undefined;
      case 'merge':
        return speakers.length > 1
          ? d.call('speakers.merge', { from: pick(speakers, a)!, into: pick(speakers, a + 1)! })
          : undefined;
      case 'variable':
        return d.call('variables.create', { name: `Variable ${a}`, type: 'text' });
      case 'correct': {
        if (!transcript) return undefined;
        const { text, transcript: summary } = await d.call('transcripts.get', { id: transcript });
        const edits = someEdits(text, a, b);
        return d.call('editions.correct', { transcript, edition: summary.edition, edits });
      }
      case 'replace': {
        const orphan = pick(await d.call('orphans.list', {}), b);
        return orphan?.entity === 'annotation'
          ? d.call('annotations.update', { id: orphan.id, span: [[start, start + 3]] })
          : undefined;
      }
      case 'deleteTranscript':
        return transcript ? d.call('transcripts.delete', { id: transcript }) : undefined;
    }
  };
  try {
    return ((await attempt())?.action ?? null) !== null;
  } catch (error) {
    // What the desk refuses with a sentence is no change; anything else fails the test.
    if (['conflict', 'invalid_input'].includes((error as { code?: string }).code ?? '')) return false;
    throw error;
  }
}
