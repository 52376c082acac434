const MAC = /mac|iphone|ipad/i.test(typeof navigator === 'undefined' ? '' : navigator.platform);

/** The name of the key that commands go with here. */
export const COMMAND = MAC ? '⌘' : 'Ctrl';
export const ALT = MAC ? '⌥' : 'Alt';
export const SHIFT = MAC ? '⇧' : 'Shift';

/** “Ctrl Z”, “⇧ ⌘ Z”: keys as people read them. */
export const keysOf = (...keys: string[]): string => keys.join(' ');

/** Whether the key that commands go with is down. */
export const commandDown = (event: Pick<KeyboardEvent, 'ctrlKey' | 'metaKey'>): boolean =>
  MAC ? event.metaKey : event.ctrlKey;

/** Whether an element takes typed text itself, so that keys are its own. The reader takes none. */
export function takesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type);
}
