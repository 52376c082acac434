import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const path = (address: string) => fileURLToPath(new URL(address, import.meta.url));

/** An invented briefing: names alone on their lines, furniture, an emoji. Always there. */
export const briefing = path('fixtures/timetable-briefing.txt');

/** Real transcripts, which are kept beside the repository; a story that needs one is skipped where it is not there. */
export const pressConference = path('../../shared/transcripts/scio-2023-11-05-page7.txt');
export const longBriefing = path('../../shared/transcripts/us-white-house-briefing-290.txt');

/** The reason to skip a story, for `test.skip`: empty where the file is there. */
export const missing = (file: string): string => (existsSync(file) ? '' : `${file} is not there`);

export const textOf = (file: string): string => readFileSync(file, 'utf8');
