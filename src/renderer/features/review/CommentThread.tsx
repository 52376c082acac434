import { type FormEvent, useState } from 'react';
import type { Comment } from '../../../contract/review-types.ts';
import { momentOf } from '../../kit/when.ts';
import { useAct } from '../../platform/use-act.ts';
import { useDesk } from '../desk/desk-context.ts';

/** What annotator and reviewers say to one another about an annotation. */
export function CommentThread({
  annotation,
  comments,
}: {
  annotation: string;
  comments: readonly Comment[];
}) {
  const { me } = useDesk();
  const { act, fault } = useAct();
  const [text, setText] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim() === '') return;
    void act('comments.add', { annotation, text: text.trim() }).then((ok) => ok && setText(''));
  };
  return (
    <section className="view-stack" aria-labelledby="comments-heading">
      <h3 id="comments-heading" className="view-heading">
        Comments
      </h3>
      {comments.map((comment) => (
        <article key={comment.id} className="comment">
          <div className="decision-head">
            <strong>{comment.annotator === me.id ? 'You' : comment.annotatorName}</strong>
            <span>{momentOf(comment.created)}</span>
          </div>
          <p className="comment-text">{comment.text}</p>
          {comment.annotator === me.id && (
            <button
              type="button"
              className="link-button decision-act"
              onClick={() => void act('comments.delete', { id: comment.id })}
            >
              Delete
            </button>
          )}
        </article>
      ))}
      <form className="view-stack" onSubmit={send}>
        <textarea
          className="input"
          aria-label="Comment"
          placeholder="Ask, answer, explain"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send(event);
            else if (event.key === 'Escape') event.currentTarget.blur();
          }}
        />
        <div className="view-buttons">
          <button type="submit" className="button" disabled={text.trim() === ''}>
            Comment
          </button>
        </div>
        {fault && (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
      </form>
    </section>
  );
}
