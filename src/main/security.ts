import { app, ipcMain, type IpcMainInvokeEvent, type Session, shell, type WebContents } from 'electron';
import type { DesktopCalls } from '../contract/desktop.ts';
import { externalAddress } from '../contract/external-address.ts';
import { isPageUrl, SCHEME } from './page-files.ts';

/** Opens an address in the user's browser where it is https; does nothing otherwise. */
export function openExternal(address: unknown): void {
  const url = externalAddress(address);
  if (url !== undefined) void shell.openExternal(url);
}

/** Holds every page of the app to the one it was made for. To be called before the first window. */
export function secureContents(): void {
  app.on('web-contents-created', (_event, contents) => secure(contents));
}

function secure(contents: WebContents): void {
  const deny = (event: { preventDefault(): void }) => event.preventDefault();
  contents.on('will-navigate', deny);
  contents.on('will-redirect', deny);
  contents.on('will-frame-navigate', deny);
  contents.on('will-attach-webview', deny);
  contents.setWindowOpenHandler(({ url }) => {
    openExternal(url);
    return { action: 'deny' };
  });
}

/** No permissions, no devices, and no request that leaves the app. */
export function secureSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !['devtools:', 'data:', 'blob:', `${SCHEME}:`].includes(new URL(url).protocol) });
  });
  // Downloads are for pages in a browser; here exports go where a dialog said.
  session.on('will-download', (event) => event.preventDefault());
}

/**
 * Answers a call of the preload, from the main frame of our own page only. The types are the page's word: handlers check
 * what they take.
 */
export function answerCall<C extends keyof DesktopCalls>(
  channel: C,
  handler: (
    event: IpcMainInvokeEvent,
    ...input: unknown[]
  ) => ReturnType<DesktopCalls[C]> | Promise<ReturnType<DesktopCalls[C]>>,
): void {
  ipcMain.handle(channel, (event, ...input) => {
    const frame = event.senderFrame;
    if (!frame || frame !== event.sender.mainFrame || !isPageUrl(frame.url))
      throw new Error('Not for this page.');
    return handler(event, ...input);
  });
}
