import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Progress } from '../src/shell/progress.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubEnv('CI', '');
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

function terminal(isTTY: boolean): { stream: NodeJS.WriteStream; written: () => string } {
  let text = '';
  const stream = { isTTY, columns: 40, write: (part: string) => (text += part) };
  return { stream: stream as unknown as NodeJS.WriteStream, written: () => text };
}

test('a terminal shows what takes long, how long, and nothing of it at the end', () => {
  const { stream, written } = terminal(true);
  const progress = new Progress(stream);
  progress.say('drawing 1 of 2: Shop\u001b[31m: context');
  vi.advanceTimersByTime(400);
  expect(written()).toBe('');
  vi.advanceTimersByTime(3000);
  const lines = written().split('\r\u001b[K');
  expect(lines[1]).toBe('drawing 1 of 2: Shop·[31m: context');
  expect(lines.at(-1)).toBe('drawing 1 of 2: Shop·[31m: context (3 s'.slice(0, 39));
  progress.end();
  expect(written().endsWith('\r\u001b[K')).toBe(true);
  const before = written();
  vi.advanceTimersByTime(5000);
  expect(written()).toBe(before);
});

test('where no person looks nothing is shown', () => {
  const pipe = terminal(false);
  const progress = new Progress(pipe.stream);
  progress.say('drawing');
  vi.stubEnv('CI', 'true');
  const ci = terminal(true);
  new Progress(ci.stream).say('drawing');
  vi.advanceTimersByTime(5000);
  progress.end();
  expect(pipe.written() + ci.written()).toBe('');
});
