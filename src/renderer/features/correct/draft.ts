import { ChangeSet, EditorState, type Extension, StateField, Text } from '@codemirror/state';
import { diffTexts } from '../../../core/edits/diff-texts.ts';
import type { Edit, Edits } from '../../../core/edits/edits.ts';
import { refineEdits } from '../../../core/edits/refine-edits.ts';
import { LineText } from '../../../core/edits/line-text.ts';

/** All that was changed since the correction was begun, as one change. */
const changed = StateField.define<ChangeSet>({
  create: (state) => ChangeSet.empty(state.doc.length),
  update: (changes, transaction) => (transaction.docChanged ? changes.compose(transaction.changes) : changes),
});

/** A correction on its way: the edition that it is of, and the editor's state. */
export class Draft {
  readonly edition: string;
  readonly lines: LineText;
  state: EditorState;

  /** `at`: where the caret stands at first (UTF-16 of the text). `edits`: what was typed another time, of the text. */
  constructor(
    edition: string,
    text: string,
    at: number,
    extensions: (lines: LineText) => Extension,
    edits: Edits = [],
  ) {
    this.edition = edition;
    this.lines = new LineText(text);
    this.state = EditorState.create({
      doc: Text.of(this.lines.lines),
      selection: { anchor: this.lines.toLines(Math.min(at, text.length)) },
      extensions: [changed, extensions(this.lines)],
    });
    if (edits.length === 0) return;
    const changes = edits.map(([start, end, inserted]) => ({
      from: this.lines.toLines(start),
      to: this.lines.toLines(end),
      insert: inserted.replaceAll(/\r\n?/g, '\n'),
    }));
    this.state = this.state.update({ changes }).state;
  }

  get isChanged(): boolean {
    return !this.state.field(changed).empty;
  }

  /** What was changed in the text, in the least edits; where it was changed back, nothing. */
  edits(): Edits {
    const edits: Edit[] = [];
    // Single changes, so that two that are close stay two.
    this.state.field(changed).iterChanges((from, to, _from, _to, inserted) => {
      edits.push([from, to, inserted.toString()]);
    }, true);
    return refineEdits(this.lines.text, this.lines.editsOfText(edits));
  }

  /** What leads from what is typed so far to a whole text, for the editor. */
  changesTo(text: string): { from: number; to: number; insert: string }[] {
    const wanted = text.replaceAll(/\r\n?/g, '\n');
    return diffTexts(this.state.doc.toString(), wanted).map(([from, to, insert]) => ({ from, to, insert }));
  }
}
