import './sheet.css';
import { X } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { Confirm } from './Confirm.tsx';
import { useKeepFocus } from './keep-focus.ts';
import { useFocusAfter } from './nowhere.ts';

/** A question above it has given the focus back by then (ms). */
const AFTER = 60;

interface Props {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** `wide` takes the window, `medium` a table, `narrow` a form. */
  width: 'narrow' | 'medium' | 'wide';
  /** Buttons at the end; the words that belong to them before. */
  footer?: ReactNode;
  /** False while something runs that closing would leave half done. */
  canClose?: boolean;
  /** What was typed is nowhere but here: Escape and the cross ask before it goes. */
  isUnsaved?: boolean;
  /** Nothing in it takes the focus: the body does, so that keys scroll it. */
  isReading?: boolean;
  children: ReactNode;
}

/** A large dialog: a title, a body that scrolls by itself or lets its parts scroll, and a line of buttons. */
export function Sheet({
  title,
  isOpen,
  onClose,
  width,
  footer,
  canClose = true,
  isUnsaved = false,
  isReading = false,
  children,
}: Props) {
  const [asking, setAsking] = useState(false);
  const close = (): void => (isUnsaved ? setAsking(true) : onClose());
  const dialog = useRef<HTMLElement>(null);
  // A question above it gives the focus back to the button that asked: where that is turned off by then, it would be lost.
  useEffect(() => {
    const timer = setTimeout(() => {
      if (isOpen && document.activeElement === document.body) dialog.current?.focus();
    }, AFTER);
    return () => clearTimeout(timer);
  });
  return (
    <ModalOverlay
      className="sheet-overlay"
      isOpen={isOpen}
      isKeyboardDismissDisabled={!canClose}
      onOpenChange={(open) => !open && canClose && close()}
    >
      <Modal className="sheet" data-width={width}>
        <SheetDialog dialog={dialog}>
          <header className="sheet-head">
            <Heading slot="title">{title}</Heading>
            <Button className="icon-button" aria-label="Close" isDisabled={!canClose} onPress={close}>
              <X size={18} aria-hidden />
            </Button>
          </header>
          <div className="sheet-body" tabIndex={isReading ? 0 : undefined}>
            {children}
          </div>
          {footer && <footer className="sheet-foot">{footer}</footer>}
        </SheetDialog>
      </Modal>
      {asking && (
        <Confirm
          title="Close without saving?"
          action="Discard"
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            onClose();
          }}
        >
          <p>What you typed here is not saved.</p>
        </Confirm>
      )}
    </ModalOverlay>
  );
}

/** The dialog itself, from which the focus is not lost. */
function SheetDialog({ dialog, children }: { dialog: RefObject<HTMLElement | null>; children: ReactNode }) {
  useKeepFocus(dialog);
  useFocusAfter();
  return (
    <Dialog ref={dialog} className="sheet-dialog">
      {children}
    </Dialog>
  );
}
