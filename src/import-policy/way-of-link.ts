/** Links to a form, a programme or the advisories of a project. */
const FORM =
  /\/security\/advisories(?:\/new)?\/?$|\/(?:issues|reports?|tickets?)\/new|hackerone|bugcrowd|intigriti|yeswehack|huntr|synack|bughunters?\.|msrc|psirt|tidelift\.com\/security|vulnerab|report|\bforms?\b|disclos/i;

/** Links to something to read, or to a key: documentation, files of a repository, lists of advisories. */
const READING =
  /^https?:\/\/(?:docs?\.|[\w.-]*\.?readthedocs\.|[\w.-]*wikipedia\.org|[\w.-]*owasp\.org|nvd\.nist\.gov|(?:www\.)?cve\.(?:org|mitre\.org)|cwe\.mitre\.org|keys?\.|keyserver\.|keybase\.io|github\.com\/advisories|opensource\.guide)|\/(?:blob|tree|wiki|docs|pks|CVE-\d+-\d+)\/|\.(?:md|rst|txt|asc|pdf|gpg)(?:[?#].*)?$|\b(?:pgp|gpg|openpgp)\b|\/(?:cvd|definition|bounty|policy)\/?$/i;

/** What a sentence says before a link to read more at. */
const INFORMING =
  /\b(?:(?:additional|more|further) (?:information|details)|learn more|read more|find out more|refer to|based on|adheres? to|conforms? to|in (?:line|accordance) with|follows? the|principle of|partnered with|definition of|published (?:at|on)|listed (?:at|on|in)|subscribe)\b/i;

/** A sentence that asks for a report, up to the link by which to send it. */
const ASKING =
  /\b(?:report|submit|disclos|notify|contact|tell us)(?:e|ing)?\b.{0,200}\b(?:use|using|via|through|at|on|visit|visiting|to|with)(?: (?:our|the|this))?[\s:[<(`*]*(?:[^\]\n]{0,60}\]\()?$/is;

/** How sure it is that a report can go to an address of the web: a text also names others, to read. */
export function wayOfLink(url: string, text: string, at: number): 'form' | 'asked' | undefined {
  if (READING.test(url)) return undefined;
  const sentence =
    text
      .slice(Math.max(0, at - 400), at)
      .split(/(?<=[.!?])\s+/)
      .at(-1) ?? '';
  if (INFORMING.test(sentence)) return undefined;
  if (FORM.test(url)) return 'form';
  return ASKING.test(sentence) ? 'asked' : undefined;
}
