import {
  BEFORE_INPUT_COMMAND,
  CLEAR_EDITOR_COMMAND,
  COMMAND_PRIORITY_CRITICAL,
  COMPOSITION_END_COMMAND,
  COMPOSITION_START_COMMAND,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  CUT_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  DRAGOVER_COMMAND,
  DRAGSTART_COMMAND,
  DROP_COMMAND,
  FORMAT_ELEMENT_COMMAND,
  FORMAT_TEXT_COMMAND,
  INDENT_CONTENT_COMMAND,
  INPUT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  INSERT_TAB_COMMAND,
  KEY_DOWN_COMMAND,
  type LexicalCommand,
  type LexicalEditor,
  OUTDENT_CONTENT_COMMAND,
  PASTE_COMMAND,
  REDO_COMMAND,
  REMOVE_TEXT_COMMAND,
  SELECT_ALL_COMMAND,
  SET_TEXT_FORMAT_COMMAND,
  UNDO_COMMAND,
} from 'lexical';

/** Events whose default changes text: no handler and no default. */
const PREVENTED = [
  BEFORE_INPUT_COMMAND,
  PASTE_COMMAND,
  CUT_COMMAND,
  DROP_COMMAND,
  DRAGSTART_COMMAND,
] as unknown as readonly LexicalCommand<Event>[];

/**
 * What Lexical itself would do. KEY_DOWN is among them, so that no shortcut of Lexical's runs; the event itself goes on
 * to the app untouched, undo and redo too.
 */
const SWALLOWED = [
  KEY_DOWN_COMMAND,
  INPUT_COMMAND,
  COMPOSITION_START_COMMAND,
  COMPOSITION_END_COMMAND,
  CONTROLLED_TEXT_INSERTION_COMMAND,
  DELETE_CHARACTER_COMMAND,
  DELETE_WORD_COMMAND,
  DELETE_LINE_COMMAND,
  REMOVE_TEXT_COMMAND,
  INSERT_LINE_BREAK_COMMAND,
  INSERT_PARAGRAPH_COMMAND,
  INSERT_TAB_COMMAND,
  FORMAT_TEXT_COMMAND,
  FORMAT_ELEMENT_COMMAND,
  SET_TEXT_FORMAT_COMMAND,
  INDENT_CONTENT_COMMAND,
  OUTDENT_CONTENT_COMMAND,
  SELECT_ALL_COMMAND,
  UNDO_COMMAND,
  REDO_COMMAND,
  CLEAR_EDITOR_COMMAND,
  DRAGOVER_COMMAND,
] as readonly LexicalCommand<unknown>[];

/**
 * Keeps the text as it is while the editor stays editable (a read-only one has no caret). What cannot be vetoed, what an
 * input method composes, the guard takes back. Returns the way to undo it.
 */
export function vetoEditing(editor: LexicalEditor, element: HTMLElement): () => void {
  const undo: (() => void)[] = [];
  for (const command of PREVENTED)
    undo.push(
      editor.registerCommand(
        command,
        (event) => {
          event.preventDefault();
          return true;
        },
        COMMAND_PRIORITY_CRITICAL,
      ),
    );
  for (const command of SWALLOWED)
    undo.push(editor.registerCommand(command, () => true, COMMAND_PRIORITY_CRITICAL));
  // Lexical lets some of these pass before any command is dispatched; here nothing passes.
  const prevent = (event: Event): void => event.preventDefault();
  for (const type of ['beforeinput', 'paste', 'cut', 'drop', 'dragstart']) {
    element.addEventListener(type, prevent, { capture: true });
    undo.push(() => element.removeEventListener(type, prevent, { capture: true }));
  }
  return () => {
    for (const one of undo) one();
  };
}
