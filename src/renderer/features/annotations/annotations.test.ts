import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Annotation } from '../../../core/model/annotation.ts';
import { compareByPlace } from '../../../core/model/order.ts';
import { Annotations, type Expected, type Patch } from './annotations.ts';

const made = (id: string, start: number, note = '', transcript = 't'): Annotation => ({
  id,
  transcript,
  edition: 'e',
  span: [[start, start + 5]],
  tag: 'tag',
  annotator: 'a',
  values: {},
  note,
  created: 0,
  modified: 0,
});

const notes = (store: Annotations): string[] => store.all().map(({ id, note }) => `${id}${note}`);

describe('annotations as they are shown', () => {
  test('an expected one is there once, whichever comes first: the event or the answer', () => {
    for (const order of [
      ['event', 'answer'],
      ['answer', 'event'],
    ]) {
      const store = new Annotations('t');
      store.load([made('b', 10)]);
      const expected = store.expect('a', made('a', 3));
      expect(notes(store)).toEqual(['a', 'b']);
      for (const step of order)
        if (step === 'event') store.receive({ annotations: [made('a', 3, ' stored')], removed: [] });
        else expected.keep();
      expect(notes(store)).toEqual(['a stored', 'b']);
    }
  });

  test('a refused one goes, and what stood there before comes back', () => {
    const store = new Annotations('t');
    store.load([made('a', 3, ' before')]);
    const change = store.expect('a', made('a', 3, ' after'));
    const more = store.expect('b', made('b', 1));
    const gone = store.expect('a', null);
    expect(notes(store)).toEqual(['b']);
    gone.takeBack();
    expect(notes(store)).toEqual(['b', 'a after']);
    change.takeBack();
    more.takeBack();
    expect(notes(store)).toEqual(['a before']);
    // Settled is settled.
    change.keep();
    expect(notes(store)).toEqual(['a before']);
  });

  test('what others did meanwhile is there once the refused change is taken back', () => {
    const store = new Annotations('t');
    store.load([made('a', 3, ' before')]);
    const change = store.expect('a', made('a', 3, ' mine'));
    store.receive({ annotations: [made('a', 3, ' theirs')], removed: [] });
    expect(notes(store)).toEqual(['a mine']);
    change.takeBack();
    expect(notes(store)).toEqual(['a theirs']);
  });

  test('what is expected outlives the list that was asked for before it', () => {
    const store = new Annotations('t');
    const expected = store.expect('a', made('a', 3));
    store.load([made('b', 10)]);
    expect(notes(store)).toEqual(['a', 'b']);
    expected.keep();
    expect(notes(store)).toEqual(['a', 'b']);
  });

  test('annotations of other transcripts are not its own', () => {
    const store = new Annotations('t');
    store.load([]);
    store.receive({ annotations: [made('a', 3, '', 'other')], removed: ['x'] });
    expect(store.all()).toEqual([]);
  });

  test('the list is the same object while nothing changes', () => {
    const store = new Annotations('t');
    const a = made('a', 3);
    store.load([a]);
    const before = store.all();
    let told = 0;
    store.subscribe(() => told++);
    store.receive({ annotations: [a], removed: ['none'] });
    expect(store.all()).toBe(before);
    expect(told).toBe(0);
  });
});

type Step =
  | { do: 'expect'; id: string; start: number; refused: boolean }
  | { do: 'expectGone'; id: string; refused: boolean }
  | { do: 'settle' }
  | { do: 'others'; id: string; start: number }
  | { do: 'othersGone'; id: string };

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const start = fc.integer({ min: 0, max: 6 });
const steps = fc.array(
  fc.oneof(
    fc.record({ do: fc.constant('expect' as const), id, start, refused: fc.boolean() }),
    fc.record({ do: fc.constant('expectGone' as const), id, refused: fc.boolean() }),
    fc.record({ do: fc.constant('settle' as const) }),
    fc.record({ do: fc.constant('others' as const), id, start }),
    fc.record({ do: fc.constant('othersGone' as const), id }),
  ),
  { maxLength: 40 },
);

/** A host that commits in the order of the calls, and tells of each commit before it answers the call. */
class Commits {
  readonly stored = new Map<string, Annotation>();
  readonly calls: { id: string; value: Annotation | null; refused: boolean; expected: Expected }[] = [];
  readonly store: Annotations;
  constructor(store: Annotations) {
    this.store = store;
  }
  write(id: string, value: Annotation | null): void {
    if (value) this.stored.set(id, { ...value });
    else this.stored.delete(id);
    const now = this.stored.get(id);
    this.store.receive({ annotations: now ? [now] : [], removed: now ? [] : [id] });
  }
  settle(): void {
    const call = this.calls.shift();
    if (!call) return;
    if (call.refused) return call.expected.takeBack();
    this.write(call.id, call.value);
    call.expected.keep();
  }
}

function run(store: Annotations, all: readonly Step[], project = new Commits(store)): Commits {
  const call = (id: string, value: Annotation | null, refused: boolean): void =>
    void project.calls.push({ id, value, refused, expected: store.expect(id, value) });
  for (const [i, step] of all.entries())
    if (step.do === 'expect') call(step.id, made(step.id, step.start, `mine ${i}`), step.refused);
    else if (step.do === 'expectGone') call(step.id, null, step.refused);
    else if (step.do === 'others') project.write(step.id, made(step.id, step.start, `theirs ${i}`));
    else if (step.do === 'othersGone') project.write(step.id, null);
    else project.settle();
  return project;
}

describe('whatever happens in whatever order', () => {
  test('once all is answered, what is shown is what is stored', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const store = new Annotations('t');
        store.load([]);
        const project = run(store, all);
        while (project.calls.length > 0) project.settle();
        expect(store.all()).toEqual([...project.stored.values()].sort(compareByPlace));
      }),
    );
  });

  test('the list is sorted, each id is there once, and the patches add up to it', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const store = new Annotations('t');
        store.load([]);
        const painted = new Map<string, Annotation>();
        store.onPatch((patch: Patch) => {
          for (const annotation of patch?.changed ?? []) painted.set(annotation.id, annotation);
          for (const id of patch?.removed ?? []) painted.delete(id);
        });
        run(store, all);
        const shown = store.all();
        expect(shown).toEqual([...shown].sort(compareByPlace));
        expect(new Set(shown.map(({ id }) => id)).size).toBe(shown.length);
        expect([...painted.values()].sort(compareByPlace)).toEqual(shown);
        for (const annotation of shown) expect(store.get(annotation.id)).toBe(annotation);
      }),
    );
  });

  test('a list that comes in portions, while others commit, ends as what is stored; what is shown first is of it', () => {
    const portions = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });
    fc.assert(
      fc.property(steps, steps, steps, portions, (before, between, after, sizes) => {
        const store = new Annotations('t');
        store.load([]);
        const project = run(store, before);
        const stored = (): Annotation[] => [...project.stored.values()].sort(compareByPlace);
        store.begin();
        store.show(stored().slice(0, 2));
        // Portions go on after the last one's place, in what is stored by then.
        const list: Annotation[] = [];
        const read = (most: number): void => {
          const last = list.at(-1);
          const rest = stored().filter((one) => !last || compareByPlace(last, one) < 0);
          list.push(...rest.slice(0, most));
        };
        for (const size of sizes) {
          read(size);
          run(store, between.slice(0, size), project);
        }
        read(Infinity);
        run(store, after, project);
        store.load([...new Map(list.map((one) => [one.id, one])).values()].sort(compareByPlace));
        while (project.calls.length > 0) project.settle();
        expect(store.all()).toEqual(stored());
        for (const one of store.all()) expect(store.get(one.id)).toBe(one);
      }),
    );
  });
});
