import { expect, test } from 'vitest';
import type { Page } from '../../src/write/page.ts';
import { plan } from '../../src/write/plan.ts';

function pageAt(path: string, text = '# Shop\n', model = 'threatdoc.yaml'): Page {
  return { path, model, text };
}

function clashes(...paths: readonly string[]): readonly string[] {
  const { actions, findings } = plan(
    paths.map((path) => pageAt(path)),
    new Map(),
  );
  if (findings.length > 0) expect(actions).toEqual([]);
  return findings.map(({ code, file }) => `${code} ${file}`);
}

const [fresh] = plan([pageAt('SECURITY.md')], new Map()).actions;
const text = fresh?.after ?? '';

test('a file that does not exist is created', () => {
  expect(fresh).toEqual({ path: 'SECURITY.md', kind: 'create', after: text });
});

test('a file is updated when its text changes', () => {
  const { actions } = plan([pageAt('SECURITY.md', '# Store\n')], new Map([['SECURITY.md', text]]));
  expect(actions).toMatchObject([{ path: 'SECURITY.md', kind: 'update', before: text }]);
});

test('a file is the same when only its line endings or byte order mark differ', () => {
  for (const before of [text, text.replaceAll('\n', '\r\n'), `\uFEFF${text}`]) {
    const { actions } = plan([pageAt('SECURITY.md')], new Map([['SECURITY.md', before]]));
    expect(actions).toMatchObject([{ kind: 'same', before }]);
  }
});

test('an unusual spelling of a path is made plain, and its file is found by either', () => {
  for (const path of ['SECURITY.md', './docs/../SECURITY.md']) {
    const { actions } = plan([pageAt('./docs/../SECURITY.md')], new Map([[path, text]]));
    expect(actions).toMatchObject([{ path: 'SECURITY.md', kind: 'same' }]);
  }
});

test('a document that people wrote in has findings instead of an action, unless forced', () => {
  const pages = [pageAt('b.md'), pageAt('a.md'), pageAt('c.md')];
  const existing = new Map([
    ['a.md', '# Ours\n'],
    ['b.md', text.replace('Shop', 'Store')],
  ]);
  const { actions, findings } = plan(pages, existing);
  expect(actions.map(({ path }) => path)).toEqual(['c.md']);
  expect(findings.map(({ file, code }) => `${file} ${code}`)).toEqual([
    'a.md document-not-generated',
    'b.md document-edited',
  ]);
  const forced = plan(pages, existing, { force: true });
  expect(forced.findings).toEqual([]);
  expect(forced.actions.map(({ kind }) => kind)).toEqual(['update', 'update', 'create']);
});

test('two pages for one file are a clash and nothing is planned', () => {
  expect(clashes('SECURITY.md', 'docs/design.md')).toEqual([]);
  expect(clashes('SECURITY.md', 'SECURITY.md', './SECURITY.md')).toEqual([
    'output-clash SECURITY.md',
    'output-clash SECURITY.md',
  ]);
  expect(clashes('docs/design.md', 'Docs/x/../Design.md')).toEqual(['output-clash Docs/Design.md']);
  expect(clashes('caf\u00E9.md', 'cafe\u0301.md')).toEqual(['output-clash cafe\u0301.md']);
});

test('a page inside another page is a clash', () => {
  expect(clashes('docs/a', 'docs/a/b/c.md')).toEqual(['output-clash docs/a/b/c.md']);
  expect(clashes('docs/a', 'docs/ab/c.md')).toEqual([]);
});

test('a clash names the models it comes from', () => {
  const { findings } = plan(
    [pageAt('SECURITY.md', '', 'a.yaml'), pageAt('SECURITY.md', '', 'b.yaml')],
    new Map(),
  );
  expect(findings[0]?.message).toBe(
    'The documents of a.yaml and b.yaml are written to the same file',
  );
});
