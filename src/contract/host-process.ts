/** What the desktop's main process gives the host's process at its start: the last argument, as JSON. */
export interface HostProcessConfig {
  version: string;
  /** The folder with the sample project's sources. */
  sampleDir: string;
  /** Paths that the user chose before a restart of the host. */
  granted: string[];
}

/** What main tells the host. `port` comes with the port to serve as its one entry of `ports`. */
export type ToHost = { type: 'port' } | { type: 'grant'; path: string; id: number };

/** What the host tells main: that a path may be named now, and which projects were open lately, newest first. */
export type FromHost = { type: 'granted'; id: number } | { type: 'recent'; paths: string[] };
