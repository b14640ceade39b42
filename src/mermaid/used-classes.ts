import { CLASS_PREFIX, type ClassName, LOOKS, OTHER_CLASSES } from './looks.ts';

/** Every class with its style, in the order in which they are defined. */
const STYLES: readonly (readonly [name: string, style: string])[] = [
  ...Object.entries(LOOKS).map(([kind, { style }]) => [kind, style] as const),
  ...Object.entries(OTHER_CLASSES),
];

/** The classes that a diagram needs: no others are written. */
export class UsedClasses {
  readonly #ids = new Map<string, string[]>();

  /** Uses a class for a box, whose line names it. */
  suffix(name: ClassName): string {
    this.#idsOf(name);
    return `:::${CLASS_PREFIX}${name}`;
  }

  /** Uses a class for what cannot name it in its own line: frames, and a second class. */
  assign(name: ClassName, id: string): void {
    this.#idsOf(name).push(id);
  }

  lines(): string[] {
    return STYLES.flatMap(([name, style]) => {
      const ids = this.#ids.get(name);
      if (ids === undefined) return [];
      const definition = `classDef ${CLASS_PREFIX}${name} ${style}`;
      return ids.length === 0
        ? [definition]
        : [definition, `class ${ids.join(',')} ${CLASS_PREFIX}${name}`];
    });
  }

  #idsOf(name: ClassName): string[] {
    const known = this.#ids.get(name) ?? [];
    this.#ids.set(name, known);
    return known;
  }
}
