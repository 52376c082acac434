import { join } from 'node:path';
import { Inbox } from '../../src/contract/port.ts';
import { Host } from '../../src/host/host.ts';
import { AnyPlaces } from '../../src/host/places.ts';
import { Profile } from '../../src/host/profile.ts';

/** The host in a process of its own, served over the pipe to its parent, to be killed by it. */
const profile = new Profile(process.argv[2]!);
if (!profile.annotator) profile.add('Anna', '01890000-0000-7000-8000-0000000000a1');
const host = new Host({
  places: new AnyPlaces(),
  profile,
  version: 'crash',
  sampleDir: join(import.meta.dirname, '../../resources/sample'),
});
const inbox = new Inbox();
process.on('message', (message) => inbox.receive(message));
process.once('disconnect', () => process.exit());
host.serve({
  post: (message) => void process.send!(message),
  listen: (listener) => inbox.listen(listener),
  onClose: () => {},
  close: () => process.disconnect(),
});
process.send!('ready');
