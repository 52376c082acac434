import type { Input } from '../../../contract/contract.ts';
import { saving } from '../../app/saving.ts';
import { host, sentenceOf } from '../../platform/host.ts';

/** Resolves to whether it was committed. */
async function done(commit: Promise<unknown>): Promise<boolean> {
  try {
    await commit;
    return true;
  } catch (error) {
    saving.fail(sentenceOf(error));
    return false;
  }
}

export const updateRelation = (change: Input<'relations.update'>): Promise<boolean> =>
  done(host().call('relations.update', change));

export const deleteRelations = (ids: string[]): Promise<boolean> =>
  done(host().call('relations.delete', { ids }));
