import { isObject, type JsonObject, listOf, textOf } from '../exchange/json.ts';
import type { Cue } from './cue.ts';

/** What a service's JSON says: its stretches, and the language where it names one. */
export interface Recognized {
  cues: Cue[];
  language: string;
}

const number = (value: unknown): number => {
  const found = typeof value === 'string' ? Number.parseFloat(value) : value;
  return typeof found === 'number' && Number.isFinite(found) && found >= 0 ? found : 0;
};

const name = (speaker: unknown): string | null => {
  if (typeof speaker === 'number') return `Speaker ${speaker}`;
  const text = textOf(speaker).trim();
  // "spk_0", "SPEAKER_01", "A": a service's own counting.
  const counted = /^(?:spk|speaker)[_ ]?(\d+)$/i.exec(text);
  return counted
    ? `Speaker ${counted[1]!.replace(/^0+(?=\d)/, '')}`
    : /^[A-Z]$/.test(text)
      ? `Speaker ${text}`
      : text || null;
};

type Reader = (json: JsonObject) => Cue[] | null;

const objects = (value: unknown): JsonObject[] => listOf(value).filter(isObject);

/** Whisper, WhisperX, faster-whisper: `segments` with start, end, text, and perhaps a speaker. */
const whisper: Reader = (json) => {
  const segments = objects(json['segments']).filter((one) => typeof one['text'] === 'string');
  return segments.length === 0
    ? null
    : segments.map((one) => ({
        start: number(one['start']),
        end: number(one['end']),
        speaker: name(one['speaker']),
        text: textOf(one['text']),
      }));
};

/** whisper.cpp: `transcription` with offsets in milliseconds. */
const whisperCpp: Reader = (json) => {
  const parts = objects(json['transcription']);
  if (parts.length === 0) return null;
  return parts.map((one) => {
    const offsets = isObject(one['offsets']) ? one['offsets'] : {};
    return {
      start: number(offsets['from']) / 1000,
      end: number(offsets['to']) / 1000,
      speaker: name(one['speaker']),
      text: textOf(one['text']),
    };
  });
};

/** AssemblyAI: `utterances` in milliseconds. Deepgram has them under `results`, in seconds. */
const utterances: Reader = (json) => {
  const results = isObject(json['results']) ? json['results'] : undefined;
  const found = objects(results?.['utterances'] ?? json['utterances']);
  if (found.length === 0) return null;
  const unit = results ? 1 : 1000;
  return found.map((one) => ({
    start: number(one['start']) / unit,
    end: number(one['end']) / unit,
    speaker: name(one['speaker']),
    text: textOf(one['transcript'] ?? one['text']),
  }));
};

/** Amazon Transcribe: `results.items`, words and signs, with the speaker of each. */
const amazon: Reader = (json) => {
  const results = isObject(json['results']) ? json['results'] : {};
  const items = objects(results['items']);
  if (items.length === 0) return null;
  const speakers = new Map<string, unknown>();
  const labels = isObject(results['speaker_labels']) ? results['speaker_labels'] : {};
  for (const segment of objects(labels['segments']))
    for (const item of objects(segment['items']))
      speakers.set(textOf(item['start_time']), item['speaker_label']);
  return words(
    items.map((item) => ({
      text: textOf(objects(item['alternatives'])[0]?.['content']),
      sign: item['type'] === 'punctuation',
      start: number(item['start_time']),
      end: number(item['end_time']),
      speaker: name(item['speaker_label'] ?? speakers.get(textOf(item['start_time']))),
    })),
  );
};

/** Rev: `monologues` of a speaker each, with elements of text and signs. */
const rev: Reader = (json) => {
  const monologues = objects(json['monologues']);
  if (monologues.length === 0) return null;
  return monologues.flatMap((monologue) => {
    const elements = objects(monologue['elements']);
    const times = elements.filter((one) => one['ts'] !== undefined);
    const text = elements.map((one) => textOf(one['value'])).join('');
    const speaker = name(monologue['speaker']);
    return [{ start: number(times[0]?.['ts']), end: number(times.at(-1)?.['end_ts']), speaker, text }];
  });
};

/** Google: `results` with alternatives of words. Deepgram without utterances: `channels` with alternatives of words. */
const alternatives: Reader = (json) => {
  const channels = isObject(json['results']) ? objects(json['results']['channels']) : [];
  const results = channels.length > 0 ? channels : objects(json['results']);
  const best = results.flatMap((one) => objects(one['alternatives']).slice(0, 1));
  if (best.length === 0) return null;
  return best.flatMap((one): Cue[] => {
    const found = objects(one['words']);
    if (found.length === 0) return [{ start: 0, end: 0, speaker: null, text: textOf(one['transcript']) }];
    return words(
      found.map((word) => ({
        text: textOf(word['punctuated_word'] ?? word['word']),
        sign: false,
        start: number(word['start'] ?? word['startTime']),
        end: number(word['end'] ?? word['endTime']),
        speaker: name(word['speaker'] ?? word['speakerTag'] ?? word['speakerLabel']),
      })),
    );
  });
};

interface Word {
  text: string;
  sign: boolean;
  start: number;
  end: number;
  speaker: string | null;
}

/** Words as stretches of a sentence or a speaker each. Signs have no times and no speaker of their own. */
function words(all: readonly Word[]): Cue[] {
  const cues: Cue[] = [];
  // Asked of the word and not of the stretch, which may be as long as the file.
  let ended = false;
  for (const { text, sign, start, end, speaker } of all) {
    const last = cues.at(-1);
    if (sign && last) {
      last.text += text;
      ended = endsSentence(text, ended);
      continue;
    }
    if (last && !ended && last.speaker === speaker) {
      last.text += ` ${text}`;
      last.end = Math.max(last.end, end);
    } else cues.push({ start, end, speaker, text });
    ended = endsSentence(text, false);
  }
  return cues;
}

/** `before`: whether what stood there ended one, where nothing is added to it. */
const endsSentence = (text: string, before: boolean): boolean =>
  text === '' ? before : /[.!?。！？]$/u.test(text.slice(-1));

const READERS: readonly Reader[] = [whisper, whisperCpp, utterances, amazon, rev, alternatives];

/** What a transcription service recognized; null where the JSON is none that is known. */
export function readRecognized(json: unknown): Recognized | null {
  if (!isObject(json)) return null;
  for (const reader of READERS) {
    const cues = reader(json);
    if (cues?.some(({ text }) => text.trim() !== ''))
      return { cues, language: languageOf(json['language'] ?? json['language_code']) };
  }
  return null;
}

/** Codes as they are; Whisper also writes names ("english"), which say nothing here. */
const languageOf = (value: unknown): string =>
  /^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(textOf(value)) ? textOf(value).replaceAll('_', '-') : '';
