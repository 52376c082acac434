import type { ExchangeFormat, FormatFile } from '../exchange/model.ts';
import { parseWebAnnotations } from './parse.ts';
import { serializeWebAnnotations } from './serialize.ts';
import { W3C_CARRIES, W3C_TITLE } from './title.ts';

/** W3C Web Annotations, in JSON-LD or JSON, with the texts beside them or in the project. */
export const webAnnotation: ExchangeFormat = {
  name: 'web-annotation',
  title: W3C_TITLE,
  endings: ['.jsonld', '.json', '.jsonl', '.txt'],
  together: true,
  carries: W3C_CARRIES,
  owns: (file) => isSheet(file) || /\.txt$/i.test(file.path),
  recognizes: (files) => files.some(isSheet),
  parse: parseWebAnnotations,
  serialize: serializeWebAnnotations,
};

/** By its beginning: the context of the model, its types, its selectors. */
function isSheet({ path, bytes }: FormatFile): boolean {
  if (/\.jsonld$/i.test(path)) return true;
  if (!/\.jsonl?$/i.test(path)) return false;
  const head = new TextDecoder().decode(bytes.subarray(0, 20_000));
  return /ns\/anno(\.jsonld)?"|"Annotation(Page|Collection)?"|"Text(Position|Quote)Selector"/.test(head);
}
