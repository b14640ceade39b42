import type { Root } from 'mdast';
import { printMarkdown } from '../../src/render/processor.ts';
import { nodesOf, wordsOf } from './outline.ts';

/** What a text may become in a document: our own HTML and nothing else. */
const OUR_HTML =
  /^(?:<a id="[a-z0-9.-]+">|<\/a>|<br \/>|<!-- -->|<!-- threatdoc:(?:keep|end) [a-z-]+ -->)$/;

const SAFE_LINK = /^(?:https?:|mailto:|#|\.{0,2}\/|[^:]*$)/i;

/** What is live in a document or would print differently elsewhere, each as a sentence. */
export function liveIn(document: string, root: Root): string[] {
  const nodes = [...nodesOf(root)];
  return [
    ...difference(document.split('\n'), printMarkdown(root).split('\n')),
    ...nodes
      .filter((node) => node.type === 'html' && !OUR_HTML.test(node.value))
      .map((node) => `live HTML: ${'value' in node ? node.value : ''}`),
    ...nodes
      .filter(({ type }) => /^(image|footnote|definition|linkReference)/.test(type))
      .map(({ type }) => `a ${type}, which leads out of its place`),
    ...nodes
      .filter((node) => node.type === 'link' && !SAFE_LINK.test(node.url))
      .map((node) => `an unsafe link: ${wordsOf(node)}`),
  ];
}

/** The first place where two lists differ. */
export function difference(expected: readonly unknown[], found: readonly unknown[]): string[] {
  const length = Math.max(expected.length, found.length);
  for (let index = 0; index < length; index++)
    if (expected[index] !== found[index])
      return [
        `expected ${JSON.stringify(expected.slice(index, index + 2))}, found ${JSON.stringify(found.slice(index, index + 2))}`,
      ];
  return [];
}

/** Fails with the whole text of what is wrong, which a comparison of lists would cut off. */
export function expectNone(wrong: readonly string[]): void {
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
}
