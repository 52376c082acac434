import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A place of the source that makes an error of a user's: `new PassageError('conflict', `There is …`)`. */
export interface Raised {
  /** `file:line` */
  where: string;
  /** Empty where the code is not written there as a word. */
  code: string;
  /** The texts of the sentence as they stand in the source, with … for what is put in; empty where it comes from elsewhere. */
  sentence: string;
}

/** Errors whose message a user reads. */
const MAKES = /new (PassageError|FormatError|DecodeError)\(/g;

/** Every place below a folder that makes an error with a sentence for users. Tests are left out. */
export function raisedBelow(folder: string): Raised[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .sort()
    .flatMap((name) => raisedIn(readFileSync(join(folder, name), 'utf8'), name));
}

/** The same of one file's text. */
export function raisedIn(written: string, name: string): Raised[] {
  // Comments have quotes and brackets of their own; lines stay where they are.
  const source = written.replaceAll(/^( *)\/\/.*$/gm, '$1');
  return [...source.matchAll(MAKES)].map(({ index, 0: opening }) => {
    const given = argumentsAt(source, index + opening.length);
    const code = /^'([a-z_-]+)'$/.exec(given[0] ?? '')?.[1] ?? '';
    const line = source.slice(0, index).split('\n').length;
    return { where: `${name}:${line}`, code, sentence: textOf(given[1] ?? '') };
  });
}

/** The texts within an expression, one after another: of its strings and of its templates, with … for what is put in. */
function textOf(expression: string): string {
  let text = '';
  for (let at = 0; at < expression.length; at++) {
    const quote = expression[at]!;
    if (!`'"\``.includes(quote)) continue;
    for (at++; at < expression.length && expression[at] !== quote; at++) {
      if (expression[at] === '\\') text += expression[++at];
      else if (quote === '`' && expression.startsWith('${', at)) {
        at = closing(expression, at + 2, '}');
        text += '…';
      } else text += expression[at];
    }
  }
  return text.trim();
}

/** The arguments of a call whose bracket opens just before `start`, as they are written. */
function argumentsAt(source: string, start: number): string[] {
  const found: string[] = [];
  let from = start;
  for (let at = start; at < source.length; at++) {
    const unit = source[at]!;
    if (`'"\``.includes(unit)) at = closing(source, at + 1, unit);
    else if ('([{'.includes(unit)) at = closing(source, at + 1, ')]}'['([{'.indexOf(unit)]!);
    else if (unit === ',' || unit === ')') {
      found.push(source.slice(from, at).trim());
      from = at + 1;
      if (unit === ')') break;
    }
  }
  return found;
}

/** Where what is open at `at` closes with `end`: brackets nest, and texts are passed over. */
function closing(source: string, at: number, end: string): number {
  const isText = `'"\``.includes(end);
  for (; at < source.length && source[at] !== end; at++) {
    const unit = source[at]!;
    if (unit === '\\') at++;
    else if (isText) {
      if (end === '`' && source.startsWith('${', at)) at = closing(source, at + 2, '}');
    } else if (`'"\``.includes(unit)) at = closing(source, at + 1, unit);
    else if ('([{'.includes(unit)) at = closing(source, at + 1, ')]}'['([{'.indexOf(unit)]!);
  }
  return at;
}

/** True where a sentence says more than what happened: what was kept, what to do. One whose end is put in from elsewhere passes. */
export function saysWhatToDo(sentence: string): boolean {
  if (sentence === '' || /…[.)”]?$/.test(sentence)) return true;
  return sentence.split(/(?<=[.!”)…])\s+(?=[A-Z“(…-])|[:;] /).length > 1;
}
