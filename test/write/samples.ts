import type { Page } from '../../src/write/page.ts';
import { weave } from '../../src/write/weave.ts';

/** A page of the web shop's design whose body is these blocks. */
export function page(...blocks: readonly string[]): Page {
  return {
    path: 'docs/security/design.md',
    model: 'threatdoc.yaml',
    text: `${blocks.join('\n\n')}\n`,
  };
}

/** A keep zone as a person writes it. */
export function zone(name: string, content = `${name} says so.\n`): string {
  return `<!-- threatdoc:keep ${name} -->\n${content}<!-- threatdoc:end ${name} -->`;
}

/** The document of a page; fails with the findings if there is none. */
export function written(existing: string | undefined, of: Page, force = false): string {
  const woven = weave(existing, of, force);
  if ('text' in woven) return woven.text;
  throw new Error(woven.findings.map(({ message }) => message).join('\n'));
}

/** The codes and lines of what stops a document from being written. */
export function findings(existing: string | undefined, of: Page, force = false): readonly string[] {
  const woven = weave(existing, of, force);
  return 'text' in woven ? [] : woven.findings.map(({ code, line }) => `${code} ${line}`);
}

/** The document of these blocks, with zones that a person added among them. */
export function annotated(...chunks: readonly string[]): string {
  const blocks = chunks.filter((chunk) => !chunk.startsWith('<!-- threatdoc:keep '));
  const [header] = written(undefined, page(...blocks)).split('\n');
  return `${[header, ...chunks].join('\n\n')}\n`;
}

/** The document without its header line, as chunks. */
export function chunksOf(document: string): readonly string[] {
  return document.trimEnd().split('\n\n').slice(1);
}
