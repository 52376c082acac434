import './app/no-eval.ts';
import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './styles/tokens.css';
import './styles/palette.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/overlays.css';
import './styles/forced-colours.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { applyPrefs } from './app/prefs.ts';
import { showClippedTitles } from './kit/clipped-titles.ts';
import { browserPlatform } from './platform/browser.ts';
import { setPlatform } from './platform/current.ts';
import { desktopPowers, electronPlatform } from './platform/electron.ts';

// The one place where the page learns where it runs.
const powers = desktopPowers();
setPlatform(powers ? electronPlatform(powers) : browserPlatform());
applyPrefs();
showClippedTitles(document);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
