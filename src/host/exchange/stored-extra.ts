/** What `extras.data` holds. */
export interface StoredExtra {
  /** Whose file it was. */
  annotator: string | null;
  /** As the format likes it. */
  data: unknown;
  /** Our ids of annotations, relations or tags, by the file's own names. */
  ids: Record<string, string>;
}
