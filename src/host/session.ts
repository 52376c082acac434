import type { Annotator } from '../core/model/annotation.ts';
import { PassageError } from '../contract/errors.ts';
import type { Host } from './host.ts';
import type { Project } from './project.ts';
import { historyState } from './review/history-state.ts';
import type { Emit } from './rpc/serve.ts';
import { ENTITY_NAMES } from './db/entities.ts';
import { LIMITS, withinLimit } from '../core/formats/exchange/limits.ts';
import type { FormatFile } from '../core/formats/exchange/model.ts';
import type { Group } from './exchange/job.ts';
import { Visibility } from './visibility.ts';
import type { ReadSource } from '../contract/types.ts';

/** A source that was read and waits for its import to be made. */
export interface Upload extends Omit<ReadSource, 'upload' | 'duplicates' | 'format' | 'losses'> {
  bytes: Uint8Array;
  /** Absent where the text is the file itself. */
  format?: string;
  losses?: ReadSource['losses'];
}

/** How many read sources a session keeps; the oldest go first. */
const MOST_UPLOADS = 200;

/** How many groups of annotated files a session keeps; the oldest go first. */
const MOST_GROUPS = 50;

/** One client of the host: a window, a tab, a command. It has at most one project open. */
export class Session {
  readonly host: Host;
  readonly emit: Emit;
  readonly uploads = new Map<string, Upload>();
  /** Files that are being brought in, by batch. */
  readonly batches = new Map<string, FormatFile[]>();
  /** Annotated files that were read and wait for their import. */
  readonly groups = new Map<string, Group>();
  /** Files that no format of annotated documents knew, to be read one by one. */
  readonly parts = new Map<string, FormatFile>();
  /** Jobs of this session that were asked to stop. */
  readonly jobs = new Map<string, AbortController>();
  #project: Project | undefined;
  #actor: Annotator | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(host: Host, emit: Emit, actor?: Annotator) {
    this.host = host;
    this.emit = emit;
    this.#actor = actor;
  }

  /** Who is at the desk. Before a name was given, a person without one cannot change anything. */
  get annotator(): Annotator {
    const annotator = this.annotatorOrNull;
    if (!annotator)
      throw new PassageError(
        'invalid_input',
        'Say first who you are: Passage writes your name to what you annotate.',
      );
    return annotator;
  }

  get annotatorOrNull(): Annotator | null {
    return this.#actor ?? this.host.profile.annotator;
  }

  /** Acts for somebody else from now on (the command line's `--annotator`). */
  actAs(actor: Annotator): void {
    this.#actor = actor;
  }

  /** The open project. Throws `no_project`. */
  get project(): Project {
    if (!this.#project) throw new PassageError('no_project', 'No project is open. Open or create one first.');
    return this.#project;
  }

  /** What of the open project the person at the desk may see now. */
  get seen(): Visibility {
    return new Visibility(this.project.db, this.#id);
  }

  get #id(): string | null {
    return this.annotatorOrNull?.id ?? null;
  }

  /** Somebody else sits down at the desk: what may be seen, and whose work undo takes back, is another. */
  announceAnnotator(): void {
    this.emit('profile', this.annotatorOrNull);
    if (!this.#project) return;
    const touched = Object.fromEntries(ENTITY_NAMES.map((name) => [name, []]));
    const history = historyState(this.#project, this.seen, this.#id);
    this.emit('changed', { action: '', all: true, touched, annotations: [], removed: [], history });
  }

  get hasProject(): boolean {
    return this.#project !== undefined;
  }

  attach(project: Project): void {
    this.#project = project;
    this.#unsubscribe = project.onChanged((changed) => {
      const { seen } = this;
      const told = seen.changed(changed);
      if (told) this.emit('changed', { ...told, history: historyState(project, seen, this.#id) });
    });
  }

  detach(): Project | undefined {
    const project = this.#project;
    this.#unsubscribe?.();
    this.#project = this.#unsubscribe = undefined;
    for (const kept of [this.uploads, this.batches, this.groups, this.parts]) kept.clear();
    for (const job of this.jobs.values()) job.abort();
    return project;
  }

  /** Adds a file to a batch. Throws `FormatError` where it becomes too large. */
  addToBatch(id: string, file: FormatFile): void {
    const batch = this.batches.get(id) ?? [];
    withinLimit('archiveEntries', batch.length + 1, 'This choice');
    const bytes = batch.reduce((sum, one) => sum + one.bytes.length, file.bytes.length);
    withinLimit('unpackedBytes', bytes, 'This choice');
    batch.push(file);
    this.batches.set(id, batch);
  }

  keepGroup(id: string, group: Group): void {
    this.groups.set(id, group);
    for (const oldest of this.groups.keys()) {
      if (this.groups.size <= MOST_GROUPS) break;
      this.groups.delete(oldest);
    }
  }

  /** Keeps files of a batch for `import.read`; the oldest go where there are too many bytes of them. */
  keepParts(files: ReadonlyMap<string, FormatFile>): void {
    for (const [id, file] of files) this.parts.set(id, file);
    let bytes = [...this.parts.values()].reduce((sum, file) => sum + file.bytes.length, 0);
    for (const [oldest, file] of this.parts) {
      if (bytes <= LIMITS.unpackedBytes.most) break;
      this.parts.delete(oldest);
      bytes -= file.bytes.length;
    }
  }

  keepUpload(id: string, upload: Upload): void {
    this.uploads.set(id, upload);
    for (const oldest of this.uploads.keys()) {
      if (this.uploads.size <= MOST_UPLOADS) break;
      this.uploads.delete(oldest);
    }
  }
}
