import './picker.css';
import { Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  ListBox,
  ListBoxItem,
  ListBoxSection,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';

export interface PickerItem {
  id: string;
  name: string;
  /** What is said behind the name, in a softer ink. */
  note?: string;
  /** Key caps of the first of its keys. */
  caps?: readonly string[];
  /** A colour of the palette, for a tag. */
  colour?: string;
  isOn?: boolean;
  isDisabled?: boolean;
}

export interface PickerSection {
  title: string;
  items: readonly PickerItem[];
}

interface Props {
  /** What is looked for: the name of the dialog and of its field. */
  label: string;
  placeholder: string;
  /** What is found by what is typed, best first. */
  find: (typed: string) => readonly PickerSection[];
  /** What is said where nothing is found. */
  none: ReactNode;
  /** Enter takes the first one before anything was typed, too. */
  takesFirst?: boolean;
  onChoose: (id: string) => void;
  onClose: () => void;
}

/** A field over the desk, and under it what is found by what is typed there: one of it is chosen by Enter or a click. */
export function Picker({ label, placeholder, find, none, takesFirst = false, onChoose, onClose }: Props) {
  const [typed, setTyped] = useState('');
  const sections = find(typed).filter(({ items }) => items.length > 0);
  const disabled = sections
    .flatMap(({ items }) => items.filter((item) => item.isDisabled))
    .map(({ id }) => id);
  return (
    <ModalOverlay className="picker-overlay" isOpen isDismissable onOpenChange={(open) => !open && onClose()}>
      <Modal className="picker">
        <Dialog className="picker-dialog" aria-label={label}>
          <Autocomplete inputValue={typed} onInputChange={setTyped}>
            <SearchField
              className="picker-field"
              aria-label={label}
              autoFocus
              // Escape closes at once; what was typed is not worth a second one.
              onKeyDown={(event) => {
                const first = sections[0]?.items[0];
                const isNone = !(event.target as Element).getAttribute('aria-activedescendant');
                if (event.key === 'Escape') onClose();
                else if (event.key === 'Enter' && takesFirst && isNone && first) onChoose(first.id);
                else event.continuePropagation();
              }}
            >
              {/* What is found lies open under it all the time. */}
              <Input className="picker-input" role="combobox" aria-expanded placeholder={placeholder} />
            </SearchField>
            <ListBox
              className="picker-list"
              aria-label={label}
              selectionMode="none"
              disabledKeys={disabled}
              renderEmptyState={() => <div className="picker-none">{none}</div>}
              onAction={(id) => onChoose(String(id))}
            >
              {sections.map(({ title, items }) => (
                <ListBoxSection key={title} id={`section ${title}`}>
                  <Header className="menu-header">{title}</Header>
                  {items.map((item) => (
                    <Line key={item.id} item={item} />
                  ))}
                </ListBoxSection>
              ))}
            </ListBox>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Line({ item: { id, name, note, caps = [], colour, isOn } }: { item: PickerItem }) {
  return (
    <ListBoxItem id={id} className="menu-item picker-item" textValue={name} data-colour={colour}>
      {colour !== undefined && <span className="swatch" />}
      <span className="menu-item-name">
        {name}
        {isOn === true && <span className="visually-hidden"> (on)</span>}
      </span>
      {isOn === true && <Check size={14} aria-hidden />}
      {note !== undefined && note !== '' && <span className="menu-item-note">{note}</span>}
      {caps.length > 0 && (
        <span className="picker-keys">
          {caps.map((cap) => (
            <kbd key={cap}>{cap}</kbd>
          ))}
        </span>
      )}
    </ListBoxItem>
  );
}
