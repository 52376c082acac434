import { titleOf } from '../exchange/paths.ts';
import { withinLimit } from '../exchange/limits.ts';
import type { Losses } from '../exchange/loss.ts';
import { annotationOf, documentOf, Mentions } from '../exchange/make.ts';
import type { Exchange, ExchangeAnnotation, ExchangeDocument } from '../exchange/model.ts';
import { groupRows, type RowGroup } from './group-rows.ts';
import { RowText } from './lay-out.ts';
import { ROW_LOSSES } from './losses.ts';
import type { ColumnRole, RowMapping, RowTable } from './model.ts';
import { metadataOf } from './row-metadata.ts';
import type { RowParts } from './row-parts.ts';

/** What several columns may be for; of all else the first column counts. */
const MANY: ReadonlySet<ColumnRole> = new Set(['variable', 'flag', 'label', 'labels']);

/**
 * Makes transcripts of a table: each row a turn, its labels annotations over what is said in it. Whose they are is asked, save where
 * a column says so. @throws FormatError where a limit is passed.
 */
export function buildRows(table: RowTable, mapping: RowMapping, path: string, losses: Losses): Exchange {
  const stem = titleOf(path);
  const mentions = new Mentions();
  const where = `“${path}”`;
  table.columns.forEach((column, i) => {
    const role = mapping.roles[i] ?? 'none';
    const isSecond = !MANY.has(role) && mapping.roles.indexOf(role) < i;
    if (role === 'none' || isSecond) losses.add(ROW_LOSSES.unused, column);
    // A column of a label is in the codebook also where no row has it.
    if (role === 'flag') mentions.tag(column);
  });
  const groups = groupRows(table, mapping, stem);
  withinLimit('documents', groups.length, where);
  const documents = groups.map((group, d) => document(group, d, path, mapping, mentions, losses));
  const count = documents.reduce((sum, { annotations }) => sum + annotations.length, 0);
  withinLimit('annotations', count, where);
  return { documents: documents.filter(({ text }) => text !== ''), ...mentions.list(), extras: [] };
}

function document(
  group: RowGroup,
  d: number,
  path: string,
  { each, roles }: RowMapping,
  mentions: Mentions,
  losses: Losses,
): ExchangeDocument {
  const laid = new RowText(losses);
  const annotations: ExchangeAnnotation[] = [];
  // A row that is a whole transcript may say in its text who speaks: detection looks for it.
  const isPlain = each === 'row' && !roles.includes('speaker') && !roles.includes('time');
  for (const { parts, place } of group.rows) {
    const at = `${group.name}, row ${place}`;
    report(parts, at, losses);
    if (!holds(parts, at, losses)) continue;
    const [start, end] = laid.add(parts, at);
    for (const [i, label] of parts.labels.entries())
      annotations.push(
        annotationOf({
          id: `${place} ${i}`,
          span: [[start, end]],
          tag: mentions.tag(label),
          annotator: mentions.annotator(parts.annotator),
        }),
      );
  }
  const { text, blocks, turns, speakers } = laid;
  return documentOf({
    id: String(d),
    name: group.name,
    text,
    file: path,
    metadata: metadataOf(group, losses),
    structure: isPlain ? null : { blocks, turns, speakers },
    annotations,
  });
}

function report({ unread }: RowParts, at: string, losses: Losses): void {
  for (const { column, cell, role } of unread)
    losses.add(role === 'flag' ? ROW_LOSSES.flag : ROW_LOSSES.time, `${at}: ${column} is “${cell}”`);
}

/** True where a row has a text that can be stored; else what goes with it is reported. */
function holds({ text, speaker, labels }: RowParts, at: string, losses: Losses): boolean {
  const broken = !text.isWellFormed() || !speaker.isWellFormed();
  if (text !== '' && !broken) return true;
  losses.add(broken ? ROW_LOSSES.unwritable : ROW_LOSSES.noText, at);
  losses.add(ROW_LOSSES.labelsWithoutText, `${at}: ${labels.join(', ')}`, labels.length);
  return false;
}
