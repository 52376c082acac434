import { v7 as uuidv7 } from 'uuid';
import type { Exchange, ExchangeAttribute, ExchangeTag } from '../../core/formats/exchange/model.ts';
import { parseAttributeValue } from '../../core/model/attribute-value.ts';
import { type Attribute, COLOURS, type Colour, PALETTE } from '../../core/model/codebook.ts';
import { tagsOf } from '../services/tags.ts';
import { nextPosition } from '../services/write-transcript.ts';
import { cleanLine, cleanName, cleanProse, wellFormed } from './clean.ts';
import { proposeTags, sameName } from './describe.ts';
import type { ImportParts } from './import-parts.ts';

/** The longest value that the project takes (`contract/schemas.ts`). */
const MOST_VALUE = 10_000;

/** The project's tags for those of a file: as mapped, else by name, else new; with the attributes that the file has. */
export class TagWriter {
  /** By the file's id of a tag. */
  readonly ids = new Map<string, string>();
  readonly #parts: ImportParts;
  /** By our id of a tag. */
  readonly #attributes = new Map<string, Attribute[]>();

  constructor(parts: ImportParts, { tags }: Exchange) {
    this.#parts = parts;
    for (const tag of tagsOf({ db: parts.db })) this.#attributes.set(tag.id, [...tag.attributes]);
    const proposals = proposeTags(parts.db, tags);
    for (const tag of tags) {
      const mapped = parts.job.mapping.tags.find(({ id }) => id === tag.id);
      const into = mapped ? mapped.into : (proposals.get(tag.id) ?? null);
      if (into !== null) parts.rec.live('tag', into);
      const id = into ?? this.#create(tag);
      this.ids.set(tag.id, id);
      for (const attribute of tag.attributes) this.#attribute(id, attribute);
    }
  }

  /** Values by attribute id, as they are stored; what an attribute cannot take is in the losses. */
  values(tag: string, values: Readonly<Record<string, string>>, example: string): Record<string, string> {
    const out: Record<string, string> = {};
    for (const [name, raw] of Object.entries(values)) {
      if (raw === '') continue;
      const value = wellFormed(raw);
      const attribute = this.#attribute(tag, { name, type: 'text', choices: [] });
      if (attribute.type === 'choice' && value !== '') this.#choose(attribute, value.trim());
      const parsed = parseAttributeValue(attribute, value);
      if ('fault' in parsed || parsed.value.length > MOST_VALUE)
        this.#parts.losses.add(UNFIT, `${example}: ${name} is “${raw}”`);
      else if (parsed.value !== '') out[attribute.id] = parsed.value;
    }
    return out;
  }

  #create(tag: ExchangeTag): string {
    const { rec, db } = this.#parts;
    const id = uuidv7();
    const parent = tag.parent === null ? null : (this.ids.get(tag.parent) ?? null);
    rec.insert('tag', {
      id,
      parent_id: parent,
      name: this.#freeName(cleanName(tag.name), parent),
      colour: this.#colour(tag),
      key: this.#key(tag),
      definition: cleanProse(tag.definition),
      guidelines: cleanProse(tag.guidelines),
      examples: JSON.stringify(
        tag.examples.map(({ quote, source }) => ({ quote: cleanProse(quote), source: cleanLine(source) })),
      ),
      note: cleanProse(tag.note),
      position: nextPosition({ db }, 'tags'),
    });
    this.#attributes.set(id, []);
    return id;
  }

  /** Two tags of one name may not stand at one place. */
  #freeName(name: string, parent: string | null): string {
    const taken = this.#parts.db.prepare(
      'SELECT 1 FROM tags WHERE name = ? AND parent_id IS ? AND deleted = 0',
    );
    let free = name;
    for (let n = 2; taken.get(free, parent); n++) free = `${name} (${n})`;
    return free;
  }

  /** The palette's nearest colour; without one the least used. */
  #colour({ name, colour }: ExchangeTag): string {
    if (colour !== null) {
      const nearest = nearestColour(colour);
      if (PALETTE[nearest] !== colour.toLowerCase())
        this.#parts.losses.add(NEAR_COLOUR, `${name}: ${colour}`);
      return nearest;
    }
    const used = this.#parts.db
      .prepare('SELECT colour FROM tags WHERE deleted = 0')
      .pluck()
      .all() as string[];
    const count = (one: string) => used.filter((other) => other === one).length;
    return COLOURS.reduce((best, one) => (count(one) < count(best) ? one : best));
  }

  #key({ name, key }: ExchangeTag): string {
    if (key === '') return '';
    const taken = this.#parts.db.prepare('SELECT 1 FROM tags WHERE key = ? AND deleted = 0').get(key);
    if (!taken && [...key].length === 1) return key;
    this.#parts.losses.add(TAKEN_KEY, `${name}: ${key}`);
    return '';
  }

  /** The tag's attribute of that name, or a new one. */
  #attribute(tag: string, { name, type, choices }: ExchangeAttribute): Attribute {
    const own = this.#attributes.get(tag) ?? [];
    const clean = cleanName(name);
    const known = own.find((one) => sameName(one.name, clean));
    if (known) {
      if (known.type === 'choice') for (const choice of choices) this.#choose(known, choice);
      return known;
    }
    const attribute: Attribute = {
      id: uuidv7(),
      tag,
      name: clean,
      type,
      choices: type === 'choice' ? [...new Set(choices.map((choice) => cleanName(choice)))] : [],
      position: Math.max(0, ...own.map((one) => one.position)) + 1,
    };
    this.#parts.rec.insert('attribute', {
      id: attribute.id,
      tag_id: tag,
      name: clean,
      type,
      choices: JSON.stringify(attribute.choices),
      position: attribute.position,
    });
    this.#attributes.set(tag, [...own, attribute]);
    return attribute;
  }

  /** A choice that an attribute does not have yet is added to it. */
  #choose(attribute: Attribute, choice: string): void {
    if (attribute.choices.includes(choice) || cleanName(choice) !== choice) return;
    attribute.choices = [...attribute.choices, choice];
    this.#parts.rec.update('attribute', attribute.id, { choices: JSON.stringify(attribute.choices) });
  }
}

/** By the distance in RGB, which is enough to tell a palette's colours apart. */
function nearestColour(hex: string): Colour {
  const parts = (colour: string) => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  const wanted = parts(hex);
  const distance = (colour: Colour) =>
    parts(PALETTE[colour]).reduce((sum, part, i) => sum + (part - wanted[i]!) ** 2, 0);
  return COLOURS.reduce((best, colour) => (distance(colour) < distance(best) ? colour : best));
}

const UNFIT = {
  code: 'value-unfit',
  aspect: 'value',
  sentence: 'Values that their attribute cannot take.',
} as const;
const NEAR_COLOUR = {
  code: 'colour-near',
  aspect: 'codebook',
  sentence: 'Tags whose colour is not of the palette got the nearest one.',
} as const;
const TAKEN_KEY = {
  code: 'key-taken',
  aspect: 'codebook',
  sentence: 'Tags whose key another tag has already, or that is no single character, have none.',
} as const;
