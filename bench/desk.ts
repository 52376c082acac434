import { join } from 'node:path';
import type { Input, Output, ProcedureName } from '../src/contract/contract.ts';
import { Host } from '../src/host/host.ts';
import { AnyPlaces } from '../src/host/places.ts';
import { Profile } from '../src/host/profile.ts';
import { callService } from '../src/host/rpc/serve.ts';
import { services } from '../src/host/services/index.ts';
import type { Session } from '../src/host/session.ts';
import { root } from '../scripts/run.ts';

/** Who annotates in benchmarks. */
export const CODER = { id: '01890000-0000-7000-8000-00000000be4c', name: 'Bench', kind: 'person' } as const;

/** A host with one session, whose services are called as a client's would be: validated, in process. */
export interface Desk {
  session: Session;
  call<N extends ProcedureName>(name: N, input?: Input<N>): Promise<Output<N>>;
  close(): void;
}

/** Makes or opens a project. `folder` also takes the profile, so that the user's own is left alone. */
export function openDesk(folder: string, fileName: string, make = false): Desk {
  const host = new Host({
    places: new AnyPlaces(),
    profile: new Profile(join(folder, 'profile')),
    version: 'bench',
    sampleDir: join(root, 'resources/sample'),
  });
  const session = host.session(() => {}, CODER);
  const path = join(folder, fileName);
  if (make) host.create(session, path, 'Bench');
  else host.enter(session, path);
  return {
    session,
    call: (name, input) => callService(services, session, name, input) as never,
    close: () => host.close(),
  };
}
