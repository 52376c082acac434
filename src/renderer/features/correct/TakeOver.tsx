import { useRef } from 'react';
import { host } from '../../platform/host.ts';

interface Props {
  onText: (text: string) => void;
  onFault: (error: unknown) => void;
}

/** Takes the text of a file that was corrected elsewhere: what differs there is typed here, to be looked through. */
export function TakeOver({ onText, onFault }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File): Promise<void> => {
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      onText((await host().call('import.read', { fileName: file.name, bytes })).text);
    } catch (error) {
      onFault(error);
    }
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="Corrected file"
        accept=".txt,.md,.text,text/plain"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void read(file);
        }}
      />
      <button type="button" className="button" data-variant="quiet" onClick={() => input.current?.click()}>
        From a corrected file…
      </button>
    </>
  );
}
