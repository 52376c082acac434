import { CODE_POINT, type Column, column, LIST_JOINER } from './column.ts';
import { type DatasetUnit, fragmentColumns, placeColumns } from './units.ts';

/** Begins every table that has transcripts. */
export const TRANSCRIPT: readonly Column[] = [
  column('transcript_id', 'string', 'Id of the transcript.'),
  column('transcript_title', 'string', 'Title of the transcript.'),
  column(
    'transcript_date',
    'string',
    'Date of the transcript: YYYY-MM-DD, YYYY-MM or YYYY; empty where unknown.',
  ),
  column('transcript_source', 'string', 'Publisher of the transcript.'),
  column('transcript_language', 'string', 'Language of the transcript, as a BCP 47 tag.'),
  column('file_name', 'string', 'Name of the imported file.'),
  column(
    'edition',
    'integer',
    'Number of the edition of the text: 1 is the imported one, each correction makes the next.',
  ),
  column('text_sha256', 'string', 'SHA-256 of the text, as UTF-8, that the offsets count in.'),
];

/** What follows in the table of annotations; the attributes stand behind it. */
export const annotationColumns = (units: readonly DatasetUnit[]): readonly Column[] => [
  column(
    'turn_id',
    'string',
    `Id of the turn, as in the table of turns; several are joined by "${LIST_JOINER}"; empty outside turns.`,
  ),
  column(
    'turn',
    'string',
    `Number of the turn in the transcript, from 1; several are joined by "${LIST_JOINER}"; empty outside turns.`,
  ),
  column(
    'speaker',
    'string',
    `Speaker of the turn; several turns' speakers are joined by "${LIST_JOINER}", in the order of the turns.`,
  ),
  column('speaker_role', 'string', 'Role of the speaker: asks, answers or chairs; joined as the speakers.'),
  column('speaker_affiliation', 'string', 'Affiliation of the speaker; joined as the speakers.'),
  column('tag_id', 'string', 'Id of the tag.'),
  column('tag', 'string', 'Name of the tag.'),
  column('tag_path', 'string', 'Names of the tag and the tags above it, from the root, joined by " › ".'),
  column(
    'quote',
    'string',
    'The annotated text, exactly; the fragments of a discontinuous annotation are joined by " … ".',
  ),
  column('context_before', 'string', 'Up to 40 code points of the text before the annotation.'),
  column('context_after', 'string', 'Up to 40 code points of the text after the annotation.'),
  ...placeColumns(units, 'the annotation'),
  ...fragmentColumns(units),
  column('annotator_id', 'string', 'Id of the annotator.'),
  column('annotator', 'string', 'Name of the annotator.'),
];

/** Ends the table of annotations. */
export const LAST: readonly Column[] = [
  column('note', 'string', 'Note on the annotation.'),
  column('created', 'datetime', 'When the annotation was made (UTC).'),
  column('modified', 'datetime', 'When the annotation was last changed (UTC).'),
];

/** The rest of the table of turns. */
export const turnColumns = (units: readonly DatasetUnit[]): readonly Column[] => [
  column('turn_id', 'string', 'Id of the turn; empty for text that belongs to no turn.'),
  column(
    'turn',
    'integer',
    'Number of the turn in the transcript, from 1; empty for the row of the text outside turns.',
  ),
  column('speaker_id', 'string', 'Id of the speaker.'),
  column('speaker', 'string', 'Name of the speaker.'),
  column('speaker_kind', 'string', 'person or outlet.'),
  column('speaker_role', 'string', 'asks, answers or chairs.'),
  column('speaker_affiliation', 'string', 'Affiliation of the speaker.'),
  column('time_seconds', 'number', 'Time of the turn in seconds, where the source gives it.', 'second'),
  ...placeColumns(units, 'the turn'),
  column(
    'words',
    'integer',
    'Words of the turn (Unicode Standard Annex 29), without speaker labels, times and furniture.',
    'word',
  ),
  column('characters', 'integer', 'Code points of the same text.', CODE_POINT),
  column('annotations', 'integer', 'Annotations in this export that touch the turn.'),
];

/** The rest of the table of transcripts. */
export const COUNTS: readonly Column[] = [
  column('transcript_note', 'string', 'Note on the transcript.'),
  column('part_of', 'string', 'Id of the transcript that this one is a part of; empty for a whole one.'),
  column('part_number', 'integer', 'Place among the parts, as the project numbers them.'),
  column('encoding', 'string', 'Encoding of the imported file, as a WHATWG label.'),
  column('file_sha256', 'string', 'SHA-256 of the imported file.'),
  column('turns', 'integer', 'Number of turns.'),
  column(
    'words',
    'integer',
    'Words of headings, bylines and paragraphs, in turns and outside; without speaker labels, times and furniture.',
    'word',
  ),
  column('characters', 'integer', 'Code points of the whole text, with everything.', CODE_POINT),
  column('annotations', 'integer', 'Annotations of the transcript in this export.'),
];

/** The table of tags. */
export const CODEBOOK: readonly Column[] = [
  column('tag_id', 'string', 'Id of the tag.'),
  column('tag', 'string', 'Name of the tag.'),
  column('tag_path', 'string', 'Names from the root, joined by " › ".'),
  column('parent_id', 'string', 'Id of the tag above it.'),
  column('colour', 'string', 'Colour, as #RRGGBB.'),
  column('key', 'string', 'Key that applies the tag.'),
  column('definition', 'string', 'Definition of the tag.'),
  column('guidelines', 'string', 'How to use the tag.'),
  column('examples', 'string', 'Examples with their sources, as JSON: [{"quote", "source"}, ...].'),
  column('note', 'string', 'Note on the tag.'),
  column('attributes', 'string', 'Attributes as name:type, joined by "; "; choices in brackets.'),
  column(
    'tag_revision',
    'string',
    'What the tag says now, as in the table of annotations: follows from definition, guidelines and attributes.',
  ),
  column('annotations', 'integer', 'Annotations with the tag in this export.'),
];

/** The sheet that names the project, in formats that carry no data package. */
export const PROJECT: readonly Column[] = [
  column('field', 'string', 'What of the project: id, name or note.'),
  column('value', 'string', 'What it is.'),
];

/** The sheet that describes the columns, in formats that carry no data package. */
export const COLUMNS: readonly Column[] = [
  column('table', 'string', 'Name of the table.'),
  column('column', 'string', 'Name of the column.'),
  column('title', 'string', 'The column’s name for people.'),
  column('type', 'string', 'Type of the values.'),
  column('unit', 'string', 'What its numbers count.'),
  column('description', 'string', 'What it holds.'),
];
