/** The tag of the codebook that has the focus; undefined where none has. */
export const focusedTag = (): string | undefined =>
  document.activeElement?.closest<HTMLElement>('[data-pane="codebook"] [role="row"]')?.dataset['key'];
