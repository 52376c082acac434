import { CornerDownRight, Minus, Plus, Split } from 'lucide-react';
import type { Annotation } from '../../../core/model/annotation.ts';
import type { Range } from '../../../core/model/span.ts';
import { IconButton } from '../../kit/IconButton.tsx';
import { useDesk } from '../desk/desk-context.ts';
import { removeFragment, splitOff } from './changes.ts';
import { contextOf } from './context.ts';

/** What the annotation covers, range by range. */
export function Fragments({ annotation, mine }: { annotation: Annotation; mine: boolean }) {
  const { content, annotations, range, reader, select, addSelection } = useDesk();
  if (!content || !annotations) return null;
  const { id, span } = annotation;
  const several = span.length > 1;
  return (
    <div className="fragments">
      {span.map(([start, end], i) => (
        // A range is named by where it starts.
        <div key={start} className="fragment">
          <blockquote className="quote">
            <Around range={[start, end]} side="before" />
            {content.text.slice(start, end)}
            <Around range={[start, end]} side="after" />
          </blockquote>
          {several && (
            <div className="fragment-acts">
              <IconButton
                label={`Go to fragment ${i + 1}`}
                hint="Go there"
                onPress={() => reader()?.goTo([start, end])}
              >
                <CornerDownRight size={14} aria-hidden />
              </IconButton>
              {mine && (
                <>
                  <IconButton
                    label={`Make fragment ${i + 1} an annotation of its own`}
                    hint="Make it an annotation of its own"
                    onPress={() =>
                      void splitOff(annotations, id, i).then((made) => made !== null && select(made))
                    }
                  >
                    <Split size={14} aria-hidden />
                  </IconButton>
                  <IconButton
                    label={`Remove fragment ${i + 1}`}
                    hint="Remove this fragment"
                    onPress={() => void removeFragment(annotations, id, i)}
                  >
                    <Minus size={14} aria-hidden />
                  </IconButton>
                </>
              )}
            </div>
          )}
        </div>
      ))}
      {mine && range && (
        <button
          type="button"
          className="button fragments-add"
          onMouseDown={(event) => event.preventDefault()}
          onClick={addSelection}
        >
          <Plus size={15} aria-hidden />
          Add the selection as a fragment
        </button>
      )}
    </div>
  );
}

/** The words on one side of a range, faded: the quote is what is said, they are what it is said in. */
function Around({ range, side }: { range: Range; side: 'before' | 'after' }) {
  const { content, places } = useDesk();
  const block = places?.blockAt(side === 'before' ? range[0] : range[1] - 1);
  if (!content || !block) return null;
  const words = contextOf(content.text, range, [block.start, block.end])[side];
  return words === '' ? null : <span className="quote-around">{words}</span>;
}
