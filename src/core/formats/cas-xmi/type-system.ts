import { METADATA } from '../cas-json/names.ts';
import { decodeFile } from '../exchange/decode-file.ts';
import type { FormatFile } from '../exchange/model.ts';
import type { Layer } from '../layers/model.ts';
import { childOf, childrenOf, readXml, type XmlElement } from '../xml/read.ts';

interface Type {
  supertype: string;
  /** Features whose values are text, numbers or truths. */
  plain: Layer['features'];
  /** Features that name other feature structures. */
  links: Set<string>;
}

const PRIMITIVE = /^uima\.cas\.(String|Integer|Short|Long|Byte|Float|Double|Boolean)$/;

/** Type system descriptors (Apache UIMA references, chapter 2), as they lie beside XMI files. */
export class TypeSystem {
  readonly #types = new Map<string, Type>();

  /** @throws FormatError */
  constructor(files: readonly FormatFile[]) {
    for (const file of files) {
      const root = readXml(decodeFile(file).text, `“${file.path}”`);
      for (const type of childrenOf(childOf(root, 'types'), 'typeDescription'))
        this.#types.set(partOf(type, 'name'), read(type));
    }
  }

  /** True where a feature of the type, or of one that it inherits from, names another feature structure. */
  isLink(type: string, feature: string): boolean {
    const seen = new Set<string>();
    for (let at = type; !seen.has(at); at = this.#types.get(at)?.supertype ?? '') {
      seen.add(at);
      if (this.#types.get(at)?.links.has(feature)) return true;
    }
    return false;
  }

  layers(): Layer[] {
    return [...this.#types]
      .filter(([name]) => name !== METADATA)
      .map(([name, { plain, links }]) => ({
        name,
        kind: links.has('Governor') && links.has('Dependent') ? 'relation' : 'span',
        features: plain,
      }));
  }
}

function read(type: XmlElement): Type {
  const features = childrenOf(childOf(type, 'features'), 'featureDescription');
  const isPlain = (feature: XmlElement) =>
    PRIMITIVE.test(partOf(feature, 'rangeTypeName')) || isStringSubtype(partOf(feature, 'rangeTypeName'));
  return {
    supertype: partOf(type, 'supertypeName'),
    plain: features
      .filter(isPlain)
      .map((one) => ({ name: partOf(one, 'name'), description: childOf(one, 'description')?.text ?? '' })),
    links: new Set(features.filter((one) => !isPlain(one)).map((one) => partOf(one, 'name'))),
  };
}

/** Types of allowed values are subtypes of String; DKPro names them so. */
const isStringSubtype = (range: string): boolean => /\.\w+Value$/.test(range);

const partOf = (element: XmlElement, name: string): string => childOf(element, name)?.text.trim() ?? '';
