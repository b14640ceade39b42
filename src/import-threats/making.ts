import type { Impact, Likelihood } from '../model/levels.ts';
import { pointsText } from './points-text.ts';
import type { ThreatField } from './threat.ts';

/** A risk while it is being made of a threat. */
export interface Making {
  readonly description: string[];
  readonly stride: string[];
  readonly affects: string[];
  readonly controls: string[];
  readonly references: string[];
  id?: string;
  likelihood?: Likelihood | undefined;
  impact?: Impact | undefined;
  severity?: ThreatField;
  residual?: Impact | undefined;
  treatment?: string;
  reason?: string;
  owner?: string;
  ticket?: string;
}

/** Puts a field with its label into the description; what describes the threat needs no label. */
export function describe(field: ThreatField, making: Making): void {
  const { slot, label, text } = field;
  const isPlain =
    slot === 'description' &&
    /^(?:description|why applicable|explanation)(?:\s+\([^()]*\))?$/i.test(label);
  const title = sentenceCase(label);
  const list = pointsText(field);
  if (isPlain) making.description.push([text, list].filter((part) => part !== '').join('\n\n'));
  else if (list === '') making.description.push(`${title}: ${text}`);
  else making.description.push(`${title}:${text === '' ? '' : ` ${text}`}\n\n${list}`);
}

/** Tables shout their titles; a name of five letters or six is one all the same. */
function sentenceCase(label: string): string {
  const isLoud = label === label.toUpperCase() && label.length > 4;
  return isLoud && !/^(?:DREAD|STRIDE|OWASP|MITRE|PASTA)\b/.test(label)
    ? label.charAt(0) + label.slice(1).toLowerCase()
    : label;
}
