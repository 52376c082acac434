import { z } from 'zod';
import type { FromHost, HostProcessConfig, ToHost } from '../contract/host-process.ts';
import { Host } from './host.ts';
import { GrantedPlaces } from './places.ts';
import { type MessagePortLike, messagePort } from './ports/message-port.ts';
import { defaultProfileDir, Profile } from './profile.ts';

// The host in a process of its own, started by the desktop's main process. The page's port comes here directly: what the
// page and the host say to one another does not pass through main.

/** `process.parentPort` of Electron's utility process, as far as it is used here. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown; ports: MessagePortLike[] }) => void): void;
  postMessage(message: FromHost): void;
}

const configSchema: z.ZodType<HostProcessConfig> = z.object({
  version: z.string(),
  sampleDir: z.string(),
  granted: z.array(z.string()),
});

/** Tells main of each project that is opened, for the menu and the system's own list. */
class TellingProfile extends Profile {
  override remember(path: string): void {
    super.remember(path);
    tellRecent();
  }
}

const { parentPort } = process as unknown as { parentPort: ParentPort };
const config = configSchema.parse(JSON.parse(process.argv.at(-1) ?? ''));
const profile = new TellingProfile(defaultProfileDir());
const places = new GrantedPlaces(() => profile.recent);
for (const path of config.granted) places.grant(path);
const host = new Host({ places, profile, version: config.version, sampleDir: config.sampleDir });

function tellRecent(): void {
  parentPort.postMessage({ type: 'recent', paths: [...profile.recent] });
}

parentPort.on('message', ({ data, ports }) => {
  const message = data as ToHost;
  if (message.type === 'port') {
    for (const port of ports) host.serve(messagePort(port));
  } else {
    places.grant(message.path);
    parentPort.postMessage({ type: 'granted', id: message.id });
  }
});
tellRecent();

// What is committed is safe without this; it writes the log back into the file, so that one file is all there is.
process.once('exit', () => host.close());
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(0));
