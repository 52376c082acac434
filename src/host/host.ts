import type { Annotator } from '../core/model/annotation.ts';
import type { Port } from '../contract/port.ts';
import { toWireError } from '../contract/errors.ts';
import { BackupKeeper, type KeeperOptions } from './backups/keeper.ts';
import { Downloads } from './downloads.ts';
import { realPath } from './db/open.ts';
import type { Places } from './places.ts';
import { Profile } from './profile.ts';
import { Project } from './project.ts';
import { serve } from './rpc/serve.ts';
import { services } from './services/index.ts';
import { Session } from './session.ts';
import { sweepTemporaryFolders } from './temporary.ts';

export interface HostOptions {
  places: Places;
  /** Where the profile is kept ({@link Profile}). */
  profile: Profile;
  version: string;
  /** The folder with the sample project's sources (`resources/sample`). */
  sampleDir: string;
  /** For tests: when backups are made by themselves. */
  backups?: Pick<KeeperOptions, 'delay' | 'now'>;
}

interface Entry {
  project: Project;
  sessions: Set<Session>;
  keeper: BackupKeeper;
}

/** The one owner of project files in a process: sessions on the same file share one project. */
export class Host {
  readonly places: Places;
  readonly profile: Profile;
  readonly version: string;
  readonly sampleDir: string;
  readonly downloads = new Downloads();
  readonly #open = new Map<string, Entry>();
  readonly #backups: Pick<KeeperOptions, 'delay' | 'now'>;

  constructor(options: HostOptions) {
    this.places = options.places;
    this.profile = options.profile;
    this.version = options.version;
    this.sampleDir = options.sampleDir;
    this.#backups = options.backups ?? {};
    sweepTemporaryFolders();
  }

  /** Serves the contract over a port, for as long as the port is open. */
  serve(port: Port): void {
    serve(
      port,
      services,
      (emit) => this.session(emit),
      (session) => this.leave(session),
    );
  }

  /** A session without a port: the command line's. */
  session(emit: Session['emit'] = () => {}, actor?: Annotator): Session {
    return new Session(this, emit, actor);
  }

  /** Opens the project at a path for a session, or shares it where another session has it. */
  enter(session: Session, path: string): Project {
    const real = realPath(path);
    const known = this.#open.get(real);
    // What went away under a project is not what stands there now.
    known?.project.assertStands();
    return this.#attach(session, known?.project ?? Project.open(real));
  }

  /** Makes a project at a path, for a session. */
  create(session: Session, path: string, name: string): Project {
    return this.#attach(session, Project.create(path, name, session.annotator));
  }

  /** Takes a session out of its project; the last one closes the file. */
  leave(session: Session): void {
    const project = session.detach();
    if (!project) return;
    const entry = this.#open.get(project.path);
    entry?.sessions.delete(session);
    if (entry?.sessions.size === 0) {
      this.#open.delete(project.path);
      entry.keeper.close();
      project.close();
    }
  }

  /** Takes every session out of the project at a real path, and tells the others why. */
  closeFor(path: string, session: Session, reason: string): void {
    for (const other of [...(this.#open.get(path)?.sessions ?? [])]) {
      this.leave(other);
      if (other !== session) other.emit('closed', { reason });
    }
  }

  /** Resolves once no backup of a path is being made. */
  async backedUp(path: string): Promise<void> {
    await this.#open.get(path)?.keeper.idle();
  }

  /** Tells every session in a project that somebody else is at the desk. */
  announceAnnotator(): void {
    for (const { sessions } of this.#open.values())
      for (const session of sessions) session.announceAnnotator();
  }

  /** Closes every project: what is committed is in the file. */
  close(): void {
    for (const { sessions } of [...this.#open.values()])
      for (const session of [...sessions]) this.leave(session);
    this.downloads.disposeAll();
  }

  #attach(session: Session, project: Project): Project {
    if (!session.hasProject || session.project !== project) this.leave(session);
    else return project;
    const entry = this.#open.get(project.path) ?? this.#keep(project);
    this.#open.set(project.path, entry);
    entry.sessions.add(session);
    session.attach(project);
    return project;
  }

  #keep(project: Project): Entry {
    const sessions = new Set<Session>();
    const onFault = (error: unknown): void => {
      const { code, message } = toWireError(error);
      for (const session of sessions)
        session.emit('warned', { code, message: `A backup could not be made. ${message}` });
    };
    return { project, sessions, keeper: new BackupKeeper(project, { ...this.#backups, onFault }) };
  }
}
