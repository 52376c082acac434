import type { ReactNode } from 'react';
import { ToggleButton, Tooltip, TooltipTrigger } from 'react-aria-components';
import { CaseSensitive, Regex, Space, UserRound, WholeWord } from 'lucide-react';
import { CommandKeys } from '../commands/CommandKeys.tsx';
import type { CommandId } from '../commands/commands.ts';
import type { FindOption, FindOptions } from './options.ts';

interface Toggle {
  option: FindOption;
  label: string;
  hint: string;
  command: CommandId;
  sign: ReactNode;
}

const TOGGLES: readonly Toggle[] = [
  {
    option: 'matchCase',
    label: 'Match case',
    hint: 'Tell upper and lower case apart',
    command: 'find.matchCase',
    sign: <CaseSensitive size={17} aria-hidden />,
  },
  {
    option: 'matchAccents',
    label: 'Match accents',
    hint: 'Tell letters with and without accents apart',
    command: 'find.matchAccents',
    sign: <span className="find-sign">á</span>,
  },
  {
    option: 'wholeWords',
    label: 'Whole words',
    hint: 'Whole words only',
    command: 'find.wholeWords',
    sign: <WholeWord size={17} aria-hidden />,
  },
  {
    option: 'regex',
    label: 'Regular expression',
    hint: 'A regular expression, as JavaScript has them',
    command: 'find.regex',
    sign: <Regex size={15} aria-hidden />,
  },
  {
    option: 'matchBlanks',
    label: 'Match blanks',
    hint: 'Blanks as they are typed: no line breaks, no runs of them',
    command: 'find.matchBlanks',
    sign: <Space size={17} aria-hidden />,
  },
  {
    option: 'aside',
    label: 'Labels and furniture',
    hint: 'Speaker labels, times and furniture, too',
    command: 'find.aside',
    sign: <UserRound size={15} aria-hidden />,
  },
];

interface Props {
  options: FindOptions;
  onChange: (options: FindOptions) => void;
}

/** How the search is made, each option a button that stays down. */
export function FindToggles({ options, onChange }: Props) {
  return (
    <div className="find-toggles" role="group" aria-label="How to search">
      {TOGGLES.map(({ option, label, hint, command, sign }) => (
        <TooltipTrigger key={option} delay={500} closeDelay={0}>
          <ToggleButton
            className="icon-button find-toggle"
            aria-label={label}
            // A blank in an expression is meant as it is.
            isDisabled={option === 'matchBlanks' && options.regex}
            isSelected={options[option]}
            onChange={(on) => onChange({ ...options, [option]: on })}
          >
            {sign}
          </ToggleButton>
          <Tooltip className="tooltip" offset={6} placement="bottom">
            {hint}
            <CommandKeys id={command} />
          </Tooltip>
        </TooltipTrigger>
      ))}
    </div>
  );
}
