import type { Range } from '../../model/span.ts';
import type { Losses } from '../exchange/loss.ts';
import { childOf, childrenOf, type XmlElement } from '../xml/read.ts';
import type { RefiFiles } from './files.ts';
import { plainGuid } from './guid.ts';
import { LOSS } from './losses.ts';

/** A selection of a text with its codings, in the file's own unit. */
export interface RefiSelection {
  element: XmlElement;
  range: Range;
  /** What tools give as title: often the quote. */
  name: string;
}

/** A text of a project, with what was selected in it. */
export interface RefiText {
  guid: string;
  name: string;
  text: string;
  /** Path of its file in the archive; empty where the text stands in the project file. */
  file: string;
  selections: RefiSelection[];
  /** Element with codings, notes and values of the whole. */
  whole: XmlElement;
}

/** All texts: of text sources, of PDF sources that have one, and transcripts of recordings. */
export function readTexts(project: XmlElement, files: RefiFiles, losses: Losses): RefiText[] {
  return childOf(project, 'Sources')?.children.flatMap((source) => readSource(source, files, losses)) ?? [];
}

function readSource(source: XmlElement, files: RefiFiles, losses: Losses): RefiText[] {
  const name = source.attributes['name'] ?? '';
  const make = (element: XmlElement, selections: RefiSelection[], whole = source): RefiText[] => {
    const text = files.textOf(element);
    if (text === undefined || text.trim() === '' || !text.isWellFormed()) {
      losses.add(LOSS.noText, name || plainGuid(source.attributes['guid'] ?? ''));
      return [];
    }
    const guid = plainGuid(element.attributes['guid'] ?? '');
    const file = files.fileOf(element)?.path ?? '';
    return [{ guid, name: name || element.attributes['name'] || guid, text, file, selections, whole }];
  };
  switch (source.name) {
    case 'TextSource':
      return make(source, plainSelections(source));
    case 'PDFSource': {
      const text = childOf(source, 'Representation');
      const areas = childrenOf(source, 'PDFSelection');
      losses.add(LOSS.noArea, name, codingsOf(areas));
      if (text) return make(text, plainSelections(text));
      break;
    }
    case 'AudioSource':
    case 'VideoSource': {
      const transcripts = childrenOf(source, 'Transcript');
      const stretches = [...childrenOf(source, 'AudioSelection'), ...childrenOf(source, 'VideoSelection')];
      losses.add(LOSS.noArea, name, codingsOf(stretches));
      if (transcripts.length > 0)
        return transcripts.flatMap((transcript) => make(transcript, synced(transcript, losses), transcript));
      break;
    }
    case 'PictureSource': {
      losses.add(LOSS.noArea, name, codingsOf(childrenOf(source, 'PictureSelection')));
      const description = childOf(source, 'TextDescription');
      if (description && files.textOf(description)?.trim())
        return make(description, plainSelections(description));
    }
  }
  losses.add(LOSS.noText, name || source.name);
  return [];
}

const codingsOf = (selections: readonly XmlElement[]): number =>
  selections.reduce((sum, selection) => sum + childrenOf(selection, 'Coding').length, 0);

function plainSelections(source: XmlElement): RefiSelection[] {
  return childrenOf(source, 'PlainTextSelection').map((element) => ({
    element,
    range: [offset(element, 'startPosition'), offset(element, 'endPosition')],
    name: element.attributes['name'] ?? '',
  }));
}

/** Selections of a transcript run from one synchronised place to another. */
function synced(transcript: XmlElement, losses: Losses): RefiSelection[] {
  const places = new Map(
    childrenOf(transcript, 'SyncPoint').map((point) => [
      plainGuid(point.attributes['guid'] ?? ''),
      offset(point, 'position'),
    ]),
  );
  return childrenOf(transcript, 'TranscriptSelection').flatMap((element) => {
    const at = (name: string) => places.get(plainGuid(element.attributes[name] ?? '')) ?? Number.NaN;
    const range: Range = [at('fromSyncPoint'), at('toSyncPoint')];
    const name = element.attributes['name'] ?? '';
    if (range.some(Number.isNaN)) {
      losses.add(LOSS.noArea, name, childrenOf(element, 'Coding').length);
      return [];
    }
    return [{ element, range, name }];
  });
}

const offset = ({ attributes }: XmlElement, name: string): number => {
  const value = attributes[name]?.trim() ?? '';
  return /^[+-]?\d{1,15}$/.test(value) ? Number(value) : Number.NaN;
};
