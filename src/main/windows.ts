import { join } from 'node:path';
import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { PAGE_URL } from './page-files.ts';
import { readWindowState, writeWindowState } from './window-state.ts';

/** Painted before the page is: the page's own background, so that nothing flashes. */
const BACKGROUND = { light: '#fbfaf7', dark: '#1b1a18' };

/** Makes the app's window where it was left, and loads the page. */
export function createWindow(): BrowserWindow {
  const statePath = join(app.getPath('userData'), 'window.json');
  const { maximized, ...bounds } = readWindowState(
    statePath,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...bounds,
    minWidth: 480,
    minHeight: 360,
    show: false,
    title: 'Passage',
    icon: join(import.meta.dirname, '../../resources/icons/passage.png'),
    backgroundColor: BACKGROUND[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    webPreferences: {
      preload: join(import.meta.dirname, '../preload/index.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    },
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('close', () => {
    writeWindowState(statePath, { ...window.getNormalBounds(), maximized: window.isMaximized() });
  });
  void window.loadURL(PAGE_URL);
  return window;
}
