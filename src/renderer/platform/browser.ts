import { decodeMessage, encodeMessage } from '../../contract/codec.ts';
import { PassageError } from '../../contract/errors.ts';
import { externalAddress } from '../../contract/external-address.ts';
import { Inbox, type Port } from '../../contract/port.ts';
import type { Platform } from './platform.ts';

/** A page of the loopback server: the contract over a WebSocket, one MessagePack value a frame. */
export function browserPlatform(): Platform {
  return {
    kind: 'browser',
    connect: () => openSocket(`ws://${location.host}/ws`),
    openExternal: (url) => {
      const address = externalAddress(url);
      if (address !== undefined) window.open(address, '_blank', 'noopener,noreferrer');
    },
  };
}

function openSocket(address: string): Promise<Port> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address);
    socket.binaryType = 'arraybuffer';
    const inbox = new Inbox();
    const closers: (() => void)[] = [];
    let gone = false;
    socket.addEventListener('message', ({ data }) => {
      // The host sends bytes only; anything else is not the host.
      if (data instanceof ArrayBuffer) inbox.receive(decodeMessage(new Uint8Array(data)));
    });
    socket.addEventListener('close', () => {
      gone = true;
      for (const closer of closers) closer();
      // After the opening this does nothing.
      reject(
        new PassageError(
          'internal',
          'Passage does not answer. Start it again, and open the address that it prints.',
        ),
      );
    });
    socket.addEventListener('open', () => {
      resolve({
        post: (message) => socket.send(encodeMessage(message) as Uint8Array<ArrayBuffer>),
        listen: (listener) => inbox.listen(listener),
        onClose: (listener) => (gone ? listener() : void closers.push(listener)),
        close: () => socket.close(),
      });
    });
  });
}
