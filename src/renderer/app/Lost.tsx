import '../features/safety/safety.css';
import { useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';

/**
 * Says above everything, open dialogs too, that the host is gone. The page stays as it is: what was typed and not yet saved is
 * nowhere else, and can be copied from it.
 */
export function Lost() {
  const banner = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    // What lies below begins where the banner ends: it covers nothing that is to be copied.
    const observer = new ResizeObserver(() =>
      style.setProperty('--lost', `${banner.current?.offsetHeight ?? 0}px`),
    );
    observer.observe(banner.current!);
    return () => {
      observer.disconnect();
      style.removeProperty('--lost');
    };
  }, []);
  return createPortal(
    // React Aria leaves a top layer alone when it hides what lies outside a dialog.
    <div ref={banner} className="trouble lost" role="alert" data-tone="bad" data-react-aria-top-layer="true">
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
