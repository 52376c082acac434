import { useCallback, useState } from 'react';
import type { Input, ProcedureName } from '../../contract/contract.ts';
import { host, sentenceOf } from './host.ts';

/** Calls mutations and keeps the sentence of the last one that failed. */
export function useAct(): {
  fault: string;
  clear: () => void;
  /** Resolves to false where the host refused; its sentence is then in `fault`. */
  act: <N extends ProcedureName>(name: N, input: Input<N>) => Promise<boolean>;
} {
  const [fault, setFault] = useState('');
  const act = useCallback(async <N extends ProcedureName>(name: N, input: Input<N>): Promise<boolean> => {
    try {
      await (host().call as (name: N, input: Input<N>) => Promise<unknown>)(name, input);
      setFault('');
      return true;
    } catch (error) {
      setFault(sentenceOf(error));
      return false;
    }
  }, []);
  return { fault, clear: () => setFault(''), act };
}
