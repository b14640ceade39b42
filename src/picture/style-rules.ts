import type { DomElement } from './dom.ts';
import { compileSelector } from './selector.ts';

/** One property that a style sheet sets. */
export interface StyleRule {
  readonly property: string;
  readonly value: string;
  readonly matches: (element: DomElement) => boolean;
}

/** The rules of a style sheet, flat as mermaid writes it, that set one of some properties. */
export function rulesOf(sheet: string, properties: readonly string[]): StyleRule[] {
  const rules: StyleRule[] = [];
  for (const [, selector = '', body = ''] of sheet.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (selector.includes('@') || selector.includes(':')) continue;
    for (const declaration of body.split(';')) {
      const [property = '', value = ''] = declaration.split(':').map((part) => part.trim());
      if (!properties.includes(property)) continue;
      const test = compileSelector(selector);
      rules.push({
        property,
        value: value.replace(/\s*!important$/, ''),
        matches: (element) => test(element, element),
      });
    }
  }
  return rules;
}
