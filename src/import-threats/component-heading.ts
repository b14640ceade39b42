import type { Part } from '../import-markdown/part.ts';
import type { SourceText } from '../import-markdown/source-text.ts';
import { headingStride } from './heading-stride.ts';
import { holdsThreats } from './holds-threats.ts';
import { sectionOf } from './threat-section.ts';
import { withoutSigns } from './without-signs.ts';

/** Words of data flow diagrams before the name of an element. */
const KIND =
  /^(?:component|element|process|data ?store|external (?:entity|interactor|system)|interactor|entity|service|module|interface)(?: #?\d+)?\s*[:–—-]\s*(?=\S)/i;

/** Headings whose parts are components. */
const PARENT =
  /^(?:system |key |main )?(?:components?|elements?|process(?:es)?|data ?stores?|external (?:entities|interactors|systems)|services|modules|interfaces)$/i;

/** Headings that sort threats by something else than what they hit. */
const ORDER =
  /^(?:(?:very )?(?:high|medium|low|critical|open|closed|accepted|mitigated|resolved|new|old|internal|external|remaining|residual|other|general|additional|supplementary|common)\b|phase|stage|step|sprint|level|tier|priority|category|group|part|appendix|annex|version|release|iteration|details?|results?|findings?|register|analysis|assessment|matrix|list|table|miscellaneous|misc|insiders?|outsiders?|attackers?|abuse|notes?|impacts?|mitigations?|recommendations?|likelihood|severity)(?:\s|$)|\b(?:assessment|analysis|enumeration|identification|ranking|evaluation|prioriti[sz]ation|recommendations?|mitigations?|strategies|summary)$/i;

/** Where a heading stands. */
interface Place {
  readonly parent: string;
  /** Whether threats stand right below several headings beside it. */
  readonly isOneOfSeveral: () => boolean;
}

/**
 * The component that a heading names, where threats below it name none: it says so, stands below
 * Components, has the letters of STRIDE below it, or is one of several with threats.
 */
export function componentHeading(
  part: Part,
  { parent, isOneOfSeveral }: Place,
  source: SourceText,
): string | undefined {
  const words = withoutSigns(part.name);
  const name = words.replace(KIND, '');
  const isUsual = sectionOf(name) !== undefined || ORDER.test(name);
  if (name === '' || isUsual || headingStride(name) !== undefined) return undefined;
  const isSorted = part.parts.some((inner) => headingStride(inner.name) !== undefined);
  if (isSorted) return name;
  if (!holdsThreats(part, source)) return undefined;
  const isNamed = name !== words || PARENT.test(withoutSigns(parent));
  return isNamed || isOneOfSeveral() ? name : undefined;
}
