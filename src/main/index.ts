import { join } from 'node:path';
import { app, session } from 'electron';
import { Desk } from './desk.ts';
import { projectArgument } from './project-argument.ts';
import { registerScheme, servePage } from './protocol.ts';
import { secureContents, secureSession } from './security.ts';

// One instance a machine: a second start hands its project to the first.
if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  app.enableSandbox();
  registerScheme();
  secureContents();

  let desk: Desk | undefined;
  // macOS says which file to open by an event, which may come before the app is ready.
  let asked = projectArgument(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd());
  const open = (path: string) => {
    if (desk) void desk.openProject(path);
    else asked = path;
  };
  app.on('open-file', (event, path) => {
    event.preventDefault();
    open(path);
  });
  app.on('second-instance', (_event, argv, cwd) => {
    const path = projectArgument(argv.slice(1), cwd);
    if (path === undefined) desk?.show();
    else open(path);
  });
  app.on('activate', () => desk?.show());
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('will-quit', () => desk?.close());

  void app.whenReady().then(() => {
    secureSession(session.defaultSession);
    servePage(join(import.meta.dirname, '../renderer'));
    desk = new Desk(join(app.getAppPath(), 'resources/sample'));
    if (asked === undefined) desk.show();
    else void desk.openProject(asked);
  });
}
