import { registerHooks } from 'node:module';

let run = 0;
const address = () => `${import.meta.resolve('./electron.ts')}?run=${run}`;

/**
 * Makes `import 'electron'` give the stand-in from here on, as a module of its own for each run. Gives the address of the
 * next run's.
 */
export function nextRun(): string {
  if (run++ === 0)
    registerHooks({
      resolve: (specifier, context, next) => next(specifier === 'electron' ? address() : specifier, context),
    });
  return address();
}
