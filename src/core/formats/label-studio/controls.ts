import type { Exchange, ExchangeAttribute, ExchangeTag } from '../exchange/model.ts';
import { LABELS, TEXT } from './title.ts';

type Kind = 'choices' | 'number' | 'datetime' | 'textarea';

/** The controls for attributes: one for all attributes of one name and kind, whatever tags have them. */
export class Controls {
  readonly #names = new Map<
    string,
    { name: string; attribute: ExchangeAttribute; kind: Kind; tags: string[] }
  >();
  readonly #taken = new Set<string>([LABELS, TEXT, 'relations']);

  constructor({ tags }: Exchange) {
    for (const tag of tags)
      for (const attribute of tag.attributes) {
        const key = keyOf(attribute, kindOf(attribute));
        const known = this.#names.get(key);
        if (known) known.tags.push(tag.name);
        else
          this.#names.set(key, {
            name: this.#free(attribute.name),
            attribute,
            kind: kindOf(attribute),
            tags: [tag.name],
          });
      }
  }

  /** What is said of a region, one result a value. The control's own name may differ from the attribute's. */
  answers(
    tag: ExchangeTag,
    values: Readonly<Record<string, string>>,
    region: string,
    place: object,
  ): object[] {
    return Object.entries(values).map(([name, value]) => {
      const attribute = tag.attributes.find((one) => one.name === name) ?? {
        name,
        type: 'text',
        choices: [],
      };
      const control = this.#names.get(keyOf(attribute, kindOf(attribute)));
      const kind = fits(kindOf(attribute), value) ? kindOf(attribute) : 'textarea';
      const from_name = control?.name ?? name;
      return {
        id: region,
        from_name,
        to_name: TEXT,
        type: kind,
        ...(from_name !== name && { attribute: name }),
        value:
          kind === 'textarea'
            ? { text: [value] }
            : { ...place, [kind]: kind === 'choices' ? [value] : kind === 'number' ? Number(value) : value },
      };
    });
  }

  /** The labelling interface, to be pasted into the project's settings. */
  config({ tags, documents }: Exchange): string {
    const types = new Set(documents.flatMap(({ relations }) => relations.map(({ type }) => type)));
    const lines = [
      '<View>',
      `  <Labels name="${LABELS}" toName="${TEXT}">`,
      ...tags.map(
        ({ name, colour }) =>
          `    <Label value=${quoted(name)}${colour === null ? '' : ` background=${quoted(colour)}`}/>`,
      ),
      '  </Labels>',
      `  <Text name="${TEXT}" value="$text" granularity="symbol"/>`,
      ...[...this.#names.values()].flatMap(({ name, attribute, kind, tags: whose }) =>
        controlOf(
          `name=${quoted(name)} toName="${TEXT}" perRegion="true" whenLabelValue=${quoted(whose.join(','))}`,
          attribute,
          kind,
        ),
      ),
      ...(types.size === 0
        ? []
        : [
            '  <Relations>',
            ...[...types].map((type) => `    <Relation value=${quoted(type)}/>`),
            '  </Relations>',
          ]),
      '</View>',
    ];
    return `${lines.join('\n')}\n`;
  }

  #free(wanted: string): string {
    let name = wanted;
    for (let n = 2; this.#taken.has(name); n++) name = `${wanted} ${n}`;
    this.#taken.add(name);
    return name;
  }
}

const keyOf = ({ name, choices }: ExchangeAttribute, kind: Kind): string =>
  JSON.stringify([name, kind, choices]);

function kindOf({ type }: ExchangeAttribute): Kind {
  if (type === 'choice' || type === 'boolean') return 'choices';
  return type === 'number' ? 'number' : type === 'date' ? 'datetime' : 'textarea';
}

/** Numbers that JSON would write in another way, and dates that are not whole, go as text. */
function fits(kind: Kind, value: string): boolean {
  if (kind === 'number') return String(Number(value)) === value;
  return kind !== 'datetime' || /^\d{4}-\d\d-\d\d$/.test(value);
}

function controlOf(attributes: string, { type, choices }: ExchangeAttribute, kind: Kind): string[] {
  if (kind === 'number') return [`  <Number ${attributes}/>`];
  if (kind === 'datetime') return [`  <DateTime ${attributes} only="date" format="%Y-%m-%d"/>`];
  if (kind === 'textarea') return [`  <TextArea ${attributes}/>`];
  const all = type === 'boolean' ? ['true', 'false'] : choices;
  return [
    `  <Choices ${attributes}>`,
    ...all.map((one) => `    <Choice value=${quoted(one)}/>`),
    '  </Choices>',
  ];
}

/** As an attribute of XML; what XML cannot hold is left out, since the file is an interface and carries nothing. */
const quoted = (text: string): string =>
  `"${text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`;
