import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../run.ts';

/**
 * Licences (SPDX) that a part of Passage may have: they let it be used, changed and passed on without asking anything of
 * Passage's own licence. MPL-2.0 and OFL-1.1 bind only their own files; CC-BY-4.0 asks for a name.
 */
const ALLOWED = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'Zlib'],
  ...['MPL-2.0', 'OFL-1.1', 'CC-BY-4.0', 'CC0-1.0', 'Unlicense', 'Python-2.0'],
]);

export interface Part {
  name: string;
  version: string;
  /** As its package.json says, SPDX; empty where it says nothing. */
  licence: string;
  /** Used for building and testing, or bundled into the page, but not loaded by the host. */
  dev: boolean;
  /** From the root. */
  folder: string;
}

interface Lock {
  packages: Record<string, { version?: string; license?: string; dev?: boolean; link?: boolean }>;
}

/** Every package of the lock, by name. */
export function partsOf(lock: Lock): Part[] {
  return Object.entries(lock.packages)
    .filter(([folder, { link }]) => folder.startsWith('node_modules/') && !link)
    .map(([folder, { version = '', license = '', dev = false }]) => ({
      name: folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version,
      licence: license,
      dev,
      folder,
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

export const readLock = (): Lock => JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock;

/** Whether an expression of SPDX can be met with the allowed licences alone: one of an OR, all of an AND. */
export const isAllowed = (licence: string): boolean =>
  licence
    .replace(/^\(|\)$/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((one) => ALLOWED.has(one.trim())));

/** What the page is bundled from, though it is a development dependency: its licence is shipped, too. */
const inPage = ({ name }: Part): boolean =>
  /^(react|react-dom|scheduler|react-aria|react-stately|react-aria-components|lexical|lucide-react|react-resizable-panels)$|^@(react-aria|react-stately|react-types|internationalized|lexical|codemirror|lezer|marijn|fontsource-variable|tanstack|swc)\//.test(
    name,
  ) || /^(crelt|style-mod|w3c-keyname|clsx)$/.test(name);

/** The text that is shipped with the app: each part, and its own words. */
export function thirdPartyText(parts: readonly Part[]): string {
  const shipped = parts.filter((part) => (!part.dev || inPage(part)) && existsSync(join(root, part.folder)));
  const sections = shipped.map((part) => {
    const folder = join(root, part.folder);
    const files = readdirSync(folder).filter((name) => /^(licen[cs]e|copying|notice|ofl)/i.test(name));
    const words = files.map((name) => readFileSync(join(folder, name), 'utf8').trim());
    return [`${part.name} ${part.version} (${part.licence})`, ...words].join('\n\n');
  });
  const line = `\n\n${'-'.repeat(78)}\n\n`;
  return `Passage contains these parts, under these licences:${line}${sections.join(line)}\n`;
}
