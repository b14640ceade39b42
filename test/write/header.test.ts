import { expect, test } from 'vitest';
import { printHeader, readHeader } from '../../src/write/header.ts';

const hash = 'a'.repeat(64);

test('a header names the model relative to the folder of the document', () => {
  expect(printHeader('threatdoc.yaml', 'docs/security/design.md', hash)).toBe(
    `<!-- threatdoc: generated from ../../threatdoc.yaml; edit that file, or write between the keep markers; sha256:${hash} -->`,
  );
  expect(printHeader('shop/threatdoc.yaml', 'shop/SECURITY.md', hash)).toContain(
    'from threatdoc.yaml;',
  );
});

test('a path cannot end the comment or its line', () => {
  const header = printHeader('a-->b/c--d\n100%/é-e.yaml', 'SECURITY.md', hash);
  expect(header).toContain('from a%2D%2D%3Eb/c%2D%2Dd%0A100%25/é-e.yaml;');
  expect(readHeader(header)).toEqual({ hash });
});

test('a header with a damaged hash is still a header', () => {
  expect(readHeader('<!-- threatdoc: generated from x.yaml; sha256:12 -->')).toEqual({
    hash: undefined,
  });
});

test('other comments are no header', () => {
  expect(readHeader('<!-- threatdoc:keep notes -->')).toBeUndefined();
  expect(readHeader(` ${printHeader('a.yaml', 'b.md', hash)}`)).toBeUndefined();
});
