import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { isTest, type LayerName, layerOf, layers } from './layers.ts';
import { packages } from './packages.ts';

/** Node's own modules, by the name that follows `node:`; both `fs` and `fs/promises` are found by their first part. */
const builtins = new Set(builtinModules.map((name) => name.replace(/^node:/, '')));

/**
 * Judges one import by the house rule: layers import one way, and each package only where the table allows it.
 *
 * @param file the importing file, from the root of the repository, with forward slashes
 * @param specifier what stands in the import, as written
 * @param typeOnly whether the whole statement is erased when types are stripped (`import type`, `export type`)
 * @returns a sentence that says what is wrong, or undefined where the import is allowed
 */
export function judgeImport(file: string, specifier: string, typeOnly: boolean): string | undefined {
  const layer = layerOf(file);
  if (layer === undefined) return `${file} belongs to no layer: add it to tools/lint/layers.ts.`;
  if (/^\.\.?(\/|$)/.test(specifier)) return judgeOwn(file, layer, specifier, typeOnly);
  if (specifier.startsWith('node:') || builtins.has(specifier)) return judgeBuiltin(file, layer, specifier);
  return judgePackage(file, layer, specifier);
}

function judgeOwn(file: string, layer: LayerName, specifier: string, typeOnly: boolean): string | undefined {
  const [path = '', query] = specifier.split('?', 2);
  const target = posix.join(posix.dirname(file), path);
  const targetLayer = layerOf(target);
  if (targetLayer === undefined) return `${target} belongs to no layer, so ${layer} may not import it.`;
  if (targetLayer === layer) return undefined;
  const { imports, types = [], files = [] } = layers[layer];
  if (imports.includes(targetLayer)) return undefined;
  if (query !== undefined && files.includes(`${target}?${query}`)) return undefined;
  if (types.includes(targetLayer)) {
    return typeOnly ? undefined : `${layer} may take only types from ${targetLayer}: write \`import type\`.`;
  }
  const allowed = [...imports, ...types.map((name) => `types of ${name}`)].join(', ') || 'no other layer';
  return `${layer} may not import ${targetLayer} (${target}); it may import ${allowed}.`;
}

function judgeBuiltin(file: string, layer: LayerName, specifier: string): string | undefined {
  const name = specifier.replace(/^node:/, '');
  // A second way into the project file, past the one that sets and asserts its durability.
  if (name === 'sqlite')
    return `${specifier}: project files are opened by src/host/db through better-sqlite3.`;
  if (layers[layer].node || isTest(file)) return undefined;
  return `${layer} may not import ${specifier}: it has to run without Node.`;
}

function judgePackage(file: string, layer: LayerName, specifier: string): string | undefined {
  const name = packageName(specifier);
  const use = Object.hasOwn(packages, name) ? packages[name] : undefined;
  if (use === undefined) {
    return `${name} is not classified: say in tools/lint/packages.ts which layers may use it.`;
  }
  const allowed = use.in.some((prefix) => file.startsWith(prefix)) || (use.tests === true && isTest(file));
  if (!allowed) {
    const where = [...use.in, ...(use.tests === true ? ['tests'] : [])].join(', ') || 'nowhere';
    return `${layer} may not import ${name} here; allowed: ${where}.`;
  }
  if (use.entries !== undefined && !use.entries.includes(specifier)) {
    return `${specifier} is not an allowed entry of ${name}; allowed: ${use.entries.join(', ')}.`;
  }
  return undefined;
}

/** The package in a bare specifier: its first part, or the first two where it is scoped; a query is no part of it. */
function packageName(specifier: string): string {
  const [path = ''] = specifier.split('?', 1);
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}
