import { useState } from 'react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import type { Annotator } from '../../../core/model/annotation.ts';
import { platform } from '../../platform/current.ts';
import { host, sentenceOf } from '../../platform/host.ts';

/** A copy of the project for one colleague, with nobody's work but theirs in it. */
export function HandOffButton({ annotators }: { annotators: readonly Annotator[] }) {
  const [fault, setFault] = useState('');
  const write = async (annotator: string | null): Promise<void> => {
    try {
      setFault('');
      const place = await platform().pickNewProject?.('Hand-off.passage');
      if (place === null) return;
      const { download } = await host().call('merge.handOff', { annotator, ...(place ? { place } : {}) });
      if (download !== null) location.assign(download);
    } catch (error) {
      setFault(sentenceOf(error));
    }
  };
  return (
    <>
      <MenuTrigger>
        <Button className="button">Hand-off…</Button>
        <Popover className="popover" placement="bottom end">
          <Menu
            className="menu"
            aria-label="Hand-off"
            onAction={(key) => void write(key === 'new' ? null : String(key))}
          >
            <MenuSection>
              <Header className="menu-header">A copy without others’ work</Header>
              {annotators
                .filter((person) => person.kind === 'person')
                .map((person) => (
                  <MenuItem key={person.id} id={person.id} className="menu-item">
                    For {person.name}
                  </MenuItem>
                ))}
              <MenuItem id="new" className="menu-item">
                For somebody new
              </MenuItem>
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
      {fault && (
        <p className="fault" role="alert">
          {fault}
        </p>
      )}
    </>
  );
}
