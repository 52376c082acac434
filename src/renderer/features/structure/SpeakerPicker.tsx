import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { Autocomplete, Dialog, Input, Menu, MenuItem, SearchField } from 'react-aria-components';
import { host, useQuery } from '../../platform/host.ts';
import { plural } from '../import/preview-lines.ts';
import { findSpeakers, newSpeakerName } from './find-speakers.ts';

interface Props {
  /** What the choice is for: "Who speaks here?". */
  title: string;
  /** The speaker now; null for nobody, undefined where there is no turn yet. */
  current: string | null | undefined;
  /** Called with the speaker's id, made anew where the user asked for that; null for nobody. */
  onChoose: (speaker: string | null) => void;
  /** A new speaker could not be made: the host's sentence. */
  onFault: (sentence: unknown) => void;
}

const NOBODY = 'nobody';
const NEW = 'new';

/** Finds a speaker of the project by the first letters, or makes a new one. */
export function SpeakerPicker({ title, current, onChoose, onFault }: Props) {
  const [search, setSearch] = useState('');
  const speakers = useQuery('speakers.list', {}, ['speaker', 'turn']).data ?? [];
  const found = findSpeakers(speakers, search);
  const name = newSpeakerName(speakers, search);
  const onAction = (key: string): void => {
    if (key === NOBODY) onChoose(null);
    else if (key !== NEW) onChoose(key);
    else if (name !== null)
      host()
        .call('speakers.create', { name })
        .then(({ id }) => onChoose(id), onFault);
  };
  return (
    <Dialog className="block-dialog" aria-label={title}>
      <p className="block-dialog-title">{title}</p>
      <Autocomplete inputValue={search} onInputChange={setSearch}>
        <SearchField autoFocus aria-label="Find or create a speaker">
          <Input className="input" placeholder="Find or create a speaker" />
        </SearchField>
        <Menu className="menu speaker-menu" aria-label="Speakers" onAction={(key) => onAction(String(key))}>
          {[
            ...found.map((speaker) => (
              <MenuItem key={speaker.id} id={speaker.id} className="menu-item" textValue={speaker.name}>
                <span className="menu-item-name">{speaker.name}</span>
                <span className="menu-item-note">
                  {speaker.id === current ? 'now' : plural(speaker.turns, 'turn')}
                </span>
              </MenuItem>
            )),
            ...(name === null
              ? []
              : [
                  <MenuItem key={NEW} id={NEW} className="menu-item" textValue={name}>
                    <UserPlus size={15} aria-hidden />
                    <span className="menu-item-name">New speaker “{name}”</span>
                  </MenuItem>,
                ]),
            ...(current !== null && search === ''
              ? [
                  <MenuItem key={NOBODY} id={NOBODY} className="menu-item" textValue="Nobody">
                    <span className="menu-item-name">Nobody is named</span>
                  </MenuItem>,
                ]
              : []),
          ]}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}
