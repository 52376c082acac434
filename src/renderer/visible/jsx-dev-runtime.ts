import { Fragment, type JSX, jsxDEV as plainJsx } from 'react/jsx-dev-runtime';
import { shownProps } from './shown-props.ts';

// As in `jsx-runtime.ts`, for tests and development.

export { Fragment };
export type { JSX };

export const jsxDEV: typeof plainJsx = (type, props, ...more) =>
  plainJsx(type, shownProps(props as never), ...more);
