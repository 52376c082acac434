import { decodeFile } from '../exchange/decode-file.ts';
import { FormatError } from '../exchange/format-error.ts';
import { readJson } from '../exchange/json.ts';
import { withinLimit } from '../exchange/limits.ts';
import type { Extractor } from '../extract/model.ts';
import { buildCaptions } from './build.ts';
import { readRecognized } from './services.ts';

/** JSON of Whisper and of transcription services. Confidence and the times of single words stay in the file alone. */
export const recognizedSpeech: Extractor = {
  name: 'speech-json',
  title: 'JSON of a transcription service',
  endings: ['.json'],
  recognizes: ({ path, bytes }) =>
    /\.json$/i.test(path) &&
    /"(segments|transcription|utterances|monologues|results)"\s*:/.test(
      new TextDecoder().decode(bytes.subarray(0, 256 * 1024)),
    ),
  extract(file) {
    const where = `“${file.path}”`;
    const found = readRecognized(readJson(decodeFile(file).text, where));
    if (!found)
      throw new FormatError(
        'unsupported',
        `${where} is no JSON of Whisper, AssemblyAI, Deepgram, Amazon Transcribe, Google Speech or Rev. Export it as WebVTT, or as text.`,
      );
    withinLimit('annotations', found.cues.length, where);
    return buildCaptions(found.cues, { language: found.language });
  },
};
