import { FileUp } from 'lucide-react';
import { useId, useState } from 'react';
import { Button, DropZone, FileTrigger, Text } from 'react-aria-components';
import { type DroppedItem, filesOfItems, UNREADABLE_DROP } from '../../platform/picked-files.ts';
import { exactText } from './pasted.ts';

interface Props {
  busy: boolean;
  /** Why files that were chosen could not be looked at. */
  fault: string;
  /** That the reading was stopped, and what became of it. */
  stopped?: string;
  onFiles: (files: File[]) => void;
  onText: (text: string, fileName: string) => void;
  /** Whether something stands in the field for a text. */
  onTyping: (typing: boolean) => void;
}

/** Where an import begins: choose files, drop them, or paste a text. */
export function SourcePicker({ busy, fault, stopped = '', onFiles, onText, onTyping }: Props) {
  const [unread, setUnread] = useState('');
  const words = unread || fault;
  return (
    <div className="import-sources">
      <DropZone
        className="import-drop"
        isDisabled={busy}
        getDropOperation={() => 'copy'}
        onDrop={async (event) => {
          setUnread('');
          await filesOfItems(event.items as DroppedItem[]).then(onFiles, () => setUnread(UNREADABLE_DROP));
        }}
      >
        <FileUp size={28} aria-hidden />
        <Text slot="label">
          Drop transcripts or a folder here: text, Word, PDF, web pages, captions, files of other tools, or
          copies of this project
        </Text>
        <FileTrigger allowsMultiple onSelect={(files) => files && onFiles([...files])}>
          <Button className="button" data-variant="primary">
            Choose files…
          </Button>
        </FileTrigger>
        <FileTrigger acceptDirectory onSelect={(files) => files && onFiles([...files])}>
          <Button className="button">Choose a folder…</Button>
        </FileTrigger>
      </DropZone>
      {words !== '' && (
        <p className="notice" data-tone="bad" role="alert">
          {words}
        </p>
      )}
      {words === '' && stopped !== '' && (
        <p className="notice" role="status">
          {stopped}
        </p>
      )}
      <PasteText onText={onText} onTyping={onTyping} />
    </div>
  );
}

function PasteText({ onText, onTyping }: Pick<Props, 'onText' | 'onTyping'>) {
  const id = useId();
  const [shown, setShown] = useState('');
  const [copied, setCopied] = useState<string | null>(null);
  const [name, setName] = useState('');
  return (
    <form
      className="import-paste"
      onSubmit={(event) => {
        event.preventDefault();
        onTyping(false);
        onText(exactText(shown, copied), name.trim());
      }}
    >
      <label htmlFor={`${id}-text`}>Or paste a text</label>
      <textarea
        id={`${id}-text`}
        className="input"
        rows={7}
        value={shown}
        onPaste={(event) => {
          const { selectionStart, selectionEnd, value } = event.currentTarget;
          const whole = selectionStart === 0 && selectionEnd === value.length;
          setCopied(whole ? event.clipboardData.getData('text/plain') : null);
        }}
        onChange={(event) => {
          setShown(event.target.value);
          onTyping(event.target.value.trim() !== '');
        }}
      />
      <div className="import-paste-end">
        <label htmlFor={`${id}-name`}>Name</label>
        <input
          id={`${id}-name`}
          className="input"
          placeholder="pasted.txt"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" className="button" isDisabled={shown.trim() === ''}>
          Read text
        </Button>
      </div>
    </form>
  );
}
