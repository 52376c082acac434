import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Dialog, Modal, ModalOverlay } from 'react-aria-components';

interface Props {
  side: 'left' | 'right';
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A panel that lies over the text, where there is no room beside it. */
export function Drawer({ side, title, isOpen, onClose, children }: Props) {
  return (
    <ModalOverlay
      className="drawer-overlay"
      isOpen={isOpen}
      isDismissable
      onOpenChange={(open) => !open && onClose()}
    >
      <Modal className="drawer" data-side={side}>
        <Dialog className="drawer-dialog" aria-label={title}>
          <Button className="icon-button drawer-close" aria-label="Close" onPress={onClose}>
            <X size={18} aria-hidden />
          </Button>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
