import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { saving } from '../../app/saving.ts';
import { filesOfDrop, UNREADABLE_DROP } from '../../platform/picked-files.ts';

interface Props {
  /** A dialog is open that takes its own drops, or none. */
  isDisabled: boolean;
  onFiles: (files: File[]) => void;
}

const bringsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Takes files that are dropped anywhere on the window; a browser would leave the page for them. */
export function DropFiles({ isDisabled, onFiles }: Props) {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const drag = (event: DragEvent): void => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      if (isDisabled) return;
      event.dataTransfer!.dropEffect = 'copy';
      setOver(true);
    };
    const drop = (event: DragEvent): void => {
      if (!bringsFiles(event)) return;
      event.preventDefault();
      setOver(false);
      if (isDisabled || !event.dataTransfer) return;
      filesOfDrop(event.dataTransfer).then(
        (files) => {
          if (files.length > 0) onFiles(files);
        },
        () => saving.fail(UNREADABLE_DROP),
      );
    };
    // In the capture phase: the reader vetoes drops, and none of them may reach the text.
    window.addEventListener('dragenter', drag, { signal, capture: true });
    window.addEventListener('dragover', drag, { signal, capture: true });
    window.addEventListener('drop', drop, { signal, capture: true });
    window.addEventListener(
      'dragleave',
      (event) => {
        if (event.relatedTarget === null) setOver(false);
      },
      { signal },
    );
    return () => stop.abort();
  }, [isDisabled, onFiles]);
  if (!over) return null;
  return (
    <div className="drop-files">
      <FileDown size={32} aria-hidden />
      Drop to import
    </div>
  );
}
