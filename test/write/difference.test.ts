import { expect, test } from 'vitest';
import { difference } from '../../src/write/difference.ts';

const path = 'docs/security/design.md';

test('what changes is shown as a unified diff', () => {
  const before = 'a\nb\nc\nd\ne\n';
  expect(difference({ path, kind: 'update', before, after: 'a\nb\nc\nd\nf\n' })).toBe(
    `--- a/docs/security/design.md
+++ b/docs/security/design.md
@@ -2,4 +2,4 @@
 b
 c
 d
-e
+f
`,
  );
});

test('a new file is shown in whole', () => {
  expect(difference({ path, kind: 'create', after: 'a\nb\n' })).toBe(
    '--- /dev/null\n+++ b/docs/security/design.md\n@@ -0,0 +1,2 @@\n+a\n+b\n',
  );
});

test('what stays the same shows nothing', () => {
  expect(difference({ path, kind: 'same', before: 'a\r\n', after: 'a\n' })).toBe('');
});

test('line endings alone are not shown as changes', () => {
  const shown = difference({ path, kind: 'update', before: 'a\r\nb\r\n', after: 'a\nc\n' });
  expect(shown).toContain(' a\n-b\n+c\n');
});

test('a difference that is too large is told in one line', () => {
  const numbered = (mark: string) =>
    Array.from({ length: 30_000 }, (_, index) => `${mark}${index}\n`).join('');
  for (const count of [1, 10]) {
    const before = numbered('a').repeat(count);
    expect(difference({ path, kind: 'update', before, after: numbered('b').repeat(count) })).toBe(
      `--- a/${path}\n+++ b/${path}\n(too different to show: ${30_000 * count} lines become ${30_000 * count})\n`,
    );
  }
});
