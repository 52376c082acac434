import { basename } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { ImportPlan } from '../../core/codebook/plan.ts';
import { readCodebook, writeCodebook } from '../codebook/file.ts';
import { applyPlan, planFor } from '../codebook/import.ts';
import { mergeTags } from '../codebook/merge-tags.ts';
import { outdatedOf, revisionsOf } from '../codebook/revisions.ts';
import { splitTag } from '../codebook/split-tag.ts';
import { taggedPage } from '../codebook/tagged.ts';
import { TagRevisions } from '../db/tag-revisions.ts';
import { ownership } from './annotation-rights.ts';
import { define } from './define.ts';
import { relationTypesOf } from '../relations/read.ts';
import { saveText } from './save-text.ts';
import { leastUsedColour, refuseSameName, tagsOf } from './tags.ts';

export const codebook = define({
  'codebook.plan': ({ project, seen }, { fileName, bytes, onlyNew }) => {
    const { format, ...parsed } = readCodebook(fileName, bytes);
    const { lines, findings } = planFor(project, seen, parsed, onlyNew);
    return { format, lines, findings };
  },

  'codebook.import': ({ project, annotator, seen }, { fileName, bytes, onlyNew }) => {
    const { format, ...parsed } = readCodebook(fileName, bytes);
    const { action, result } = project.act(
      annotator,
      'codebook.import',
      ({ lines }: ImportPlan) => {
        const count = (kind: string) => lines.filter((line) => line.kind === kind).length;
        return `Import the codebook “${fileName}”: ${count('add')} added, ${count('change')} changed`;
      },
      (rec) => {
        const plan = planFor(project, seen, parsed, onlyNew);
        applyPlan(project, rec, plan);
        return plan;
      },
    );
    return { action, format, lines: result.lines, findings: result.findings };
  },

  'codebook.export': async (session, { format, place }) => {
    const { project, seen } = session;
    const { text, losses } = writeCodebook(tagsOf(project), relationTypesOf(project.db, seen), format);
    const name = `${basename(project.path).replace(/\.passage$/i, '')} codebook.${format}`;
    return { ...(await saveText(session, text, name, place)), losses };
  },

  'tags.annotations': ({ project, seen }, input) => taggedPage(project, seen, input),
  'tags.revisions': ({ project, seen }, { tag }) => revisionsOf(project.db, seen, tag),
  'tags.outdated': ({ project, seen }) => outdatedOf(project, seen),

  'annotations.confirm': ({ project, annotator, seen }, { ids }) => {
    const rights = ownership(project, seen, annotator.id, ids);
    const { action } = project.act(
      annotator,
      rights.correcting ? 'annotation.correct' : 'annotation.confirm',
      `Confirm ${ids.length === 1 ? 'an annotation' : `${ids.length} annotations`} under the present definition`,
      (rec) => {
        const revisions = new TagRevisions(project.db);
        const kept = new Map<string, string | null>();
        for (const id of ids) {
          const tag = rights.take(rec, id)['tag_id'] as string;
          if (!kept.has(tag)) kept.set(tag, revisions.keep(tag));
          rec.update('annotation', id, { revision: kept.get(tag)! });
        }
      },
    );
    return { action };
  },

  'tags.merge': ({ project, annotator, seen }, { from, into }) => {
    const { action } = project.act(
      annotator,
      'tag.merge',
      (what: string) => what,
      (rec) => mergeTags(project, seen, rec, from, into),
    );
    return { action };
  },

  'tags.split': ({ project, annotator, seen }, input) => {
    const id = uuidv7();
    const rights = ownership(project, seen, annotator.id, input.annotations);
    const { action } = project.act(
      annotator,
      'tag.split',
      (what: string) => what,
      (rec) => {
        const { parent_id: parent } = rec.live('tag', input.id);
        refuseSameName(project, input.name, parent as string | null, id);
        const colour = input.colour ?? leastUsedColour(project);
        return splitTag(project, rec, rights, id, { ...input, colour });
      },
    );
    return { action, id };
  },
});
