import type { ModelValue } from '../importer.ts';
import { ID } from '../model/forms.ts';
import { plainText } from './plain-text.ts';

/** Words before a colon that are certainly a title: a few, without marks, and no sentence. */
const LEAD = /^([\p{L}\p{N}](?:[\p{L}\p{N} ,'’/()+-]|& |\.(?! )){0,59}): +(?=\S)/u;

/** A line that names the points below it, as our own documents print such a name. */
const NAME_OF_POINTS = /^[^*_`\\[\]<>\n]{1,99}[^*_`\\[\]<>\n.!?;:,]$/;

/** What stands before the colon and what behind it; undefined when it is not certain. */
export function certainLead(text: string): { name: string; text: string } | undefined {
  const found = LEAD.exec(text);
  const name = found?.[1] ?? '';
  const isOpen = (name.match(/\(/g)?.length ?? 0) !== (name.match(/\)/g)?.length ?? 0);
  if (found === null || isOpen || name.split(' ').length > 9 || /\d$/.test(name)) return undefined;
  return { name, text: text.slice(found[0].length) };
}

/**
 * A line of a list with the points below it as an entry. The same whether somebody wrote the line
 * or we printed it, so that an entry comes back as it went out.
 */
export function entryFrom(text: string, items: ModelValue[]): ModelValue {
  const lead = certainLead(text);
  if (lead !== undefined) return { ...lead, items };
  if (items.length === 0) return text === '' ? undefined : text;
  if (NAME_OF_POINTS.test(text)) return { name: text, items };
  return { text: text === '' ? undefined : text, items };
}

/** Longest name, in characters. */
const LONGEST = 200;

/** A control where it is used, from its line and what stands below it. */
export function useFrom(markdown: string, below?: string): ModelValue {
  const whole = plainText(markdown);
  const plain = below === undefined ? whole : whole.replace(/:$/, '');
  const stated = /^(.{1,200}?) \((planned|recommended)\)(?:: (.*))?$/s.exec(plain);
  if (stated !== null) {
    const [, name = '', status, rest] = stated;
    const text = rest === undefined ? undefined : textBehind(markdown, rest);
    return { name, status, description: joined(text, below) };
  }
  const lead = certainLead(plain);
  if (lead !== undefined)
    return { name: lead.name, description: joined(textBehind(markdown, lead.text), below) };
  if (below !== undefined && plain !== '' && plain.length <= LONGEST)
    return { name: plain, description: below };
  const all = below === undefined ? plain : `${whole} ${plainText(below)}`.trim();
  // A single word in small letters would be taken for the id of a registered control.
  return ID.test(all) ? { name: all } : all;
}

/** The markdown whose plain text is `plain`, behind the first colon that fits. */
function textBehind(markdown: string, plain: string): string {
  for (const { index } of markdown.matchAll(/:[*_`]*\s/g)) {
    const rest = markdown.slice(index).replace(/^:[*_`]*\s+/, '');
    if (plainText(rest) === plain) return rest;
  }
  return plain;
}

function joined(...parts: readonly (string | undefined)[]): string | undefined {
  return parts.filter((part) => part !== undefined && part !== '').join('\n\n') || undefined;
}
