import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Input, Output, ProcedureName } from '../../src/contract/contract.ts';
import { Host } from '../../src/host/host.ts';
import { FolderPlaces } from '../../src/host/places.ts';
import { Profile } from '../../src/host/profile.ts';
import { callService } from '../../src/host/rpc/serve.ts';
import { services } from '../../src/host/services/index.ts';
import type { Session } from '../../src/host/session.ts';
import { STARTER_TAGS } from '../../src/host/starter.ts';
import { ANNA } from '../../src/host/testing.ts';
import { mustHold } from './target.ts';

const PROJECT = 'World.passage';
const TEXT =
  'Anna Bell:\n\nAlpha bravo charlie 💩 delta echo.\n\nCarl Dent:\n\nFoxtrot golf hotel, about 12 hotels and 4,600 cases.\n';

/**
 * A host on a folder of its own, with a small project that each input gets anew. Pages of a browser may name places in the
 * folder only, and so may inputs.
 */
export class World {
  readonly folder = mkdtempSync(join(tmpdir(), 'passage-fuzz-'));
  readonly #template = join(this.folder, 'template');
  readonly #places = join(this.folder, 'projects');
  host!: Host;
  session!: Session;
  /** Ids of things in the project, of all kinds. */
  ids: string[] = [];

  static async make(): Promise<World> {
    const world = new World();
    for (const folder of [world.#template, world.#places]) mkdirSync(folder);
    world.#begin();
    await world.#fill();
    world.#end();
    for (const name of readdirSync(world.#places))
      copyFileSync(join(world.#places, name), join(world.#template, name));
    return world;
  }

  /** The project's file. */
  get bytes(): Uint8Array {
    return new Uint8Array(readFileSync(join(this.#template, PROJECT)));
  }

  call<N extends ProcedureName>(name: N, input?: Input<N>): Promise<Output<N>> {
    return callService(services, this.session, name, input) as never;
  }

  /** Does something with the project as it was made, and a session in it; then `check` must be clean. */
  async during(work: () => Promise<void>): Promise<void> {
    await this.#enter();
    try {
      await work();
      mustHold(await this.#findings());
    } finally {
      this.#leave();
    }
  }

  async #enter(): Promise<void> {
    this.#begin();
    for (const name of readdirSync(this.#template))
      copyFileSync(join(this.#template, name), join(this.#places, name));
    await this.call('project.open', { place: PROJECT });
  }

  /** What `check` finds in the projects of the folder. */
  async #findings(): Promise<string[]> {
    const findings: string[] = [];
    for (const { place } of await this.call('project.list')) {
      await this.call('project.open', { place });
      findings.push(
        ...(await this.call('project.check')).map(({ code, message }) => `check: ${code}: ${message}`),
      );
    }
    return findings;
  }

  #leave(): void {
    this.#end();
    for (const name of readdirSync(this.#places)) rmSync(join(this.#places, name), { recursive: true });
  }

  dispose(): void {
    this.host?.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #begin(): void {
    this.host = new Host({
      places: new FolderPlaces(this.#places),
      profile: new Profile(join(this.folder, 'profile')),
      version: 'fuzz',
      sampleDir: join(import.meta.dirname, '../../resources/sample'),
    });
    this.session = this.host.session(() => {}, ANNA);
  }

  #end(): void {
    this.host.close();
  }

  async #fill(): Promise<void> {
    await this.call('project.create', { place: PROJECT });
    const { upload } = await this.call('import.readText', { text: TEXT, fileName: 'a.txt' });
    const { id: transcript } = await this.call('import.commit', { upload, variables: { party: 'A' } });
    const spans: [number, number][][] = [
      [[12, 17]],
      [[12, 25]],
      [
        [12, 17],
        [18, 23],
      ],
      [[60, 90]],
    ];
    const annotations: string[] = [];
    for (const span of spans) {
      const tag = annotations.length % 2 === 0 ? STARTER_TAGS.claim : STARTER_TAGS.statistic;
      annotations.push((await this.call('annotations.create', { transcript, span, tag, note: 'n' })).id);
    }
    const content = await this.call('transcripts.get', { id: transcript });
    const [types, tags, speakers, variables] = await Promise.all([
      this.call('relationTypes.list'),
      this.call('tags.list'),
      this.call('speakers.list'),
      this.call('variables.list'),
    ]);
    this.ids = [
      transcript,
      ...annotations,
      ...[
        ...JSON.stringify([content, types, tags, speakers, variables]).matchAll(
          /"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"/g,
        ),
      ].map((match) => match[1]!),
    ].filter((id, i, all) => all.indexOf(id) === i);
  }
}
