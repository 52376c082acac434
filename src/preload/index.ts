import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import type { DesktopCalls, DesktopMessages, DesktopPowers, PortMessage } from '../contract/desktop.ts';

// Nothing of ipcRenderer itself reaches the page: each power names its channel here, and takes only what the channel takes.

function call<C extends keyof DesktopCalls>(
  channel: C,
  ...input: Parameters<DesktopCalls[C]>
): Promise<ReturnType<DesktopCalls[C]>> {
  return ipcRenderer.invoke(channel, ...input) as Promise<ReturnType<DesktopCalls[C]>>;
}

function on<C extends keyof DesktopMessages>(
  channel: C,
  listener: (payload: DesktopMessages[C]) => void,
): () => void {
  // The event carries the sender, which is no business of the page.
  const heard = (_event: IpcRendererEvent, payload: DesktopMessages[C]) => listener(payload);
  ipcRenderer.on(channel, heard);
  return () => void ipcRenderer.off(channel, heard);
}

// A port cannot cross the bridge between the worlds; a message of the window can carry it.
ipcRenderer.on('passage:port' satisfies keyof DesktopMessages, (event) => {
  window.postMessage('passage-port' satisfies PortMessage, window.location.origin, [...event.ports]);
});

const powers: DesktopPowers = {
  connect: () => call('passage:connect'),
  pickProject: () => call('passage:pick-project'),
  pickNewProject: (suggestedName) => call('passage:pick-new-project', suggestedName),
  pickExport: (suggestedName, several) => call('passage:pick-export', suggestedName, several),
  setMenu: (entries) => void call('passage:set-menu', entries),
  onMenu: (listener) => on('passage:menu', listener),
  onOpenProject: (listener) => {
    const stop = on('passage:open-project', listener);
    void call('passage:listening');
    return stop;
  },
  openExternal: (url) => void call('passage:open-external', url),
};

contextBridge.exposeInMainWorld('passage', powers);
