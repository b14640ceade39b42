import { headingStride } from './heading-stride.ts';
import { THREAT_KINDS } from './threat-kinds.ts';
import { withoutEmoji } from './without-emoji.ts';
import { withoutHash } from './without-hash.ts';

/** What looks like the id of a threat and is the name of something else. */
const NO_ID =
  /^(?:CVE|CWE|CAPEC|GHSA|OWASP|NIST|ISO|RFC|PCI|SHA|AES|RSA|UTF|MD|TLS|SSL|HTTP|S|H)-?\d/;

/** Ids as `APP-1`, `TH-WEB-03` and `T1`, which stand before the name of a threat. */
const ID =
  /^(?:\[([A-Z]{1,6}(?:-[A-Z]{1,6})*-?\d{1,4})\]\s*[:.)–—-]?|([A-Z]{1,6}(?:-[A-Z]{1,6})*-\d{1,4}|[A-Z]\d{1,3})\s*[:.)–—-](?=\s))\s*(?=\S)/;

/** A level behind the name of a threat: `(High)`, `[Critical risk]` or `– Low`. */
const LEVEL =
  /\s*(?:[([]\s*|\s[–—-]\s+)\W{0,3}((?:(?:low|medium|moderate|high)\s*(?:to|-|–|\/)\s*)?(?:low|medium|moderate|high|critical|severe))(?: (?:severity|risk))?\s*[)\]]?$/i;

/** Words before the name of a threat that say it is one. */
const KIND = new RegExp(String.raw`^(?:${THREAT_KINDS})(?:\s+#?\d+(?:\.\d+)*)?\s*[:–—-]\s*`, 'i');
const KIND_BEFORE_ID = /^(?:threat|risk|finding|vulnerability)\s+#?(?=\[?[A-Z]{1,6}-?\d)/i;

/** What stands round the name of a threat. */
export interface ThreatName {
  readonly name: string;
  /** Before it. */
  readonly id?: string;
  /** Behind it, in brackets: a kind of STRIDE, and a level. */
  readonly stride?: string;
  readonly severity?: string;
}

/** The name of a threat in a heading, in the head of a list or in a cell, parted from what it says besides. */
export function threatName(plain: string): ThreatName {
  const words = withoutHash(withoutEmoji(plain))
    .replace(/\s*\(\.{0,2}\/[^)\s]*\.md\)$/, '')
    .replace(KIND, '')
    .replace(KIND_BEFORE_ID, '')
    .replace(/^\d+(?:\.\d+)*[.)]\s+/, '');
  const [before = '', bracketed, bare] = NO_ID.test(words) ? [] : (ID.exec(words) ?? []);
  const id = (bracketed ?? bare)?.toLowerCase();
  let name = words.slice(before.length);
  const [level = '', severity] = LEVEL.exec(name) ?? [];
  name = name.slice(0, name.length - level.length);
  const [kind = '', stride = ''] = /\s*[([]([^()[\]]{1,40})[)\]]$/.exec(name) ?? [];
  const isKind = headingStride(stride) !== undefined;
  if (isKind) name = name.slice(0, name.length - kind.length);
  return {
    name,
    ...(id !== undefined && { id }),
    ...(isKind && { stride }),
    ...(severity !== undefined && { severity }),
  };
}
