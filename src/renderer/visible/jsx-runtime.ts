import { Fragment, type JSX, jsx as plainJsx, jsxs as plainJsxs } from 'react/jsx-runtime';
import { shownProps } from './shown-props.ts';

// What JSX of the page becomes (`jsxImportSource`): React's own elements, but no name, note or message of a stranger comes
// to the screen with controls that make it read as something else. The transcript itself is no JSX: it is shown as it is.

export { Fragment };
export type { JSX };

export const jsx: typeof plainJsx = (type, props, key) => plainJsx(type, shownProps(props as never), key);
export const jsxs: typeof plainJsxs = (type, props, key) => plainJsxs(type, shownProps(props as never), key);
