import { Socket } from 'node:net';

// Loaded into the host's process before all else: the app is for one machine, so a connection to any other ends it, and
// with it the story.
const connect = Socket.prototype.connect;

Socket.prototype.connect = function (this: Socket, ...input: unknown[]) {
  const [first] = (Array.isArray(input[0]) ? input[0] : input) as [
    { host?: string; port?: number; path?: string },
  ];
  if (
    typeof first === 'object' &&
    first.port !== undefined &&
    !['127.0.0.1', '::1'].includes(first.host ?? '')
  ) {
    console.error(`The host tried to reach ${first.host}:${first.port}.`);
    process.exit(97);
  }
  return Reflect.apply(connect, this, input) as Socket;
} as typeof connect;
