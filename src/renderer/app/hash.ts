import { VIEW_IDS, type ViewId } from '../features/views/view-ids.ts';

/** What the address says is open, so that a reload comes back to it. */
export interface Place {
  /** What `project.open` takes. */
  project: string | null;
  transcript: string | null;
  view: ViewId;
}

export const NOWHERE: Place = { project: null, transcript: null, view: 'code' };

/** Reads an address's hash: `#project=Hearing.passage&transcript=018f…&view=review`. */
export function parseHash(hash: string): Place {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const view = VIEW_IDS.find((id) => id === params.get('view')) ?? NOWHERE.view;
  return { project: params.get('project'), transcript: params.get('transcript'), view };
}

/** The other way; empty where nothing is open. Coding is what one does where nothing else is said. */
export function formatHash({ project, transcript, view }: Place): string {
  if (project === null) return '';
  const params = new URLSearchParams({ project });
  if (transcript !== null) params.set('transcript', transcript);
  if (view !== NOWHERE.view) params.set('view', view);
  return `#${params}`;
}

export const currentPlace = (): Place => parseHash(location.hash);

/** Writes what is open into the address, without a step of the browser's history. */
export function showPlace(place: Place): void {
  const hash = formatHash(place);
  if (hash !== location.hash) history.replaceState(null, '', hash === '' ? location.pathname : hash);
}
