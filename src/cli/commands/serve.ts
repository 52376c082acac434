import { existsSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { PassageError } from '../../contract/errors.ts';
import { startServer } from '../../host/entry-http.ts';
import { Host } from '../../host/host.ts';
import { openBrowser } from '../../host/open-browser.ts';
import { FolderPlaces } from '../../host/places.ts';
import { defaultProfileDir, Profile } from '../../host/profile.ts';
import { PAGE_DIR, SAMPLE_DIR, version } from '../desk.ts';
import { plain, say } from '../print.ts';

interface Options {
  port: number;
  projects?: string;
  browser: boolean;
}

export function addServe(program: Command): void {
  program
    .command('serve')
    .description('Serve the app to a browser on this machine.')
    .argument('[file]', 'a project to open at once; its folder is then the projects folder')
    .option('--port <n>', 'the port (default: a free one)', portNumber, 0)
    .option('--projects <folder>', 'where projects are kept (default: Documents/Passage)')
    .option('--no-browser', 'do not open a browser')
    .action((file: string | undefined, options: Options) => serve(file, options));
}

/** Serves until the process is told to end; then closes every project. */
async function serve(file: string | undefined, options: Options): Promise<void> {
  if (!existsSync(join(PAGE_DIR, 'index.html')))
    throw new PassageError(
      'cannot_open',
      'The page is not built yet. Use npm start, or npm run build first.',
    );
  const project = file === undefined ? undefined : realFile(file);
  const folder = options.projects ?? (project ? dirname(project) : join(homedir(), 'Documents', 'Passage'));
  const host = new Host({
    places: new FolderPlaces(folder),
    profile: new Profile(defaultProfileDir()),
    version: version(),
    sampleDir: SAMPLE_DIR,
  });
  const server = await startServer({ host, staticDir: PAGE_DIR, port: options.port }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') throw error;
      throw new PassageError(
        'in_use',
        `Port ${options.port} is not free. Choose another with --port, or leave it out.`,
      );
    },
  );
  // The token is in the query and is taken from there at once; the fragment says what to open, and is never sent.
  const url = project ? `${server.url}#project=${encodeURIComponent(basename(project))}` : server.url;
  say(`Passage serves ${plain(folder)} at`);
  say(url);
  say('The address works once, for one browser. Ctrl-C ends it.');
  if (options.browser) await openBrowser(url);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
  await server.close();
  host.close();
}

function realFile(file: string): string {
  if (!existsSync(file))
    throw new PassageError('cannot_open', `There is no file “${file}”. Look how it is spelled.`);
  if (!/\.passage$/i.test(file))
    throw new PassageError(
      'cannot_open',
      `“${file}” is not named *.passage. Choose a file that Passage made.`,
    );
  return realpathSync(file);
}

function portNumber(value: string): number {
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535)
    throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}
