import fc from 'fast-check';
import { callService } from '../rpc/serve.ts';
import { services } from '../services/index.ts';
import { type Desk, someEdits } from '../testing.ts';

export const TEXT =
  'Anna Bell:\n\nWe 🙂 have seen 4,600 cases. That is 12 percent more, in four consecutive years.\n\nCarl Dent:\n\nIt is. Next question, please.\n';

type What =
  | 'create'
  | 'span'
  | 'retag'
  | 'note'
  | 'delete'
  | 'tag'
  | 'rename'
  | 'deleteTag'
  | 'moveTag'
  | 'mergeTags'
  | 'splitTag'
  | 'define'
  | 'confirm'
  | 'relate'
  | 'turnRelation'
  | 'unrelate'
  | 'suggest'
  | 'accept'
  | 'reject'
  | 'relationType'
  | 'deleteRelationType'
  | 'split'
  | 'join'
  | 'speaker'
  | 'mergeSpeakers'
  | 'undo'
  | 'redo'
  | 'title'
  | 'correct'
  | 'replace';

interface Step {
  what: What;
  a: number;
  b: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  what: fc.constantFrom<What>(
    'create',
    'create',
    'span',
    'retag',
    'note',
    'delete',
    'tag',
    'rename',
    'deleteTag',
    'moveTag',
    'mergeTags',
    'splitTag',
    'define',
    'confirm',
    'relate',
    'relate',
    'turnRelation',
    'unrelate',
    'suggest',
    'suggest',
    'accept',
    'reject',
    'relationType',
    'deleteRelationType',
    'split',
    'join',
    'speaker',
    'mergeSpeakers',
    'undo',
    'undo',
    'redo',
    'title',
    'correct',
    'correct',
    'replace',
  ),
  a: fc.nat(500),
  b: fc.nat(500),
});

/** What somebody did apart from others: a few random changes. */
export const history = fc.array(step, { maxLength: 9 });

/** The text with a stretch made blank, of the same length. UTF-16, half-open. */
export const blank = (text: string, start: number, end: number): string =>
  text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);

/** Makes one random change through the services; where there is nothing to do it to, or it is refused, nothing. */
export async function apply(desk: Desk, { what, a, b }: Step): Promise<void> {
  const { db } = desk.session.project;
  const me = desk.session.annotator.id;
  const pick = (sql: string, n: number, ...values: unknown[]): string | undefined => {
    const rows = db
      .prepare(sql)
      .pluck()
      .all(...values) as string[];
    return rows[n % Math.max(rows.length, 1)];
  };
  const transcript = pick('SELECT id FROM transcripts WHERE deleted = 0', 0)!;
  const tag = pick('SELECT id FROM tags WHERE deleted = 0 ORDER BY id', b);
  const other = pick('SELECT id FROM tags WHERE deleted = 0 ORDER BY id', a);
  const own = pick('SELECT id FROM annotations WHERE deleted = 0 AND annotator_id = ? ORDER BY id', b, me);
  const another = pick('SELECT id FROM annotations WHERE deleted = 0 ORDER BY id', a);
  const type = pick('SELECT id FROM relation_types WHERE deleted = 0 ORDER BY id', a);
  const relation = pick('SELECT id FROM live_relations WHERE annotator_id = ? ORDER BY id', b, me);
  const block = (await desk.call('transcripts.get', { id: transcript })).blocks[a % 3];
  const speaker = pick('SELECT id FROM speakers WHERE deleted = 0 ORDER BY id', a);
  const turn = pick('SELECT id FROM turns WHERE deleted = 0 ORDER BY id', b);
  const start = 11 + (a % 2 ? 0 : 7) + (b % 5 ? 9 : 4);
  const call = async <N extends Parameters<Desk['call']>[0]>(name: N, input?: unknown) =>
    callService(services, desk.session, name, input);
  try {
    if (what === 'create' && tag)
      await call('annotations.create', { transcript, tag, span: [[start, start + 2 + (b % 9)]] });
    if (what === 'span' && own)
      await call('annotations.update', { id: own, span: [[start, start + 1 + (a % 20)]] });
    if (what === 'retag' && own && tag) await call('annotations.update', { id: own, tag });
    if (what === 'note' && own) await call('annotations.update', { id: own, note: `note ${a} ${me}` });
    if (what === 'delete' && own) await call('annotations.delete', { ids: [own] });
    if (what === 'tag')
      await call('tags.create', { name: `Tag ${a % 4}`, parent: b % 2 ? (tag ?? null) : null });
    if (what === 'rename' && tag) await call('tags.update', { id: tag, name: `Renamed ${a}` });
    if (what === 'deleteTag' && tag) await call('tags.delete', { id: tag, withAnnotations: true });
    if (what === 'moveTag' && tag && other) await call('tags.move', { id: tag, parent: other, before: null });
    if (what === 'mergeTags' && tag && other) await call('tags.merge', { from: tag, into: other });
    if (what === 'splitTag' && own && tag)
      await call('tags.split', {
        id: pick('SELECT tag_id FROM annotations WHERE id = ?', 0, own),
        annotations: [own],
        name: `Split ${a}`,
      });
    if (what === 'define' && tag)
      await call('tags.update', { id: tag, [a % 2 ? 'definition' : 'guidelines']: `Words ${b % 3} ${me}` });
    if (what === 'confirm' && own) await call('annotations.confirm', { ids: [own] });
    if (what === 'relate' && own && another && type)
      await call('relations.create', { type, from: own, to: another });
    if (what === 'turnRelation' && relation)
      await call('relations.update', { id: relation, type, reverse: true, note: `n ${a}` });
    if (what === 'unrelate' && relation) await call('relations.delete', { ids: [relation] });
    if (what === 'suggest') await call('suggestions.find', tag ? { tag } : {});
    if (what === 'accept' || what === 'reject') {
      const listed = await desk.call('suggestions.list', { transcript });
      const ids = listed.slice(b % 2, 1 + (a % 3)).map(({ id }) => id);
      if (ids.length > 0) await call('suggestions.decide', { ids, verdict: what });
    }
    if (what === 'relationType') await call('relationTypes.create', { name: `type ${a} ${me}` });
    if (what === 'deleteRelationType' && type)
      await call('relationTypes.delete', { id: type, withRelations: true });
    if (what === 'split' && block)
      await call('structure.splitBlock', {
        block: block.id,
        at: block.start + 1 + (b % (block.end - block.start)),
      });
    if (what === 'join' && block) await call('structure.joinBlocks', { block: block.id });
    if (what === 'speaker' && turn)
      await call('structure.setTurnSpeaker', { turn, speaker: speaker ?? null });
    if (what === 'mergeSpeakers' && speaker)
      await call('speakers.merge', {
        from: speaker,
        into: pick('SELECT id FROM speakers WHERE deleted = 0 ORDER BY id', a + 1),
      });
    if (what === 'correct') {
      const { text, transcript: summary } = await desk.call('transcripts.get', { id: transcript });
      await call('editions.correct', { transcript, edition: summary.edition, edits: someEdits(text, a, b) });
    }
    if (what === 'replace') {
      const orphans = await desk.call('orphans.list', {});
      const orphan = orphans.find((one) => one.annotator === me);
      if (orphan) await call('annotations.update', { id: orphan.id, span: [[start, start + 3]] });
    }
    if (what === 'title') await call('transcripts.update', { id: transcript, title: `Title ${a} ${me}` });
    if (what === 'undo') await call('history.undo');
    if (what === 'redo') await call('history.redo');
  } catch (error) {
    if (
      !['conflict', 'invalid_input', 'not_found', 'nothing_to_undo'].includes(
        (error as { code?: string }).code ?? '',
      )
    )
      throw error;
  }
}
