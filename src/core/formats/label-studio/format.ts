import type { ExchangeFormat, FormatFile } from '../exchange/model.ts';
import { parseLabelStudio } from './parse.ts';
import { serializeLabelStudio } from './serialize.ts';
import { LABEL_STUDIO_CARRIES, LABEL_STUDIO_TITLE } from './title.ts';

/** Label Studio's JSON, with annotations and predictions, and its smaller JSON-MIN. */
export const labelStudio: ExchangeFormat = {
  name: 'label-studio',
  title: LABEL_STUDIO_TITLE,
  endings: ['.json', '.jsonl', '.xml'],
  together: true,
  carries: LABEL_STUDIO_CARRIES,
  // Our own interface lies beside the tasks; it is no transcript.
  owns: (file) => isTasks(file) || isInterface(file),
  recognizes: (files) => files.some(isTasks),
  parse: (files) => parseLabelStudio(files.filter(({ path }) => /\.jsonl?$/i.test(path))),
  serialize: serializeLabelStudio,
};

/** By the keys that tasks have, wherever the text puts them: a task's text may stand before them. */
function isTasks({ path, bytes }: FormatFile): boolean {
  if (!/\.jsonl?$/i.test(path) || !/^\ufeff?\s*[[{]/.test(new TextDecoder().decode(bytes.subarray(0, 200))))
    return false;
  const text = new TextDecoder().decode(bytes);
  const isFull =
    /"data"\s*:\s*\{/.test(text) && /"(annotations|predictions|completions)"\s*:\s*\[/.test(text);
  return isFull || (/"(annotation_id|lead_time)"\s*:/.test(text) && /"labels"\s*:\s*\[/.test(text));
}

const isInterface = ({ path, bytes }: FormatFile): boolean =>
  /\.xml$/i.test(path) && /^\ufeff?\s*<View[\s>]/.test(new TextDecoder().decode(bytes.subarray(0, 200)));
