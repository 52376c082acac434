import type { SpeakerKind, SpeakerRole } from '../../../core/model/structure.ts';

/** The role's choices, with "no role" as an empty value. */
export const ROLE_OPTIONS: readonly { value: SpeakerRole | ''; label: string }[] = [
  { value: '', label: 'No role' },
  { value: 'asks', label: 'Asks' },
  { value: 'answers', label: 'Answers' },
  { value: 'chairs', label: 'Chairs' },
];

export const KIND_OPTIONS: readonly { value: SpeakerKind; label: string }[] = [
  { value: 'person', label: 'Person' },
  { value: 'outlet', label: 'Outlet' },
];

export const roleOf = (value: SpeakerRole | ''): SpeakerRole | null => (value === '' ? null : value);
