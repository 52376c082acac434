/** What XML 1.0 cannot hold, even as a reference: most control characters, U+FFFE, U+FFFF, lone surrogates. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u;
const ALL_FORBIDDEN = new RegExp(FORBIDDEN, 'gu');

/** True where XML 1.0 can hold the text as it is (production 2, Char). */
export const fitsXml = (text: string): boolean => !FORBIDDEN.test(text);

/** The text with U+FFFD in place of each character that XML cannot hold. Who loses one says so. */
export const asXmlCharacters = (text: string): string => text.replace(ALL_FORBIDDEN, '\ufffd');

/** Character data. A carriage return is written as a reference, since a reader would make a line feed of it. */
export const xmlText = (text: string): string =>
  asXmlCharacters(text).replace(/[&<>\r]/g, (c) => REFERENCES[c]!);

/** A value between double quotes. Line breaks and tabs are references, since a reader would make blanks of them. */
export const xmlValue = (text: string): string =>
  asXmlCharacters(text).replace(/[&<>"\r\n\t]/g, (c) => REFERENCES[c]!);

const REFERENCES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
  '\n': '&#10;',
  '\t': '&#9;',
};

/** An element: attributes that are undefined are left out; content is XML already. */
export function xmlElement(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  content = '',
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${xmlValue(value)}"`],
  );
  const head = `<${name}${written.join('')}`;
  return content === '' ? `${head}/>` : `${head}>${content}</${name}>`;
}

/** An element of character data; nothing where there is none. */
export const xmlTextElement = (name: string, text: string): string =>
  text === '' ? '' : `<${name}>${xmlText(text)}</${name}>`;

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
