import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Client, connect } from '../../contract/client.ts';
import { contract } from '../../contract/contract.ts';
import { decodeMessage, encodeMessage } from '../../contract/codec.ts';
import type { PassageError } from '../../contract/errors.ts';
import { portPair } from '../../contract/port.ts';
import type { Changed } from '../../contract/types.ts';
import { services } from '../services/index.ts';
import { STARTER_TAGS } from '../starter.ts';
import { type Desk, openDesk } from '../testing.ts';

let desk: Desk;
const clients: Client[] = [];
beforeEach(() => (desk = openDesk()));
afterEach(() => {
  for (const client of clients.splice(0)) client.close();
  desk.dispose();
});

function client(): Client {
  const [mine, hosts] = portPair();
  desk.host.serve(hosts);
  const made = connect(mine);
  clients.push(made);
  return made;
}

describe('the contract over a port', () => {
  it('has a service for every procedure, and none besides', () => {
    expect(Object.keys(services).sort()).toEqual(Object.keys(contract).sort());
  });

  it('answers calls, and errors with a code and a sentence', async () => {
    const c = client();
    expect((await c.call('app.info')).version).toBe('test');
    const error = await c.call('transcripts.list').catch((e: PassageError) => e);
    expect(error).toMatchObject({
      code: 'no_project',
      message: expect.stringContaining('No project is open'),
    });
  });

  it('validates what comes in before a service sees it', async () => {
    const c = client() as unknown as { call(name: string, input: unknown): Promise<unknown> };
    await expect(c.call('tags.create', { name: 'two\nlines' })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(c.call('annotations.create', { span: [[-1, 2]] })).rejects.toMatchObject({
      code: 'invalid_input',
    });
    await expect(c.call('__proto__', {})).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(c.call('constructor', {})).rejects.toMatchObject({ code: 'invalid_input' });
  });

  it('tells every session of a project what changed, with the annotations whole', async () => {
    desk.host.profile.setName('Anna');
    const [a, b] = [client(), client()];
    await a.call('project.open', { place: desk.path });
    await b.call('project.open', { place: desk.path });
    const heard: Changed[] = [];
    b.on('changed', (changed) => heard.push(changed));
    const { upload } = await a.call('import.readText', { text: 'Hello there.' });
    const { id: transcript } = await a.call('import.commit', { upload });
    const { id } = await a.call('annotations.create', {
      transcript,
      span: [[0, 5]],
      tag: STARTER_TAGS.claim,
    });
    await expect.poll(() => heard.at(-1)?.annotations.map((x) => x.id)).toEqual([id]);
    expect(heard.at(-1)?.history.undo).toBe('Tag “Hello” as Claim');
    await a.call('history.undo');
    await expect.poll(() => heard.at(-1)?.removed).toEqual([id]);
  });

  it('rejects what was asked when the port is lost', async () => {
    const c = client();
    c.close();
    await expect(c.call('app.info')).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining('connection'),
    });
  });

  it('carries bytes through the codec of sockets', () => {
    const message = { a: new Uint8Array([0, 255, 13]), b: [1.5, null, '💩'], c: { d: true } };
    expect(decodeMessage(encodeMessage(message))).toEqual(message);
  });
});
