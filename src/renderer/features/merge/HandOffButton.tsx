import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import type { Annotator } from '../../../core/model/annotation.ts';
import { platform } from '../../platform/current.ts';
import { host } from '../../platform/host.ts';
import { useJob } from '../../platform/use-job.ts';

/** A copy of the project for one colleague, with nobody's work but theirs in it. */
export function HandOffButton({ annotators }: { annotators: readonly Annotator[] }) {
  const { fault, run } = useJob();
  const write = async (annotator: string | null): Promise<void> => {
    const place = await platform().pickNewProject?.('Hand-off.passage');
    if (place === null) return;
    // Written in one go by the host: there is no half-way to stop at.
    const written = await run({ title: 'Hand-off', canStop: false, attended: false }, () =>
      host().call('merge.handOff', { annotator, ...(place ? { place } : {}) }),
    );
    if (written && written.download !== null) location.assign(written.download);
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
