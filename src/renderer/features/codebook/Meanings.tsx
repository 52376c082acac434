import type { TagRevision } from '../../../contract/codebook-types.ts';
import type { TagMeaning } from '../../../core/model/tag-revision.ts';
import { dayOf } from '../../kit/when.ts';
import { Changed } from './Changed.tsx';

/** What a tag said when annotations were made, and what it says now, with what differs marked. */
export function Meanings({ then, now }: { then: TagRevision; now: TagRevision }) {
  const before = then.meaning;
  const after = now.meaning!;
  return (
    <div className="meanings">
      <Side title="Then" revision={then}>
        {before ? (
          <Words meaning={before} other={after} side="before" />
        ) : (
          <p className="tag-form-hint">
            {then.id === null
              ? 'These were made before Passage kept what tags said.'
              : 'What it said is not in this file.'}
          </p>
        )}
      </Side>
      <Side title="Now" revision={now}>
        <Words meaning={after} other={before ?? after} side="after" />
      </Side>
    </div>
  );
}

function Side({
  title,
  revision,
  children,
}: {
  title: string;
  revision: TagRevision;
  children: React.ReactNode;
}) {
  const { since } = revision;
  return (
    <section className="meaning" aria-label={title}>
      <h3>
        {title}
        {since && since.at > 0 && (
          <span className="view-words">
            {' '}
            since {dayOf(since.at)}
            {since.by && `, by ${since.by}`}
          </span>
        )}
      </h3>
      {children}
    </section>
  );
}

interface WordsProps {
  meaning: TagMeaning;
  other: TagMeaning;
  side: 'before' | 'after';
}

function Words({ meaning, other, side }: WordsProps) {
  const parts = [
    ['Definition', meaning.definition, other.definition],
    ['Guidelines', meaning.guidelines, other.guidelines],
    ['Attributes', attributesOf(meaning), attributesOf(other)],
  ] as const;
  return (
    <dl>
      {parts
        .filter(([, own, others]) => own !== '' || others !== '')
        .map(([name, own, others]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {own === '' ? (
                <span className="view-words">None</span>
              ) : (
                <Changed text={own} other={others} side={side} />
              )}
            </dd>
          </div>
        ))}
    </dl>
  );
}

const attributesOf = ({ attributes }: TagMeaning): string =>
  attributes
    .map(
      ({ name, type, choices }) => `${name}: ${type}${choices.length > 0 ? ` (${choices.join(', ')})` : ''}`,
    )
    .join('\n');
