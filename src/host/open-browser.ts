import { spawn } from 'node:child_process';

/** How to open an address on this machine: a program and its arguments, never a line for a shell. */
export interface Opener {
  program: string;
  args: string[];
}

/**
 * Picks the program that opens an address in the user's browser.
 *
 * @param url an http address on this machine
 * @param platform as in `process.platform`
 * @param env the environment; on Linux a display has to be named in it, and `CI` means that nobody is looking
 * @returns undefined where there is no display to open a browser on
 * @throws where the address is not http on the loopback interface: nothing else has a reason to be opened
 */
export function browserOpener(
  url: string,
  platform: string = process.platform,
  env: Record<string, string | undefined> = process.env,
): Opener | undefined {
  const { protocol, hostname, href } = new URL(url);
  if (protocol !== 'http:' || !['127.0.0.1', 'localhost', '[::1]'].includes(hostname)) {
    throw new Error(`Not an address of this machine: ${url}`);
  }
  if (env['CI']) return undefined;
  if (platform === 'darwin') return { program: 'open', args: [href] };
  // Not `cmd /c start`: the shell there takes an & in the address for the end of the command.
  if (platform === 'win32') return { program: 'rundll32', args: ['url.dll,FileProtocolHandler', href] };
  if (env['DISPLAY'] || env['WAYLAND_DISPLAY']) return { program: 'xdg-open', args: [href] };
  return undefined;
}

/**
 * Opens an address of the loopback server in the user's browser, and does not wait for it.
 *
 * @returns whether a program was started; false where there is no display or no such program
 * @throws where the address is not http on the loopback interface
 */
export async function openBrowser(url: string): Promise<boolean> {
  const opener = browserOpener(url);
  if (opener === undefined) return false;
  return new Promise((resolve) => {
    const child = spawn(opener.program, opener.args, { detached: true, stdio: 'ignore' });
    child.once('error', () => resolve(false));
    child.once('spawn', () => {
      child.unref();
      resolve(true);
    });
  });
}
