import { visibleControls } from '../../core/text/visible-controls.ts';

/** Properties whose text is read, by eye or by ear. What is typed into (`value`) stays exact. */
const READ = ['aria-label', 'aria-description', 'title', 'placeholder', 'alt'];

type Props = Readonly<Record<string, unknown>>;

/** The properties of an element with every text in them that is shown made safe to show; the same object where all are. */
export function shownProps(props: Props): Props {
  const changed: Record<string, unknown> = {};
  for (const name of READ) {
    const text = props[name];
    if (typeof text === 'string' && visibleControls(text) !== text) changed[name] = visibleControls(text);
  }
  const { children } = props;
  const shown = shownChildren(children);
  if (shown !== children) changed['children'] = shown;
  return Object.keys(changed).length === 0 ? props : { ...props, ...changed };
}

function shownChildren(children: unknown): unknown {
  if (typeof children === 'string') return visibleControls(children);
  if (!Array.isArray(children) || !children.some((child) => shownChildren(child) !== child)) return children;
  return children.map(shownChildren);
}
