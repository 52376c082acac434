import { STARTER_ACTION, STARTER_RELATION_TYPES } from '../starter-relations.ts';

/**
 * Schema 2: corrected editions and the way back to the text that they came from, suggestions of machines, what a tag is
 * used by and what it said when it was given, types of relations, times of captions, and what imports must keep for the
 * way back. The conventions are those of schema 1.
 */
export const desk = /* sql */ `
-- How to use a tag, beyond its definition. examples: JSON [{"quote", "source"}, ...].
ALTER TABLE tags ADD COLUMN guidelines TEXT NOT NULL DEFAULT '';
ALTER TABLE tags ADD COLUMN examples TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(examples));
ALTER TABLE tags ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- What a tag asked for when it was given. A row's id follows from what it says, so that it is the same in every copy: like
-- the bytes of sources it never changes, is in no log, and merging adds what is missing.
CREATE TABLE tag_revisions (
  id         TEXT PRIMARY KEY,
  definition TEXT NOT NULL,
  guidelines TEXT NOT NULL,
  attributes TEXT NOT NULL CHECK (json_valid(attributes))
) STRICT, WITHOUT ROWID;
-- The revision of its tag under which an annotation was tagged, or confirmed since; NULL: made before this was kept.
ALTER TABLE annotations ADD COLUMN revision TEXT REFERENCES tag_revisions (id);

-- What relations mean. inverse is how a relation reads from its other end: "supports", "is supported by".
CREATE TABLE relation_types (
  id         TEXT PRIMARY KEY,
  name       TEXT NOT NULL,
  inverse    TEXT NOT NULL DEFAULT '',
  definition TEXT NOT NULL DEFAULT '',
  position   REAL NOT NULL,
  deleted    INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Schema 1 had a table without types of their own, in which nothing could be written.
DROP TABLE relations;
CREATE TABLE relations (
  id           TEXT PRIMARY KEY,
  type_id      TEXT NOT NULL REFERENCES relation_types (id),
  from_id      TEXT NOT NULL REFERENCES annotations (id),
  to_id        TEXT NOT NULL REFERENCES annotations (id),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  note         TEXT NOT NULL DEFAULT '',
  created      INTEGER NOT NULL,
  modified     INTEGER NOT NULL,
  deleted      INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  CHECK (from_id <> to_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX relations_from ON relations (from_id);
CREATE INDEX relations_to ON relations (to_id);
CREATE INDEX relations_type ON relations (type_id);

-- A relation counts while both its ends do: it is out of sight with either, and comes back with it.
CREATE VIEW live_relations AS SELECT r.* FROM relations r
  JOIN annotations f ON f.id = r.from_id AND f.deleted = 0
  JOIN transcripts ft ON ft.id = f.transcript_id AND ft.deleted = 0
  JOIN annotations t ON t.id = r.to_id AND t.deleted = 0
  JOIN transcripts tt ON tt.id = t.transcript_id AND tt.deleted = 0
  WHERE r.deleted = 0;
CREATE VIEW live_relation_types AS SELECT t.* FROM relation_types t
  WHERE t.deleted = 0 OR EXISTS (SELECT 1 FROM relations r WHERE r.type_id = t.id AND r.deleted = 0);

-- The starter types belong to the action that made the starter tags, also in projects that were begun without them.
${STARTER_RELATION_TYPES.map(
  ({ n, row }) => `
INSERT INTO relation_types (id, name, inverse, definition, position)
  SELECT ${text(row.id)}, ${text(row.name)}, ${text(row.inverse)}, ${text(row.definition)}, ${row.position}
  WHERE EXISTS (SELECT 1 FROM actions WHERE id = ${text(STARTER_ACTION)});
INSERT INTO changes (action_id, n, entity, entity_id, before, after)
  SELECT ${text(STARTER_ACTION)}, ${n}, 'relation_type', ${text(row.id)}, NULL, ${text(
    JSON.stringify({
      name: row.name,
      inverse: row.inverse,
      definition: row.definition,
      position: row.position,
      deleted: 0,
    }),
  )}
  WHERE EXISTS (SELECT 1 FROM actions WHERE id = ${text(STARTER_ACTION)});`,
).join('')}

-- An edition that a correction made: the edition that was corrected, and what was changed in it, as JSON
-- [[start, end, "inserted"], ...] in offsets of that edition, sorted and disjoint. Both NULL for an imported text.
ALTER TABLE editions ADD COLUMN parent_id TEXT REFERENCES editions (id);
ALTER TABLE editions ADD COLUMN edits TEXT CHECK (edits IS NULL OR json_valid(edits));
-- An edition that was taken back counts while a text that counts came from it.
CREATE VIEW live_editions AS
  WITH RECURSIVE used (id) AS (
    SELECT id FROM editions WHERE deleted = 0
    UNION SELECT edition_id FROM transcripts
    UNION SELECT e.parent_id FROM editions e JOIN used u ON u.id = e.id WHERE e.parent_id IS NOT NULL)
  SELECT e.* FROM editions e JOIN used u ON u.id = e.id;
CREATE INDEX editions_parent ON editions (parent_id) WHERE parent_id IS NOT NULL;

-- Where somebody put an annotation: the edition that the ranges count in, and the clock of the action that did it (empty
-- from schema 1). Of several rows of an annotation the last placed counts.
DROP INDEX spans_place;
ALTER TABLE spans RENAME TO anchors;
ALTER TABLE anchors ADD COLUMN placed TEXT NOT NULL DEFAULT '';
CREATE INDEX anchors_edition ON anchors (edition_id);
-- Where annotations stand in the current edition of their transcript, and how many of their ranges corrections have
-- deleted; none where all of it is gone. Follows from the anchors and the editions, and is in no log.
CREATE TABLE spans (
  annotation_id TEXT PRIMARY KEY REFERENCES annotations (id),
  edition_id    TEXT NOT NULL REFERENCES editions (id),
  "start"       INTEGER NOT NULL,
  "end"         INTEGER NOT NULL,
  parts         TEXT CHECK (parts IS NULL OR json_valid(parts)),
  lost          INTEGER NOT NULL DEFAULT 0,
  -- What schema 1 asked for here.
  deleted       INTEGER GENERATED ALWAYS AS (0) VIRTUAL,
  CHECK ("start" >= 0 AND "end" > "start")
) STRICT, WITHOUT ROWID;
INSERT INTO spans (annotation_id, edition_id, "start", "end", parts)
  SELECT s.annotation_id, s.edition_id, s."start", s."end", s.parts FROM anchors s
  JOIN annotations a ON a.id = s.annotation_id JOIN transcripts t ON t.id = a.transcript_id AND t.edition_id = s.edition_id
  WHERE s.deleted = 0;
CREATE INDEX spans_place ON spans (edition_id, "start");

-- Annotations of which corrections have left nothing in the current edition: those without a row in spans.
CREATE TABLE orphans (annotation_id TEXT PRIMARY KEY REFERENCES annotations (id)) STRICT, WITHOUT ROWID;

-- The edition that a decision was made in; NULL: the imported text.
ALTER TABLE decisions ADD COLUMN edition_id TEXT REFERENCES editions (id);

-- What the text was extracted from ("docx", "vtt"); "text" where it is the decoded file itself.
ALTER TABLE editions ADD COLUMN format TEXT NOT NULL DEFAULT 'text';

-- Seconds from the start of the recording, for blocks that are captions.
ALTER TABLE blocks ADD COLUMN time REAL;
ALTER TABLE blocks ADD COLUMN time_end REAL;

-- What a machine annotator proposes: no annotation until somebody accepts it. "values": attribute values by id, as JSON.
-- The id follows from machine, edition and place, so that finding again, or in two copies, makes the same rows. from_id: the
-- suggestion of an earlier edition that this one stands for, whose decisions hold for it as well.
CREATE TABLE suggestions (
  id            TEXT PRIMARY KEY,
  transcript_id TEXT NOT NULL REFERENCES transcripts (id),
  edition_id    TEXT NOT NULL REFERENCES editions (id),
  tag_id        TEXT NOT NULL REFERENCES tags (id),
  annotator_id  TEXT NOT NULL REFERENCES annotators (id),
  "start"       INTEGER NOT NULL,
  "end"         INTEGER NOT NULL,
  parts         TEXT CHECK (parts IS NULL OR json_valid(parts)),
  "values"      TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("values")),
  note          TEXT NOT NULL DEFAULT '',
  from_id       TEXT REFERENCES suggestions (id),
  created       INTEGER NOT NULL,
  deleted       INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  CHECK ("start" >= 0 AND "end" > "start")
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestions_place ON suggestions (edition_id, "start");
CREATE INDEX suggestions_transcript ON suggestions (transcript_id);
CREATE INDEX suggestions_tag ON suggestions (tag_id);

-- One person's word on a suggestion: what others decided leaves it open. annotation_id is what accepting made of it.
CREATE TABLE suggestion_decisions (
  suggestion_id TEXT NOT NULL REFERENCES suggestions (id),
  annotator_id  TEXT NOT NULL REFERENCES annotators (id),
  verdict       TEXT NOT NULL CHECK (verdict IN ('accept', 'change', 'reject')),
  annotation_id TEXT REFERENCES annotations (id),
  decided       INTEGER NOT NULL,
  deleted       INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  PRIMARY KEY (suggestion_id, annotator_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestion_decisions_annotation ON suggestion_decisions (annotation_id) WHERE annotation_id IS NOT NULL;

-- What an imported file said that the model has no place for, kept to be written back: lines of a brat file, for
-- instance. data is JSON, as the format named in format defines it.
CREATE TABLE extras (
  id            TEXT PRIMARY KEY,
  transcript_id TEXT REFERENCES transcripts (id),
  format        TEXT NOT NULL,
  data          TEXT NOT NULL CHECK (json_valid(data)),
  created       INTEGER NOT NULL,
  deleted       INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX extras_transcript ON extras (transcript_id);
`;

/** A text as SQL. */
function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
