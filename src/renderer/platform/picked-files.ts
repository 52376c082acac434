/** Where files that were picked with their folder lie in it: a dropped file does not say so itself. */
const paths = new WeakMap<File, string>();

/** The path of a file within what was chosen or dropped: with forward slashes, its name at least. */
export const pathOf = (file: File): string => paths.get(file) ?? (file.webkitRelativePath || file.name);

function placed(file: File, path: string): File {
  if (path !== file.name) paths.set(file, path);
  return file;
}

/** What is said where {@link filesOfDrop} or {@link filesOfItems} rejects: a file went away, or may not be read. */
export const UNREADABLE_DROP =
  'What was dropped cannot be read: a file is gone, or you may not read it. Nothing was imported. Drop it again, or choose the files.';

/** Everything that was dropped, folders walked. Has to be called while the event is handled: the browser forgets the items afterwards. */
export async function filesOfDrop({ items, files }: DataTransfer): Promise<File[]> {
  const entries = Array.from(items, (item) => (item.kind === 'file' ? item.webkitGetAsEntry() : null));
  const plain = [...files];
  if (!entries.some((entry) => entry?.isDirectory)) return plain;
  const found: File[] = [];
  for (const entry of entries) if (entry) await walk(entry, found);
  return inOrder(found);
}

async function walk(entry: FileSystemEntry, found: File[]): Promise<void> {
  const path = entry.fullPath.replace(/^\/+/, '');
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    found.push(placed(file, path));
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // A hundred at a time, until there are none.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return;
    for (const one of some) await walk(one, found);
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

/** What react-aria says was dropped on a zone of its own. */
export type DroppedItem =
  | { kind: 'file'; getFile: () => Promise<File> }
  | { kind: 'directory'; name: string; getEntries: () => AsyncIterable<DroppedItem> }
  | { kind: 'text' };

/** The same of a zone's items. */
export async function filesOfItems(items: Iterable<DroppedItem>): Promise<File[]> {
  const found: File[] = [];
  const take = async (item: DroppedItem, folder: string): Promise<void> => {
    if (item.kind === 'file') {
      const file = await item.getFile();
      found.push(placed(file, folder + file.name));
    } else if (item.kind === 'directory')
      for await (const one of item.getEntries()) await take(one, `${folder}${item.name}/`);
  };
  for (const item of items) await take(item, '');
  return inOrder(found);
}

/** Systems list what is in a folder as they like. */
const inOrder = (files: File[]): File[] =>
  files.toSorted((a, b) => pathOf(a).localeCompare(pathOf(b), 'en', { numeric: true }));
