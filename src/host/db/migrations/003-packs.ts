/**
 * Schema 3. An import makes a row for every block and turn of a text; a change of the log for each took longer than the
 * text itself. They lie in packs, and are spread among `changes` when something goes through the log by rows.
 */
export const packs = /* sql */ `
-- New rows of one kind that one action made, as changes n, n + 1, ... of it. columns: a JSON array of names, "id" first;
-- cells: for each of these a JSON array of its values, one a row; same: a JSON object of the fields that all rows have.
CREATE TABLE packs (
  action_id TEXT NOT NULL REFERENCES actions (id),
  n         INTEGER NOT NULL,
  entity    TEXT NOT NULL CHECK (entity IN ('turn', 'block')),
  same      TEXT NOT NULL,
  columns   TEXT NOT NULL,
  cells     TEXT NOT NULL,
  PRIMARY KEY (action_id, n)
) STRICT;
`;
