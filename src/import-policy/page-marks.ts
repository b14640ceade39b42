import { mapText } from '../import-markdown/map-text.ts';
import type { SourceLine } from '../import-markdown/source-line.ts';
import type { ImportNote } from '../import-note.ts';

/** Tags that only arrange a page, and components of a site, which have a capital letter. */
const ARRANGING =
  /^\s*(?:<\/?(?:br|p|div|span|center|section|article|a|hr|[A-Z][\w.]*)(?:\s[^<>]*)?\/?>\s*)+$/;

const IMAGE = /^\s*<img\s[^<>]*>\s*$/i;

/**
 * A page without what only its site or its forge understands: imports of components, tags that arrange
 * it, shortcodes in sentences (of which their text stays), pictures and anchors in headings.
 */
export function dropPageMarks(lines: readonly SourceLine[], notes: ImportNote[]): SourceLine[] {
  return mapText(lines, (line) => {
    if (line.text.length > 2000) return line;
    const label = (message: string) => notes.push({ kind: 'label', line: line.line, message });
    if (/^import\s.{1,200}\sfrom\s+['"][^'"]+['"]/.test(line.text) || ARRANGING.test(line.text)) {
      label(line.text.trim());
      return { ...line, text: '' };
    }
    if (IMAGE.test(line.text)) {
      label(line.text.trim());
      return { ...line, text: imageOf(line.text) };
    }
    const text = withoutShortcodes(line.text, label);
    return { ...line, text: /^ {0,3}#{1,6} /.test(text) ? plainHeading(text, label) : text };
  });
}

function imageOf(tag: string): string {
  const [, address = ''] = /\ssrc=["']?([^"'\s<>]+)/i.exec(tag) ?? [];
  const [, words = ''] = /\salt=["']([^"'<>]*)["']/i.exec(tag) ?? [];
  return address === '' ? '' : `![${words.trim()}](${address})`;
}

/** `{{< term text="quota" >}}` reads `quota`; a shortcode without a text says nothing to readers. */
function withoutShortcodes(text: string, label: (message: string) => void): string {
  return text.replace(/`[^`]*`|\{\{[<%] [^{}]* [>%]\}\}/g, (whole) => {
    if (whole.startsWith('`')) return whole;
    label(whole);
    return /\s(?:text|content|title)="([^"]*)"/.exec(whole)?.[1] ?? '';
  });
}

/** A heading without pictures before its words and without the anchor behind them. */
function plainHeading(text: string, label: (message: string) => void): string {
  return text
    .replace(/!\[[^\][]*\]\([^()\s]*\)\s*|\s*\{#[\w-]+\}\s*$/g, (mark) => {
      label(mark.trim());
      return '';
    })
    .trimEnd();
}
