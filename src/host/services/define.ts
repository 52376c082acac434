import type { ProcedureName } from '../../contract/contract.ts';
import type { Services } from '../rpc/serve.ts';
import type { Session } from '../session.ts';

/** The services of one feature: a part of {@link Services}, checked against the contract, kept as narrow as it is. */
export const define = <N extends ProcedureName>(
  part: Pick<Services<Session>, N>,
): Pick<Services<Session>, N> => part;
