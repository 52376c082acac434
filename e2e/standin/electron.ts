import { createStandin } from './create.ts';

/**
 * What `import 'electron'` gives. Loaded anew for each run of the app, under an address with the run's number, so that no run
 * hears what another one listened to.
 */
export const standin = createStandin();

export const {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  MessageChannelMain,
  nativeTheme,
  protocol,
  screen,
  session,
  shell,
  utilityProcess,
} = standin;
