/** A stretch of a recording with what is said in it. */
export interface Cue {
  /** Seconds from the start. */
  start: number;
  end: number;
  /** Null where the file names nobody: the speaker before goes on. */
  speaker: string | null;
  /** Without mark-up. Line breaks are those of the screen and mean nothing. */
  text: string;
}
