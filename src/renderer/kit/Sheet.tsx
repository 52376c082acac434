import './sheet.css';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';

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
  isReading = false,
  children,
}: Props) {
  const dialog = useRef<HTMLElement>(null);
  // A button that was pressed and is disabled while its work runs loses the focus, and the dialog its keys: they come back.
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
      onOpenChange={(open) => !open && canClose && onClose()}
    >
      <Modal className="sheet" data-width={width}>
        <Dialog ref={dialog} className="sheet-dialog">
          <header className="sheet-head">
            <Heading slot="title">{title}</Heading>
            <Button className="icon-button" aria-label="Close" isDisabled={!canClose} onPress={onClose}>
              <X size={18} aria-hidden />
            </Button>
          </header>
          <div className="sheet-body" tabIndex={isReading ? 0 : undefined}>
            {children}
          </div>
          {footer && <footer className="sheet-foot">{footer}</footer>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
