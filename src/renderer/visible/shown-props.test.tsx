import { isValidElement, type ReactElement } from 'react';
import { expect, it } from 'vitest';

const propsOf = (element: ReactElement) => element.props as Record<string, unknown>;

it('a name that reads as another is written out wherever JSX shows it', () => {
  const name = 'Ann\u202eA';
  const element = (
    <button type="button" aria-label={`Delete ${name}`} value={name}>
      {name} <b>{name}</b>
      {[name].map((one) => (
        <i key="1">{one}</i>
      ))}
    </button>
  );
  expect(propsOf(element)).toMatchObject({ 'aria-label': 'Delete Ann[U+202E]A', value: name });
  const [first, , bold, list] = propsOf(element)['children'] as [
    string,
    string,
    ReactElement,
    ReactElement[],
  ];
  expect(first).toBe('Ann[U+202E]A');
  expect(propsOf(bold)['children']).toBe('Ann[U+202E]A');
  expect(propsOf(list[0]!)['children']).toBe('Ann[U+202E]A');
  expect(isValidElement(element)).toBe(true);
});

it('elements without such names keep their properties as they were', () => {
  const children = ['a', 'b'];
  expect(propsOf(<p>{children}</p>)['children']).toBe(children);
});
