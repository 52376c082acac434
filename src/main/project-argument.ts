import { resolve } from 'node:path';

/**
 * The project among the arguments of a start: by a double click, the system's "open with", or a shell.
 *
 * @param args without the executable and the app's own path
 * @param cwd what a relative path is relative to
 */
export function projectArgument(args: readonly string[], cwd: string): string | undefined {
  const path = args.find((arg) => !arg.startsWith('-') && /\.passage$/i.test(arg));
  return path === undefined ? undefined : resolve(cwd, path);
}
