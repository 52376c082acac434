import { LINE_LENGTHS, prefs, setPrefs, TEXT_SIZES } from '../../app/prefs.ts';
import { defineCommands } from '../commands/command.ts';

const size = (step: number) => () => setPrefs({ textSize: prefs().textSize + step });
const lines = (step: number) => () => setPrefs({ lineLength: prefs().lineLength + step });

/** How the desk looks. */
export const LOOK_COMMANDS = defineCommands([
  {
    id: 'view.larger',
    title: 'Larger text',
    group: 'View',
    words: 'font size zoom',
    menu: ['view', 3],
    when: () => prefs().textSize < TEXT_SIZES.length - 1,
    run: size(1),
  },
  {
    id: 'view.smaller',
    title: 'Smaller text',
    group: 'View',
    words: 'font size zoom',
    menu: ['view', 3],
    when: () => prefs().textSize > 0,
    run: size(-1),
  },
  {
    id: 'view.longerLines',
    title: 'Longer lines',
    group: 'View',
    words: 'line length measure width column',
    menu: ['view', 3],
    when: () => prefs().lineLength < LINE_LENGTHS.length - 1,
    run: lines(1),
  },
  {
    id: 'view.shorterLines',
    title: 'Shorter lines',
    group: 'View',
    words: 'line length measure width column',
    menu: ['view', 3],
    when: () => prefs().lineLength > 0,
    run: lines(-1),
  },
  {
    id: 'view.stripesByTag',
    title: 'Stripes by tag',
    group: 'View',
    words: 'margin annotations gutter arrange',
    isOn: () => prefs().stripes === 'tag',
    run: () => setPrefs({ stripes: 'tag' }),
  },
  {
    id: 'view.stripesByAnnotator',
    title: 'Stripes by annotator',
    group: 'View',
    words: 'margin annotations gutter arrange people coder',
    isOn: () => prefs().stripes === 'annotator',
    run: () => setPrefs({ stripes: 'annotator' }),
  },
  {
    id: 'view.themeLight',
    title: 'Light theme',
    group: 'View',
    isOn: () => prefs().theme === 'light',
    run: () => setPrefs({ theme: 'light' }),
  },
  {
    id: 'view.themeDark',
    title: 'Dark theme',
    group: 'View',
    isOn: () => prefs().theme === 'dark',
    run: () => setPrefs({ theme: 'dark' }),
  },
  {
    id: 'view.themeSystem',
    title: 'Theme as the system',
    group: 'View',
    isOn: () => prefs().theme === 'system',
    run: () => setPrefs({ theme: 'system' }),
  },
]);
