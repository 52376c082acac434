import type { DesktopPowers, PortMessage } from '../../contract/desktop.ts';
import { Inbox, type Port } from '../../contract/port.ts';
import type { Platform } from './platform.ts';

/** The desktop: what the preload handed over, in the shape that the page knows. */
export function electronPlatform(powers: DesktopPowers): Platform {
  return {
    kind: 'desktop',
    connect: () => askForPort(powers),
    pickProject: () => powers.pickProject(),
    pickNewProject: (name) => powers.pickNewProject(name),
    pickExport: (name, several) => powers.pickExport(name, several),
    setMenu: (entries) => powers.setMenu(entries),
    onMenu: (listener) => powers.onMenu(listener),
    onOpenProject: (listener) => powers.onOpenProject(listener),
    openExternal: (url) => powers.openExternal(url),
  };
}

/** The preload's powers; undefined in a browser. */
export function desktopPowers(): DesktopPowers | undefined {
  return (window as { passage?: DesktopPowers }).passage;
}

function askForPort(powers: DesktopPowers): Promise<Port> {
  return new Promise((resolve, reject) => {
    const heard = (message: MessageEvent): void => {
      const port = message.ports[0];
      if (message.source !== window || message.data !== ('passage-port' satisfies PortMessage) || !port)
        return;
      window.removeEventListener('message', heard);
      resolve(portOf(port));
    };
    window.addEventListener('message', heard);
    powers.connect().catch((error: unknown) => {
      window.removeEventListener('message', heard);
      reject(error);
    });
  });
}

function portOf(port: MessagePort): Port {
  const inbox = new Inbox();
  port.addEventListener('message', ({ data }) => inbox.receive(data));
  port.start();
  return {
    post: (message) => port.postMessage(message),
    listen: (listener) => inbox.listen(listener),
    // Chromium fires it where the other side is gone; older type libraries do not know it.
    onClose: (listener) => port.addEventListener('close' as 'message', listener, { once: true }),
    close: () => port.close(),
  };
}
