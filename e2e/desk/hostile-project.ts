import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Input, Output, ProcedureName } from '../../src/contract/contract.ts';
import { Host } from '../../src/host/host.ts';
import { AnyPlaces } from '../../src/host/places.ts';
import { Profile } from '../../src/host/profile.ts';
import { callService } from '../../src/host/rpc/serve.ts';
import { services } from '../../src/host/services/index.ts';

/** Runs if it is ever markup, asks the attacker's host for a picture, and reads as something else by a control of direction. */
export const PAYLOAD =
  '"\'><img src=https://evil.example/x onerror="window.pwned=1"><script>window.pwned=1</script><a href="javascript:window.pwned=1">x</a>{{7*7}}${7*7}\u202egpj';

/** A project in which every text that somebody can give is {@link PAYLOAD}. */
export async function makeHostileProject(path: string): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'passage-hostile-'));
  const host = new Host({
    places: new AnyPlaces(),
    profile: new Profile(home),
    version: 'test',
    sampleDir: '',
  });
  const session = host.session();
  const call = <N extends ProcedureName>(name: N, input?: Input<N>): Promise<Output<N>> =>
    callService(services, session, name, input) as never;
  try {
    await call('profile.set', { name: PAYLOAD });
    await call('project.create', { place: path });
    await call('project.rename', { name: PAYLOAD });
    await call('project.setNote', { note: PAYLOAD });
    const tag = await call('tags.create', {
      name: PAYLOAD,
      definition: PAYLOAD,
      guidelines: PAYLOAD,
      examples: [{ quote: PAYLOAD, source: PAYLOAD }],
      note: PAYLOAD,
      attributes: [
        { name: PAYLOAD, type: 'choice', choices: [PAYLOAD] },
        { name: `2 ${PAYLOAD}`, type: 'text', choices: [] },
      ],
    });
    const { upload } = await call('import.readText', {
      text: `${PAYLOAD}:\n\nFirst words. ${PAYLOAD} Last words.\n\nMS LOW: <b>bold</b> https://evil.example/ and 12%.\n`,
      fileName: `${PAYLOAD.replaceAll('/', '_')}.txt`,
    });
    const { id: transcript } = await call('import.commit', {
      upload,
      corrections: { title: PAYLOAD, source: PAYLOAD },
      variables: { [PAYLOAD]: PAYLOAD },
    });
    await call('transcripts.update', { id: transcript, note: PAYLOAD });
    const { text, blocks } = await call('transcripts.get', { id: transcript });
    const { id: speaker } = await call('speakers.create', { name: PAYLOAD, affiliation: PAYLOAD });
    await call('structure.startTurn', { block: blocks.at(-1)!.id, speaker });
    const attributes = (await call('tags.list')).find(({ id }) => id === tag.id)!.attributes;
    const values = Object.fromEntries(attributes.map(({ id }) => [id, PAYLOAD]));
    const annotate = async (words: string) => {
      const start = text.indexOf(words);
      const span: [number, number][] = [[start, start + words.length]];
      return (await call('annotations.create', { transcript, span, tag: tag.id, values, note: PAYLOAD })).id;
    };
    const [from, to] = [await annotate('First words'), await annotate('Last words')];
    const { id: type } = await call('relationTypes.create', {
      name: PAYLOAD,
      inverse: `of ${PAYLOAD}`,
      definition: PAYLOAD,
    });
    await call('relations.create', { type, from, to, note: PAYLOAD });
    await call('comments.add', { annotation: from, text: PAYLOAD });
    await call('review.decide', { annotation: from, verdict: 'reject', reason: PAYLOAD });
    await call('rounds.create', { name: PAYLOAD });
    await call('gold.build', { transcript } as never).catch(() => {});
  } finally {
    host.close();
    rmSync(home, { recursive: true });
  }
}
