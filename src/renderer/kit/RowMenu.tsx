import { Ellipsis } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button, Menu, MenuTrigger, Popover } from 'react-aria-components';

interface Props {
  /** What it is for: “Actions for Claim”. */
  label: string;
  disabledKeys?: readonly string[];
  onAction: (key: string) => void;
  /** Its `MenuItem`s. */
  children: ReactNode;
}

/** The menu at the end of a row. */
export function RowMenu({ label, disabledKeys = [], onAction, children }: Props) {
  return (
    <MenuTrigger>
      <Button className="icon-button" aria-label={label}>
        <Ellipsis size={16} aria-hidden />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Menu
          className="menu"
          aria-label={label}
          disabledKeys={disabledKeys}
          onAction={(key) => onAction(String(key))}
        >
          {children}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
