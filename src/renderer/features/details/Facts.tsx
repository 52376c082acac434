import type { TranscriptContent } from '../../../contract/types.ts';

/** What the import recorded, and what the project counts: for reading, not for changing. */
export function Facts({ content }: { content: TranscriptContent }) {
  const { transcript, sha256, encoding, bom, blocks } = content;
  const furniture = blocks.filter((block) => block.kind === 'furniture').length;
  const facts: [string, string][] = [
    ['Source file', transcript.fileName],
    ['Encoding', bom ? `${encoding} with a byte-order mark` : encoding],
    ['Length', `${transcript.length.toLocaleString('en')} UTF-16 units`],
    [
      'Edition',
      transcript.editions > 1
        ? `${transcript.editionNumber}, of ${transcript.editions} texts`
        : 'The text as imported',
    ],
    ['Turns', transcript.turns.toLocaleString('en')],
    ['Blocks', `${blocks.length.toLocaleString('en')}, ${furniture.toLocaleString('en')} of them furniture`],
    ['Annotations', transcript.annotations.toLocaleString('en')],
    [
      'Imported',
      new Date(transcript.created).toLocaleString('en', { dateStyle: 'long', timeStyle: 'short' }),
    ],
    ['SHA-256 of the text', sha256],
  ];
  return (
    <section className="details-section" aria-label="Source and counts">
      <h3>Source and counts</h3>
      <dl className="details-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
