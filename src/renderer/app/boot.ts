import { connect } from '../../contract/client.ts';
import type { Annotator } from '../../core/model/annotation.ts';
import type { AppInfo, ProjectInfo } from '../../contract/types.ts';
import type { FailedOpening } from '../features/safety/OpeningTrouble.tsx';
import { platform } from '../platform/current.ts';
import { host, setClient } from '../platform/host.ts';
import { currentPlace, NOWHERE, showPlace } from './hash.ts';
import { memory } from './memory.ts';
import { sendNow } from './later.ts';
import { saving, watchSaving } from './saving.ts';

/** What the page starts with. */
export interface Start {
  info: AppInfo;
  annotator: Annotator | null;
  /** The project that the address names, opened again; null where it names none or it cannot be opened. */
  project: ProjectInfo | null;
  /** Why the project of the address could not be opened, and which it was. */
  failed: FailedOpening | null;
}

let started: Promise<Start> | undefined;

/** Connects to the host and opens again what the address says was open. Once, however often it is called. */
export function start(onLost: () => void): Promise<Start> {
  return (started ??= begin(onLost));
}

async function begin(onLost: () => void): Promise<Start> {
  const port = await platform().connect();
  port.onClose(onLost);
  for (const type of ['pagehide', 'blur']) addEventListener(type, sendNow);
  setClient(watchSaving(connect(port), saving));
  const [info, annotator, remembered] = await Promise.all([
    host().call('app.info'),
    host().call('profile.get'),
    // Without it, the desk looks as it does for somebody new.
    host()
      .call('machine.remembered')
      .catch(() => ({})),
  ]);
  memory().meet(host(), remembered);
  const { project: place } = currentPlace();
  if (place === null) return { info, annotator, project: null, failed: null };
  try {
    return { info, annotator, project: await host().call('project.open', { place }), failed: null };
  } catch (error) {
    showPlace(NOWHERE);
    return { info, annotator, project: null, failed: { error, place } };
  }
}
