import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sendLater, sendNow } from './later.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('of a burst, only the last is sent, and all of it is settled by its answer', async () => {
  const sent: string[] = [];
  const settled: number[] = [];
  for (let i = 0; i < 3; i++) {
    void sendLater(async () => sent.push(`change ${i}`), 500).then(() => settled.push(i));
    await vi.advanceTimersByTimeAsync(400);
  }
  expect([sent, settled]).toEqual([[], []]);
  await vi.advanceTimersByTimeAsync(100);
  expect(sent).toEqual(['change 2']);
  expect(settled.toSorted()).toEqual([0, 1, 2]);
});

test('what waits can be sent at once, once; a refusal settles it as well', async () => {
  const send = vi.fn(() => Promise.reject(new Error('no')));
  const done = sendLater(send, 500);
  sendNow();
  sendNow();
  await done;
  await vi.advanceTimersByTimeAsync(1000);
  expect(send).toHaveBeenCalledTimes(1);
});
