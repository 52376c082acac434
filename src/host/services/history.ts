import { define } from './define.ts';

export const history = define({
  'history.undo': ({ project, annotator }) => project.undo(annotator),
  'history.redo': ({ project, annotator }) => project.redo(annotator),
  'history.list': ({ project }, { limit, before }) => project.history.page(limit, before),
  'annotators.list': ({ project }) =>
    project.db
      .prepare(
        `SELECT p.id, p.name, p.kind, (
           SELECT count(*) FROM annotations a JOIN transcripts t ON t.id = a.transcript_id AND t.deleted = 0
           WHERE a.annotator_id = p.id AND a.deleted = 0) AS annotations
         FROM annotators p WHERE p.deleted = 0 ORDER BY p.name, p.id`,
      )
      .all() as never,
});
