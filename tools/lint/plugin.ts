import { relative, sep } from 'node:path';
import { judgeImport } from './judge.ts';
import { layerOf } from './layers.ts';

/** What the rule reads of a syntax tree; oxlint hands over ESTree nodes. */
interface Node {
  type: string;
  [field: string]: unknown;
}

interface Context {
  cwd: string;
  filename: string;
  report(problem: { node: Node; message: string }): void;
}

/** The text of a string literal, or of a template without holes; undefined for anything else. */
function literal(node: Node | null | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node?.type !== 'TemplateLiteral') return undefined;
  const quasis = node['quasis'] as { value: { cooked: string | null } }[];
  return quasis.length === 1 ? (quasis[0]?.value.cooked ?? undefined) : undefined;
}

const isName = (node: Node | undefined, name: string) => node?.type === 'Identifier' && node['name'] === name;

const isModuleUrl = (node: Node | undefined) =>
  node?.type === 'MemberExpression' &&
  (node['object'] as Node).type === 'MetaProperty' &&
  isName(node['property'] as Node, 'url');

function create(context: Context): Record<string, (node: Node) => void> {
  const file = relative(context.cwd, context.filename).split(sep).join('/');

  const judge = (node: Node, source: Node | null | undefined, typeOnly = false) => {
    if (source === null || source === undefined) return;
    const specifier = literal(source);
    const message =
      specifier === undefined
        ? // What is loaded must be readable from the text, or no rule about layers can hold.
          layerOf(file) !== undefined &&
          file.startsWith('src/') &&
          'An import has to name its module in a literal.'
        : judgeImport(file, specifier, typeOnly);
    if (message) context.report({ node, message });
  };

  return {
    Program(node) {
      if (layerOf(file) !== undefined) return;
      context.report({ node, message: `${file} belongs to no layer: add it to tools/lint/layers.ts.` });
    },
    ImportDeclaration: (node) => judge(node, node['source'] as Node, node['importKind'] === 'type'),
    ExportNamedDeclaration: (node) =>
      judge(node, node['source'] as Node | null, node['exportKind'] === 'type'),
    ExportAllDeclaration: (node) => judge(node, node['source'] as Node, node['exportKind'] === 'type'),
    ImportExpression: (node) => judge(node, node['source'] as Node),
    TSImportType: (node) => judge(node, node['source'] as Node, true),
    TSExternalModuleReference: (node) => judge(node, node['expression'] as Node),
    CallExpression(node) {
      if (isName(node['callee'] as Node, 'require')) judge(node, (node['arguments'] as Node[])[0]);
    },
    // Bundlers follow `new URL('./x.ts', import.meta.url)`: in a page it is how a worker or an asset is loaded.
    NewExpression(node) {
      const [target, base] = node['arguments'] as Node[];
      if (!file.startsWith('src/renderer/') || !isName(node['callee'] as Node, 'URL') || !isModuleUrl(base))
        return;
      judge(node, target);
    },
  };
}

export default {
  meta: { name: 'passage' },
  rules: { 'one-way-imports': { meta: { type: 'problem' }, create } },
};
