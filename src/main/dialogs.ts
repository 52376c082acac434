import { basename, extname, join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';
import { freePath, withEnding } from './free-path.ts';

const PROJECTS = [{ name: 'Passage projects', extensions: ['passage'] }];
const ENDING = '.passage';

/** A name as a page suggests it: a name only, without what file systems refuse. */
function plainName(name: unknown, otherwise: string): string {
  const plain =
    typeof name === 'string' ? basename(name.replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ').trim()).slice(0, 150) : '';
  return plain === '' || /^\.+$/.test(plain) ? otherwise : plain;
}

const inDocuments = (name: string) => join(app.getPath('documents'), name);

/** Asks for a project to open; null where the user cancels. */
export async function pickProject(window: BrowserWindow): Promise<string | null> {
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Open project',
    filters: PROJECTS,
    properties: ['openFile'],
  });
  return filePaths[0] ?? null;
}

/** Asks where a new project goes. The path ends in `.passage`, whatever was typed. */
export async function pickNewProject(window: BrowserWindow, suggestedName: unknown): Promise<string | null> {
  const name = plainName(suggestedName, 'New project');
  const { filePath } = await dialog.showSaveDialog(window, {
    title: 'New project',
    buttonLabel: 'Create',
    defaultPath: inDocuments(name.endsWith(ENDING) ? name : name + ENDING),
    filters: PROJECTS,
  });
  if (!filePath) return null;
  return filePath.toLowerCase().endsWith(ENDING) ? filePath : filePath + ENDING;
}

/**
 * Asks where an export goes: a file, which ends as the suggested name does whatever was typed, or with `several` a folder in which a folder of its own is made, so that no file
 * there is written over.
 */
export async function pickExport(
  window: BrowserWindow,
  suggestedName: unknown,
  several: unknown,
): Promise<string | null> {
  const name = plainName(suggestedName, 'Export');
  if (several !== true) {
    const { filePath } = await dialog.showSaveDialog(window, {
      title: 'Export',
      defaultPath: inDocuments(name),
    });
    return filePath ? withEnding(filePath, extname(name)) : null;
  }
  const { filePaths } = await dialog.showOpenDialog(window, {
    title: 'Export into a folder',
    buttonLabel: 'Export here',
    properties: ['openDirectory', 'createDirectory'],
  });
  return filePaths[0] === undefined ? null : freePath(join(filePaths[0], name));
}
