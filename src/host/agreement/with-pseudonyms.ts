import type { AgreementResult } from '../../contract/agreement-types.ts';
import type { Pseudonyms } from '../../core/formats/pseudonyms/pseudonyms.ts';

/** Figures whose annotators, speakers and titles are called as an export calls them; tags and attributes keep their names. */
export function withPseudonyms(result: AgreementResult, names: Pseudonyms): AgreementResult {
  if (!names.some) return result;
  const titles = new Set(result.editions.map(({ transcript }) => transcript));
  const nameOf = (id: string, name: string): string => {
    const pseudonym = names.anyId(id);
    if (pseudonym !== id) return pseudonym;
    return titles.has(id) ? names.title(name) : name;
  };
  return {
    ...result,
    names: Object.fromEntries(Object.entries(result.names).map(([id, name]) => [id, nameOf(id, name)])),
    groups: result.groups.map((group) => ({ ...group, name: nameOf(group.id, group.name) })),
  };
}
