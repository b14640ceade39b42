import { expect, test } from 'vitest';
import { difference } from '../../src/write/difference.ts';
import { readStamp } from '../../src/write/picture-stamp.ts';
import { plan } from '../../src/write/plan.ts';

const path = 'docs/security/diagrams/context.svg';
const model = 'our shop & more/"x".threatdoc.yaml';
const picture = { path, model, svg: '<svg id="context"><rect/></svg>\n' };
const page = { path: 'docs/security/design.md', model, text: '# Shop\n' };

function planned(existing?: string, force = false) {
  const files = existing === undefined ? [] : ([[path, existing]] as const);
  const { actions, findings } = plan([page], new Map(files), { force, pictures: [picture] });
  return [
    ...actions.filter((action) => action.picture).map(({ kind }) => kind),
    ...findings.map(({ code, file }) => `${code} ${file}`),
  ];
}

const written = plan([page], new Map(), { pictures: [picture] }).actions.at(-1)?.after ?? '';

test('a picture is planned together with the documents that show it', () => {
  expect(planned()).toEqual(['create']);
  expect(planned(written)).toEqual(['same']);
  expect(planned(written.replaceAll('\n', '\r\n'))).toEqual(['same']);
});

test('a picture says where its model is, whatever the path holds, and that it is as drawn', () => {
  expect(readStamp(written)).toEqual({
    state: 'generated',
    source: '../../../our%20shop%20%26%20more/%22x%22.threatdoc.yaml',
  });
  expect(written.match(/<svg [^<>]*>/)).not.toBeNull();
});

test('a picture of an older model is replaced, one that somebody drew or edited only by force', () => {
  const { actions } = plan([page], new Map(), {
    pictures: [{ ...picture, svg: '<svg id="context"><circle/></svg>\n' }],
  });
  const older = actions.at(-1)?.after;
  const edited = written.replace('<rect/>', '<rect fill="red"/>');
  expect(planned(older)).toEqual(['update']);
  expect(planned(edited)).toEqual([`document-edited ${path}`]);
  expect(planned(edited, true)).toEqual(['update']);
  expect(planned('<svg/>')).toEqual([`document-not-generated ${path}`]);
  expect(planned('<svg/>', true)).toEqual(['update']);
});

test('two models that draw to one file are a clash', () => {
  const other = { ...picture, model: 'other.threatdoc.yaml', path: path.toUpperCase() };
  const { actions, findings } = plan([page], new Map(), { pictures: [picture, other] });
  expect(actions).toEqual([]);
  expect(findings.map(({ code }) => code)).toEqual(['output-clash']);
});

test('that a picture differs is told in a line', () => {
  const [action] = plan([], new Map([[path, written.replace('rect', 'path')]]), {
    pictures: [picture],
    force: true,
  }).actions;
  expect(action).toBeDefined();
  if (action === undefined) return;
  expect(difference(action).split('\n')).toEqual([
    `--- a/${path}`,
    `+++ b/${path}`,
    expect.stringMatching(
      /^\(a picture that is not what the model gives: \d+ characters become \d+\)$/,
    ),
    '',
  ]);
});
