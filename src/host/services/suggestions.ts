import { asJob } from '../jobs.ts';
import { change, decide } from '../suggest/decide.ts';
import { findStatistics } from '../suggest/find.ts';
import { originOf, suggestionsOf } from '../suggest/read.ts';
import { define } from './define.ts';
import { summaryOf } from './transcripts.ts';

export const suggestions = define({
  'suggestions.find': (session, { job, ...what }) =>
    asJob(session, job, (running) => findStatistics(session, what, running)),

  'suggestions.list': ({ project, seen, annotatorOrNull }, { transcript, ids }) => {
    summaryOf(project, seen, transcript);
    return suggestionsOf(project, transcript, annotatorOrNull?.id ?? null, ids);
  },

  'suggestions.decide': (session, { ids, verdict }) => decide(session, ids, verdict),

  'suggestions.change': (session, { id, ...wanted }) => change(session, id, wanted),

  'suggestions.origin': ({ project, seen }, { annotation }) => originOf(project.db, seen, annotation),
});
