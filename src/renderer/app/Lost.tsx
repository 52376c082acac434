import '../features/safety/safety.css';
import { createPortal } from 'react-dom';

/**
 * Says above everything, open dialogs too, that the host is gone. The page stays as it is: what was typed and not yet saved is
 * nowhere else, and can be copied from it.
 */
export function Lost() {
  return createPortal(
    // React Aria leaves a top layer alone when it hides what lies outside a dialog.
    <div className="trouble lost" role="alert" data-tone="bad" data-react-aria-top-layer="true">
      <p>
        <strong>The connection to the project is lost.</strong> What was shown as saved is in the file. What
        you typed and did not save is only on this page: copy it. Then reload; if that does not help, start
        Passage again.
      </p>
      <button type="button" className="button" data-variant="primary" onClick={() => location.reload()}>
        Reload
      </button>
    </div>,
    document.body,
  );
}
