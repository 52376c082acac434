import '../features/start/start.css';

/** A page for what stops the app: what happened, and what to do. */
export function Failure({ title, sentence }: { title: string; sentence: string }) {
  return (
    <main className="start">
      <div className="start-sheet">
        <h1>{title}</h1>
        <p role="alert">{sentence}</p>
        <p>
          <button type="button" className="button" data-variant="primary" onClick={() => location.reload()}>
            Reload
          </button>
        </p>
      </div>
    </main>
  );
}
