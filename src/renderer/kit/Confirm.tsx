import './confirm.css';
import type { ReactNode } from 'react';
import { Button, Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useFocusAfter } from './nowhere.ts';

interface Props {
  title: string;
  /** The word on the button that does it. */
  action: string;
  /** Why it could not be done; empty for nothing. */
  fault?: string;
  isDisabled?: boolean;
  tone?: 'danger' | 'primary';
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A question before something is done. */
export function Confirm({
  title,
  action,
  fault = '',
  isDisabled = false,
  tone = 'danger',
  onConfirm,
  onClose,
  children,
}: Props) {
  useFocusAfter();
  return (
    <ModalOverlay className="sheet-overlay" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="sheet confirm">
        <Dialog role="alertdialog" className="confirm-dialog">
          <Heading slot="title">{title}</Heading>
          {children}
          {fault && (
            <p className="field-fault" role="alert">
              {fault}
            </p>
          )}
          <div className="confirm-buttons">
            <Button className="button" autoFocus onPress={onClose}>
              Cancel
            </Button>
            <Button className="button" data-variant={tone} isDisabled={isDisabled} onPress={onConfirm}>
              {action}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
