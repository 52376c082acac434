export const MAC = /mac|iphone|ipad/i.test(typeof navigator === 'undefined' ? '' : navigator.platform);

/** Whether an element takes typed text itself, so that keys are its own. The reader takes none while it is read-only. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // An editor in a shadow root: to who listens outside, its root is the target.
  if (target.shadowRoot) return takesText(target.shadowRoot.activeElement);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  if (target.isContentEditable) return !isReader(target);
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}

/** Whether an element is the text of a transcript, with a caret in it but closed to typing. */
export function isReader(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.isContentEditable && !!target.closest('[aria-readonly="true"]')
  );
}
