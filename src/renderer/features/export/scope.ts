import { isDataset, opensUnit } from '../../../core/formats/exchange/format-names.ts';
import { hasContext } from '../../../core/formats/people/names.ts';
import type { OffsetUnit } from '../../../core/formats/exchange/offset-units.ts';
import type {
  ExportDecisions,
  ExportFormat,
  ExportOptions,
  ExportPseudonyms,
  ExportWide,
} from '../../../contract/export-options.ts';

/** Ids chosen of a list; null for all of it, also of what comes later. */
export type Choice = readonly string[] | null;

/** What goes into the export, as the dialog holds it. */
export interface Scope {
  transcripts: Choice;
  tags: Choice;
  annotators: Choice;
  decisions: ExportDecisions;
  /** An older edition of the one transcript chosen; null: as it is now. */
  edition: string | null;
  /** What offsets count; null: what the format does by itself. */
  unit: OffsetUnit | null;
  pseudonyms: ExportPseudonyms;
  /** Of a report of quotes: code points around each; 0: none. */
  context: number;
  /** Of a dataset; null: a row an annotation. */
  wide: ExportWide | null;
}

export const wholeProject: Scope = {
  transcripts: null,
  tags: null,
  annotators: null,
  decisions: 'all',
  edition: null,
  unit: null,
  pseudonyms: { annotators: false, speakers: false, key: false },
  context: 0,
  wide: null,
};

/** A choice after `id` of `all` is ticked or unticked. All ticked is "all". */
export function toggleChoice(choice: Choice, id: string, all: readonly string[]): Choice {
  const chosen = new Set(choice ?? all);
  if (!chosen.delete(id)) chosen.add(id);
  const next = all.filter((other) => chosen.has(other));
  return next.length === all.length ? null : next;
}

export const hidesNames = ({ pseudonyms }: Scope): boolean => pseudonyms.annotators || pseudonyms.speakers;

/** The options of the contract. A source file has neither tags nor annotators. */
export function optionsOf(format: ExportFormat, scope: Scope): ExportOptions {
  const list = (choice: Choice): string[] | undefined => (choice === null ? undefined : [...choice]);
  const [transcripts, tags, annotators] = [list(scope.transcripts), list(scope.tags), list(scope.annotators)];
  const ofRows =
    format === 'source'
      ? {}
      : {
          ...(tags ? { tags } : {}),
          ...(annotators ? { annotators } : {}),
          ...(scope.decisions === 'all' ? {} : { decisions: scope.decisions }),
          ...(scope.edition === null ? {} : { editions: [scope.edition] }),
          ...(scope.unit === null || !opensUnit(format) ? {} : { unit: scope.unit }),
          ...(scope.wide && isDataset(format) ? { wide: scope.wide } : {}),
          ...(scope.context > 0 && hasContext(format) ? { context: scope.context } : {}),
          ...(hidesNames(scope) ? { pseudonyms: scope.pseudonyms } : {}),
        };
  return { format, ...(transcripts ? { transcripts } : {}), ...ofRows };
}

/** Why there is nothing to export, as a sentence; empty where there is something. */
export function emptyScope(format: ExportFormat, scope: Scope): string {
  if (scope.transcripts?.length === 0) return 'Choose at least one transcript.';
  if (format === 'source') return '';
  if (scope.tags?.length === 0) return 'Choose at least one tag.';
  if (scope.annotators?.length === 0) return 'Choose at least one annotator.';
  return '';
}

/** The one transcript that is exported; null where there are several, or none. */
export function chosenOne<T extends { id: string }>(scope: Scope, all: readonly T[]): T | null {
  const chosen = all.filter(({ id }) => scope.transcripts?.includes(id) ?? true);
  return chosen.length === 1 ? chosen[0]! : null;
}
