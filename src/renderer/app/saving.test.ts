import { describe, expect, test } from 'vitest';
import { portPair } from '../../contract/port.ts';
import { connect } from '../../contract/client.ts';
import { SavingStore, watchSaving } from './saving.ts';

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
/** A commit that is settled from outside. */
function commit() {
  let [keep, refuse] = [(): void => {}, (): void => {}];
  const promise = new Promise<void>((resolve, reject) => {
    keep = resolve;
    refuse = () => reject(new Error('refused'));
  });
  return { promise, keep, refuse };
}

describe('the word on saving', () => {
  test('is “Saved” only once every change is committed', async () => {
    const store = new SavingStore();
    const [first, second] = [commit(), commit()];
    store.track(first.promise);
    store.track(second.promise);
    second.keep();
    await settled();
    expect(store.get().state).toBe('saving');
    first.keep();
    await settled();
    expect(store.get().state).toBe('saved');
  });

  test('is never “Saved” after a refusal, until another change is committed', async () => {
    const store = new SavingStore();
    const [refused, kept] = [commit(), commit()];
    store.track(refused.promise);
    refused.promise.catch(() => store.fail('The disk is full.'));
    refused.refuse();
    await settled();
    expect(store.get()).toEqual({ state: 'failed', words: 'The disk is full.' });
    store.track(kept.promise);
    expect(store.get().state).toBe('saving');
    kept.keep();
    await settled();
    expect(store.get().state).toBe('saved');
  });

  test('keeps the sentence of a failure while changes before it come through', async () => {
    const store = new SavingStore();
    const [kept, refused] = [commit(), commit()];
    store.track(kept.promise);
    store.track(refused.promise);
    refused.promise.catch(() => store.fail('The disk is full.'));
    refused.refuse();
    await settled();
    kept.keep();
    await settled();
    expect(store.get().state).toBe('failed');
  });
});

test('changes of the project are watched; what only reads, or opens, is not', () => {
  const [mine] = portPair();
  const store = new SavingStore();
  const watched: string[] = [];
  store.track = () => void watched.push('change');
  const client = watchSaving(connect(mine), store);
  void client.call('tags.list');
  void client.call('project.open', { place: 'a' });
  void client.call('import.read', { fileName: 'a', bytes: new Uint8Array() });
  expect(watched).toEqual([]);
  void client.call('annotations.delete', { ids: [] });
  void client.call('history.undo');
  void client.call('import.commit', { upload: 'a' });
  expect(watched.length).toBe(3);
});
