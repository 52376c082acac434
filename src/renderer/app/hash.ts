/** What the address says is open, so that a reload comes back to it. */
export interface Place {
  /** What `project.open` takes. */
  project: string | null;
  transcript: string | null;
}

/** Reads an address's hash: `#project=Hearing.passage&transcript=018f…`. */
export function parseHash(hash: string): Place {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  return { project: params.get('project'), transcript: params.get('transcript') };
}

/** The other way; empty where nothing is open. */
export function formatHash({ project, transcript }: Place): string {
  if (project === null) return '';
  const params = new URLSearchParams({ project });
  if (transcript !== null) params.set('transcript', transcript);
  return `#${params}`;
}

export const currentPlace = (): Place => parseHash(location.hash);

/** Writes what is open into the address, without a step of the browser's history. */
export function showPlace(place: Place): void {
  const hash = formatHash(place);
  if (hash !== location.hash) history.replaceState(null, '', hash === '' ? location.pathname : hash);
}
