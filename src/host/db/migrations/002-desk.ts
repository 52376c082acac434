/**
 * Schema 2: corrected editions and the way back to the text that they came from, suggestions of machines, what a tag is
 * used by, times of captions, and what imports must keep for the way back. The conventions are those of schema 1.
 */
export const desk = /* sql */ `
-- How to use a tag, beyond its definition.
ALTER TABLE tags ADD COLUMN guidelines TEXT NOT NULL DEFAULT '';
ALTER TABLE tags ADD COLUMN examples TEXT NOT NULL DEFAULT '';
ALTER TABLE tags ADD COLUMN note TEXT NOT NULL DEFAULT '';

-- An edition that a correction made: the edition that was corrected, and what was changed in it, as JSON
-- [[start, end, "inserted"], ...] in offsets of that edition, sorted and disjoint. Both NULL for an imported text.
ALTER TABLE editions ADD COLUMN parent_id TEXT REFERENCES editions (id);
ALTER TABLE editions ADD COLUMN edits TEXT CHECK (edits IS NULL OR json_valid(edits));
-- What the text was extracted from ("docx", "vtt"); "text" where it is the decoded file itself.
ALTER TABLE editions ADD COLUMN format TEXT NOT NULL DEFAULT 'text';

-- Seconds from the start of the recording, for blocks that are captions.
ALTER TABLE blocks ADD COLUMN time REAL;
ALTER TABLE blocks ADD COLUMN time_end REAL;

-- What a machine annotator proposes: no annotation until somebody accepts it. "values": attribute values by id, as JSON.
-- annotation_id is what accepting made of it.
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
  state         TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'rejected')),
  decided_by    TEXT REFERENCES annotators (id),
  annotation_id TEXT REFERENCES annotations (id),
  created       INTEGER NOT NULL,
  deleted       INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  CHECK ("start" >= 0 AND "end" > "start")
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestions_place ON suggestions (edition_id, "start");
CREATE INDEX suggestions_transcript ON suggestions (transcript_id);
CREATE INDEX suggestions_tag ON suggestions (tag_id);
CREATE INDEX suggestions_annotation ON suggestions (annotation_id) WHERE annotation_id IS NOT NULL;

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
