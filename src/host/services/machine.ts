import { define } from './define.ts';

export const machine = define({
  'machine.remembered': ({ host }) => ({ ...host.profile.desk.all() }),
  'machine.remember': ({ host }, { key, value, at }) => host.profile.desk.set(key, value, at),
});
