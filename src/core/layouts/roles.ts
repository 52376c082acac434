import type { LayoutSpeaker } from '../model/layout.ts';
import type { SpeakerRole } from '../model/structure.ts';
import type { LabelMatch } from './labels.ts';
import { roleLabel } from './names.ts';
import { isOutlet } from './outlets.ts';

const CHAIR =
  /^(the\s)?(acting\s|vice[\s-]|deputy\s|madam\s)?(chair|chairman|chairwoman|chairperson|speaker|presiding officer|moderator)\b/i;
const REPORTER = /(记者|記者|기자)$|\b(reporter|journalist|correspondent)\b/iu;

/**
 * Proposes who the labels stand for. Outlets and questions ask; the chair chairs; where somebody asks, the named
 * others answer. Where nothing tells, the role is null.
 */
export function proposeSpeakers(labels: readonly LabelMatch[]): LayoutSpeaker[] {
  const roles = labels.map(plainRole);
  const asked = roles.includes('asks');
  return labels.map((match, i) => ({
    label: match.label,
    name: match.name,
    kind: isOutlet(match.name) ? 'outlet' : 'person',
    role:
      roles[i] ??
      (asked && roleLabel(match.name) === null && match.form !== 'record' && match.form !== 'party'
        ? 'answers'
        : null),
    affiliation: match.affiliation,
  }));
}

function plainRole(match: LabelMatch): SpeakerRole | null {
  const role = roleLabel(match.name);
  if (role && role !== 'none') return role;
  if (
    isOutlet(match.name) ||
    isOutlet(match.affiliation) ||
    REPORTER.test(match.name) ||
    REPORTER.test(match.affiliation)
  )
    return 'asks';
  // "Speaker 2" is anybody; "The SPEAKER pro tempore (Mr. Mica)" holds the chair.
  return role === null && CHAIR.test(match.name) ? 'chairs' : null;
}
