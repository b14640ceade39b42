import { THREAT_KINDS } from './threat-kinds.ts';
import { withoutEmoji } from './without-emoji.ts';

/** What looks like the id of a threat and is the name of something else. */
const NO_ID =
  /^(?:CVE|CWE|CAPEC|GHSA|OWASP|NIST|ISO|RFC|PCI|SHA|AES|RSA|UTF|MD|TLS|SSL|HTTP|S|H)-?\d/;

/** Ids as `APP-1`, `TH-WEB-03` and `T1`, which stand before the name of a threat. */
const ID =
  /^(?:\[([A-Z]{1,6}(?:-[A-Z]{1,6})*-?\d{1,4})\]\s*[:.)–—-]?|([A-Z]{1,6}(?:-[A-Z]{1,6})*-\d{1,4}|[A-Z]\d{1,3})\s*[:.)–—-](?=\s))\s*(?=\S)/;

/** Words before the name of a threat that say it is one. */
const KIND = new RegExp(String.raw`^(?:${THREAT_KINDS})(?:\s+#?\d+(?:\.\d+)*)?\s*[:–—-]\s*`, 'i');
const KIND_BEFORE_ID = /^(?:threat|risk|finding|vulnerability)\s+#?(?=\[?[A-Z]{1,6}-?\d)/i;

/** The name of a threat and the id before it, of a heading or of a text. */
export function threatName(plain: string): { readonly name: string; readonly id?: string } {
  const words = withoutEmoji(plain)
    .replace(/\s*\(\.{0,2}\/[^)\s]*\.md\)$/, '')
    .replace(KIND, '')
    .replace(KIND_BEFORE_ID, '')
    .replace(/^\d+(?:\.\d+)*[.)]\s+/, '');
  const [before = '', bracketed, bare] = NO_ID.test(words) ? [] : (ID.exec(words) ?? []);
  const id = bracketed ?? bare;
  if (id === undefined) return { name: words };
  return { name: words.slice(before.length), id: id.toLowerCase() };
}
