import { ERROR_CODES, PassageError } from '../../src/contract/errors.ts';

/** Throws an error again unless it is one of the contract that tells the user something; `internal` is a fault of ours. */
export function onlyContract(error: unknown): void {
  if (error instanceof PassageError && error.code !== 'internal' && ERROR_CODES.includes(error.code)) return;
  throw error;
}

/** Does something that may be refused by an error of the contract; undefined where it was. */
export async function refusable<T>(work: () => T | Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    onlyContract(error);
    return undefined;
  }
}
