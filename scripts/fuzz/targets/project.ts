import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { v7 as uuidv7 } from 'uuid';
import type { Input, ProcedureName } from '../../../src/contract/contract.ts';
import { PassageError } from '../../../src/contract/errors.ts';
import { Host } from '../../../src/host/host.ts';
import { AnyPlaces } from '../../../src/host/places.ts';
import { Profile } from '../../../src/host/profile.ts';
import { callService } from '../../../src/host/rpc/serve.ts';
import { services } from '../../../src/host/services/index.ts';
import { ANNA } from '../../../src/host/testing.ts';
import { fileOf, type FuzzTarget } from '../target.ts';
import { World } from '../world.ts';

/**
 * A project file from a stranger, opened and looked at. Damage may be refused by whatever error SQLite has for it: the
 * contract carries it as a sentence. It may not crash or hang the process, and what can be opened can be closed.
 */
export function projectTarget(): FuzzTarget {
  let folder: string | undefined;
  return {
    name: 'project',
    async seeds() {
      const world = await World.make();
      const { bytes } = world;
      world.dispose();
      return [fileOf('a.passage', bytes)];
    },
    async run([file]) {
      folder ??= mkdtempSync(join(tmpdir(), 'passage-fuzz-'));
      const path = join(folder, `${uuidv7()}.passage`);
      writeFileSync(path, file?.bytes ?? new Uint8Array());
      const host = new Host({
        places: new AnyPlaces(),
        profile: new Profile(join(folder, 'profile')),
        version: 'fuzz',
        sampleDir: '',
      });
      const session = host.session(() => {}, ANNA);
      const look = async <N extends ProcedureName>(name: N, input?: Input<N>) => {
        try {
          return (await callService(services, session, name, input)) as unknown;
        } catch (error) {
          if (error instanceof PassageError || isDamage(error)) return undefined;
          throw error;
        }
      };
      if ((await look('project.open', { place: path })) !== undefined) {
        const findings = await look('project.check');
        const list = ((await look('transcripts.list')) ?? []) as { id: string }[];
        for (const { id } of list.slice(0, 3)) {
          await look('transcripts.get', { id });
          await look('annotations.list', { transcript: id });
        }
        await look('tags.list');
        await look('history.list', { limit: 100 });
        // In a damaged file SQLite may find nothing to write to; in a sound one it must.
        if (Array.isArray(findings) && findings.length === 0) await look('project.rename', { name: 'x' });
      }
      host.close();
      for (const end of ['', '-wal', '-shm', '-lock']) rmSync(path + end, { force: true });
    },
    end: () => folder && rmSync(folder, { recursive: true, force: true }),
  };
}

/** What SQLite says of a file that is not what it should be. */
const isDamage = (error: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB|ERROR|IOERR|CONSTRAINT|CANTOPEN|FULL|TOOBIG|MISMATCH)/.test(
    (error as { code?: string }).code ?? '',
  );
