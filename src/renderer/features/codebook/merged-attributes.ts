import type { Attribute } from '../../../core/model/codebook.ts';

/** Which attributes of a tag are, by name and type, those of the tag that it is merged into, and which come anew. As the host does it. */
export function mergedAttributes(
  from: readonly Pick<Attribute, 'name' | 'type'>[],
  into: readonly Pick<Attribute, 'name' | 'type'>[],
): { same: string[]; added: string[] } {
  const isThere = ({ name, type }: Pick<Attribute, 'name' | 'type'>) =>
    into.some((own) => own.type === type && own.name.toLowerCase() === name.toLowerCase());
  return {
    same: from.filter(isThere).map(({ name }) => name),
    added: from.filter((attribute) => !isThere(attribute)).map(({ name }) => name),
  };
}
