/**
 * Schema 1. Every table of things that people make ("entity tables") has `deleted`: 1 is a tombstone, which merging
 * needs and undo takes back. Offsets are UTF-16 code units, half-open; times are milliseconds since 1970, UTC.
 * `docs/file-format.md` describes each table for readers of the file.
 */
export const start = /* sql */ `
CREATE TABLE meta (
  key   TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE project (
  id      TEXT PRIMARY KEY,
  name    TEXT NOT NULL,
  note    TEXT NOT NULL DEFAULT '',
  -- 1: who has an open pass on a transcript sees nobody else's annotations of it.
  blind   INTEGER NOT NULL DEFAULT 0 CHECK (blind IN (0, 1)),
  -- 1: anybody may change anybody's annotations; the log says who did.
  correct INTEGER NOT NULL DEFAULT 0 CHECK (correct IN (0, 1)),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE annotators (
  id      TEXT PRIMARY KEY,
  name    TEXT NOT NULL,
  kind    TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'machine')),
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE tags (
  id         TEXT PRIMARY KEY,
  parent_id  TEXT REFERENCES tags (id),
  name       TEXT NOT NULL,
  colour     TEXT NOT NULL,
  key        TEXT NOT NULL DEFAULT '',
  definition TEXT NOT NULL DEFAULT '',
  position   REAL NOT NULL,
  deleted    INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_parent ON tags (parent_id);

CREATE TABLE attributes (
  id       TEXT PRIMARY KEY,
  tag_id   TEXT NOT NULL REFERENCES tags (id),
  name     TEXT NOT NULL,
  type     TEXT NOT NULL CHECK (type IN ('text', 'number', 'choice', 'boolean', 'date')),
  choices  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(choices)),
  position REAL NOT NULL,
  deleted  INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX attributes_tag ON attributes (tag_id);

CREATE TABLE transcripts (
  id         TEXT PRIMARY KEY,
  title      TEXT NOT NULL,
  date       TEXT NOT NULL DEFAULT '',
  source     TEXT NOT NULL DEFAULT '',
  language   TEXT NOT NULL DEFAULT '',
  note       TEXT NOT NULL DEFAULT '',
  edition_id TEXT NOT NULL REFERENCES editions (id) DEFERRABLE INITIALLY DEFERRED,
  part_of    TEXT REFERENCES transcripts (id),
  part_index INTEGER,
  position   REAL NOT NULL,
  created    INTEGER NOT NULL,
  deleted    INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX transcripts_edition ON transcripts (edition_id);

CREATE TABLE variables (
  id       TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  type     TEXT NOT NULL CHECK (type IN ('text', 'number', 'choice', 'boolean', 'date')),
  choices  TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(choices)),
  position REAL NOT NULL,
  deleted  INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE variable_values (
  transcript_id TEXT NOT NULL REFERENCES transcripts (id),
  variable_id   TEXT NOT NULL REFERENCES variables (id),
  value         TEXT NOT NULL,
  deleted       INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  PRIMARY KEY (transcript_id, variable_id)
) STRICT, WITHOUT ROWID;

-- The bytes of imported files, once each, whatever number of editions came from them.
CREATE TABLE sources (
  sha256 TEXT PRIMARY KEY,
  bytes  BLOB NOT NULL
) STRICT;

-- One immutable text of a transcript. A byte-order mark is not in the text: bom says that there was one.
CREATE TABLE editions (
  id            TEXT PRIMARY KEY,
  transcript_id TEXT NOT NULL REFERENCES transcripts (id) DEFERRABLE INITIALLY DEFERRED,
  number        INTEGER NOT NULL,
  sha256        TEXT NOT NULL,
  length        INTEGER NOT NULL,
  file_name     TEXT NOT NULL,
  file_sha256   TEXT REFERENCES sources (sha256),
  encoding      TEXT NOT NULL,
  bom           INTEGER NOT NULL CHECK (bom IN (0, 1)),
  layout        TEXT NOT NULL,
  created       INTEGER NOT NULL,
  deleted       INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  text          TEXT NOT NULL
) STRICT;
CREATE INDEX editions_transcript ON editions (transcript_id);
CREATE INDEX editions_sha256 ON editions (sha256);

CREATE TABLE speakers (
  id          TEXT PRIMARY KEY,
  name        TEXT NOT NULL,
  kind        TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'outlet')),
  role        TEXT CHECK (role IN ('asks', 'answers', 'chairs')),
  affiliation TEXT NOT NULL DEFAULT '',
  deleted     INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE turns (
  id         TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES editions (id),
  speaker_id TEXT REFERENCES speakers (id),
  time       REAL,
  deleted    INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX turns_edition ON turns (edition_id);
CREATE INDEX turns_speaker ON turns (speaker_id);

CREATE TABLE blocks (
  id         TEXT PRIMARY KEY,
  edition_id TEXT NOT NULL REFERENCES editions (id),
  kind       TEXT NOT NULL CHECK (kind IN ('heading', 'byline', 'speaker', 'paragraph', 'timestamp', 'furniture')),
  "start"    INTEGER NOT NULL,
  "end"      INTEGER NOT NULL,
  turn_id    TEXT REFERENCES turns (id),
  deleted    INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  CHECK ("start" >= 0 AND "end" > "start")
) STRICT, WITHOUT ROWID;
CREATE INDEX blocks_place ON blocks (edition_id, "start");
CREATE INDEX blocks_turn ON blocks (turn_id);

CREATE TABLE annotations (
  id            TEXT PRIMARY KEY,
  transcript_id TEXT NOT NULL REFERENCES transcripts (id),
  tag_id        TEXT NOT NULL REFERENCES tags (id),
  annotator_id  TEXT NOT NULL REFERENCES annotators (id),
  note          TEXT NOT NULL DEFAULT '',
  created       INTEGER NOT NULL,
  modified      INTEGER NOT NULL,
  deleted       INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX annotations_transcript ON annotations (transcript_id);
CREATE INDEX annotations_tag ON annotations (tag_id);
CREATE INDEX annotations_annotator ON annotations (annotator_id);

-- Where an annotation stands in one edition. start and end bound all its ranges; parts lists them as
-- [[start, end], ...] where there are several, and is NULL where [start, end) is the only one.
CREATE TABLE spans (
  annotation_id TEXT NOT NULL REFERENCES annotations (id),
  edition_id    TEXT NOT NULL REFERENCES editions (id),
  "start"       INTEGER NOT NULL,
  "end"         INTEGER NOT NULL,
  parts         TEXT CHECK (parts IS NULL OR json_valid(parts)),
  deleted       INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  PRIMARY KEY (annotation_id, edition_id),
  CHECK ("start" >= 0 AND "end" > "start")
) STRICT, WITHOUT ROWID;
CREATE INDEX spans_place ON spans (edition_id, "start");

CREATE TABLE annotation_values (
  annotation_id TEXT NOT NULL REFERENCES annotations (id),
  attribute_id  TEXT NOT NULL REFERENCES attributes (id),
  value         TEXT NOT NULL,
  deleted       INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  PRIMARY KEY (annotation_id, attribute_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX annotation_values_attribute ON annotation_values (attribute_id);

CREATE TABLE relations (
  id           TEXT PRIMARY KEY,
  type         TEXT NOT NULL,
  from_id      TEXT NOT NULL REFERENCES annotations (id),
  to_id        TEXT NOT NULL REFERENCES annotations (id),
  annotator_id TEXT NOT NULL REFERENCES annotators (id),
  note         TEXT NOT NULL DEFAULT '',
  deleted      INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX relations_from ON relations (from_id);
CREATE INDEX relations_to ON relations (to_id);

CREATE TABLE passes (
  transcript_id TEXT NOT NULL REFERENCES transcripts (id),
  annotator_id  TEXT NOT NULL REFERENCES annotators (id),
  state         TEXT NOT NULL CHECK (state IN ('open', 'done')),
  deleted       INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  PRIMARY KEY (transcript_id, annotator_id)
) STRICT, WITHOUT ROWID;

-- A round of coding: transcripts given to annotators under one state of the codebook: the log's clock of its last change
-- when the round began, and in revision the number of actions that had changed it.
CREATE TABLE rounds (
  id       TEXT PRIMARY KEY,
  name     TEXT NOT NULL,
  codebook TEXT NOT NULL,
  revision INTEGER NOT NULL,
  share    REAL,
  seed     INTEGER,
  created  INTEGER NOT NULL,
  deleted  INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE assignments (
  round_id      TEXT NOT NULL REFERENCES rounds (id),
  transcript_id TEXT NOT NULL REFERENCES transcripts (id),
  annotator_id  TEXT NOT NULL REFERENCES annotators (id),
  deleted       INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  PRIMARY KEY (round_id, transcript_id, annotator_id)
) STRICT, WITHOUT ROWID;

-- A reviewer's word on an annotation. basis is a fingerprint of what was decided on: where the annotation's differs,
-- the decision is stale. proposal is what a revision proposes, as JSON.
CREATE TABLE decisions (
  annotation_id TEXT NOT NULL REFERENCES annotations (id),
  reviewer_id   TEXT NOT NULL REFERENCES annotators (id),
  verdict       TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'revise')),
  reason        TEXT NOT NULL DEFAULT '',
  proposal      TEXT CHECK (proposal IS NULL OR json_valid(proposal)),
  basis         TEXT NOT NULL,
  decided       INTEGER NOT NULL,
  deleted       INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  PRIMARY KEY (annotation_id, reviewer_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE comments (
  id            TEXT PRIMARY KEY,
  annotation_id TEXT NOT NULL REFERENCES annotations (id),
  annotator_id  TEXT NOT NULL REFERENCES annotators (id),
  text          TEXT NOT NULL,
  created       INTEGER NOT NULL,
  deleted       INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1))
) STRICT, WITHOUT ROWID;
CREATE INDEX comments_annotation ON comments (annotation_id);

-- The adjudicated annotations of a transcript. tag_id NULL: a person decided that none of the sources stands.
-- sources and against are JSON arrays of annotation ids: what it stands for, and what at the same place it decides against.
-- rule says what merged them, decided_by who did where it was a person.
CREATE TABLE gold (
  id            TEXT PRIMARY KEY,
  transcript_id TEXT NOT NULL REFERENCES transcripts (id),
  edition_id    TEXT NOT NULL REFERENCES editions (id),
  tag_id        TEXT REFERENCES tags (id),
  "start"       INTEGER NOT NULL,
  "end"         INTEGER NOT NULL,
  parts         TEXT CHECK (parts IS NULL OR json_valid(parts)),
  "values"      TEXT NOT NULL DEFAULT '{}' CHECK (json_valid("values")),
  sources       TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(sources)),
  against       TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(against)),
  rule          TEXT NOT NULL,
  decided_by    TEXT REFERENCES annotators (id),
  note          TEXT NOT NULL DEFAULT '',
  created       INTEGER NOT NULL,
  deleted       INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  CHECK ("start" >= 0 AND "end" > "start")
) STRICT, WITHOUT ROWID;
CREATE INDEX gold_place ON gold (edition_id, "start");
CREATE INDEX gold_transcript ON gold (transcript_id);
CREATE INDEX gold_tag ON gold (tag_id);

-- Things made apart that are one: after a merge, alias stands for id wherever it comes again.
CREATE TABLE aliases (
  entity   TEXT NOT NULL,
  alias    TEXT NOT NULL,
  id       TEXT NOT NULL,
  deleted  INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  PRIMARY KEY (entity, alias)
) STRICT, WITHOUT ROWID;

-- The log. An action is one transaction; its clock is a hybrid logical clock: 12 hexadecimal digits of milliseconds,
-- then 4 of a counter, so that text order is clock order. Ties go by actor, then id.
CREATE TABLE actions (
  id      TEXT PRIMARY KEY,
  clock   TEXT NOT NULL CHECK (length(clock) = 16),
  actor   TEXT NOT NULL,
  at      INTEGER NOT NULL,
  kind    TEXT NOT NULL CHECK (kind IN ('do', 'undo', 'redo')),
  target  TEXT REFERENCES actions (id),
  name    TEXT NOT NULL,
  summary TEXT NOT NULL,
  -- The merge that brought the action in; NULL where it was done in this file. 1 in withdrawn: that merge was undone.
  merge_id  TEXT REFERENCES actions (id),
  withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
  CHECK ((kind = 'do') = (target IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX actions_order ON actions (clock, actor, id);
CREATE INDEX actions_actor ON actions (actor, clock, id);
CREATE INDEX actions_merge ON actions (merge_id) WHERE merge_id IS NOT NULL;

-- What an action changed: the fields that differ, before and after. A row that is new has no before.
CREATE TABLE changes (
  action_id TEXT NOT NULL REFERENCES actions (id),
  n         INTEGER NOT NULL,
  entity    TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  before    TEXT CHECK (before IS NULL OR json_valid(before)),
  after     TEXT NOT NULL CHECK (json_valid(after)),
  -- As for the action; a change can come later than its action, where a hand-off file had left it out.
  merge_id  TEXT REFERENCES actions (id),
  withdrawn INTEGER NOT NULL DEFAULT 0 CHECK (withdrawn IN (0, 1)),
  PRIMARY KEY (action_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX changes_entity ON changes (entity, entity_id);
CREATE INDEX changes_merge ON changes (merge_id) WHERE merge_id IS NOT NULL;

-- What counts as there. One colleague may delete what another, in a copy, goes on using: what is used is not deleted.
CREATE VIEW live_turns AS SELECT t.* FROM turns t
  WHERE t.deleted = 0 OR EXISTS (SELECT 1 FROM blocks b WHERE b.turn_id = t.id AND b.deleted = 0);
CREATE VIEW live_speakers AS SELECT s.* FROM speakers s
  WHERE s.deleted = 0 OR EXISTS (SELECT 1 FROM live_turns t WHERE t.speaker_id = s.id);
CREATE VIEW live_tags AS
  WITH RECURSIVE used (id) AS (
    SELECT id FROM tags WHERE deleted = 0
    UNION SELECT t.id FROM tags t
      WHERE t.deleted = 1 AND (EXISTS (SELECT 1 FROM annotations a WHERE a.tag_id = t.id AND a.deleted = 0)
        OR EXISTS (SELECT 1 FROM gold g WHERE g.tag_id = t.id AND g.deleted = 0))
    UNION SELECT t.parent_id FROM tags t JOIN used u ON t.id = u.id WHERE t.parent_id IS NOT NULL)
  SELECT t.* FROM tags t JOIN used u ON u.id = t.id;
`;
