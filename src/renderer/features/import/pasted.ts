/**
 * Text of a paste as it was copied. A text area turns CRLF and CR into LF, so the clipboard's own text is kept
 * beside it (`copied`) and used as long as the area still shows the same.
 */
export function exactText(shown: string, copied: string | null): string {
  return copied !== null && copied.replace(/\r\n?/g, '\n') === shown ? copied : shown;
}
