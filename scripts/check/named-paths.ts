const CODE = /\.(ts|tsx|js)$/;
const NAME = /^[\w@.*-]+(\/[\w@.*-]+)*\/?$/;

/**
 * The files and folders that a Markdown text names and that are not there, each once: what stands in backticks and is a path from
 * the root (`src/core`), a folder of `src` (`core/text`) or a file of code, whole or by the end of its path (`worker.ts`); and
 * the targets of links. A `*` stands for any part of a name.
 *
 * @param path where the text lies, from the root, since links are relative to it
 * @param files all files of the repository, from the root
 */
export function missingPaths(text: string, path: string, files: readonly string[]): string[] {
  const folders = new Set(files.flatMap((file) => parentsOf(file)));
  const all = [...files, ...folders];
  const inside = (parent: string) =>
    new Set(
      [...folders]
        .filter((one) => one.startsWith(parent))
        .map((one) => one.slice(parent.length).split('/')[0]!),
    );
  const [roots, parts] = [inside(''), inside('src/')];
  const isThere = (name: string): boolean => {
    const plain = name.replace(/\/$/, '');
    const head = plain.split('/')[0]!;
    if (plain.includes('/') && roots.has(head)) return all.some(matches(`^${pattern(plain)}$`));
    if (CODE.test(plain)) return files.some(matches(`(^|/)${pattern(plain)}$`));
    return !plain.includes('/') || !parts.has(head) || all.some(matches(`^src/${pattern(plain)}$`));
  };
  const named = [...text.matchAll(/`([^`\n]+)`/g)].map(([, name]) => name!).filter((name) => NAME.test(name));
  const linked = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target]) => target!);
  const broken = linked.filter((target) => !/^[a-z]+:/.test(target) && !all.includes(from(path, target)));
  return [...new Set([...named.filter((name) => !isThere(name)), ...broken])];
}

const pattern = (name: string): string => name.replace(/[.\\+?^$()[\]{}|]/g, '\\$&').replaceAll('*', '[^/]*');

function matches(source: string): (path: string) => boolean {
  const expression = new RegExp(source);
  return (path) => expression.test(path);
}

function parentsOf(file: string): string[] {
  const parts = file.split('/').slice(0, -1);
  return parts.map((_, i) => parts.slice(0, i + 1).join('/'));
}

const from = (path: string, target: string): string =>
  decodeURIComponent(new URL(target, `file:///${path}`).pathname.slice(1)).replace(/\/$/, '');
