/** What a field of a page was seen to hold, in all the pages that were looked at. */
export interface Shape {
  /** `text`, `markdown`, `number` or `flag`; the name of a group for a group of fields. */
  readonly forms: Set<string>;
  /** True when it can be null. */
  nullable: boolean;
  /** What its items are, when it is a list. */
  items?: Shape;
}

/** Fields that always come together: an element, a link, a risk. */
export interface Group {
  readonly name: string;
  readonly about: string;
  readonly fields: Map<string, Shape>;
}

/**
 * What to call the groups of a page and what to say of them, by the place where each is first
 * seen: `risks[]` → `risk`. The page itself is at the empty place. Others are called as their field.
 */
export type GroupNames = Readonly<Record<string, readonly [name: string, about: string]>>;

/** Looks at pages and says what their fields hold. A group is told by its fields. */
export function groupsOf(pages: readonly object[], names: GroupNames): readonly Group[] {
  const groups = new Map<string, Group>();

  function see(value: unknown, shape: Shape, place: string): void {
    if (value === null) shape.nullable = true;
    else if (Array.isArray(value)) {
      shape.items ??= unseen();
      for (const item of value) see(item, shape.items, `${place}[]`);
    } else if (typeof value === 'object') shape.forms.add(formOfObject(value as object, place));
    else shape.forms.add(formOfScalar(value));
  }

  function formOfObject(value: object, place: string): string {
    const fields = Object.keys(value).sort().join();
    if (fields === 'markdown') return 'markdown';
    const group = groups.get(fields) ?? newGroup(place);
    groups.set(fields, group);
    for (const [key, inner] of Object.entries(value)) {
      const shape = group.fields.get(key) ?? unseen();
      group.fields.set(key, shape);
      see(inner, shape, place === '' ? key : `${place}.${key}`);
    }
    return group.name;
  }

  function newGroup(place: string): Group {
    const [name, about] = names[place] ?? [nameOfPlace(place), ''];
    const taken = [...groups.values()].some((other) => other.name === name);
    return { name: taken ? place : name, about, fields: new Map() };
  }

  for (const page of pages) see(page, unseen(), '');
  return [...groups.values()];
}

/**
 * A shape in words: `list of link`, `markdown or null`.
 *
 * @param field what has the shape, for the message when no page has a value for it
 */
export function wordsOf({ forms, nullable, items }: Shape, field: string): string {
  const words = [...forms];
  if (items !== undefined) words.push(`list of ${wordsOf(items, field)}`);
  if (words.length === 0)
    throw new Error(`no page has a value for ${field}: give it one in test/reference/pages.ts`);
  return [...words, ...(nullable ? ['null'] : [])].join(' or ');
}

/** `policy.channels[]` → `channel`. */
function nameOfPlace(place: string): string {
  return place.replace(/^.*\.(?=.)/, '').replace(/s?\[\]$/, '');
}

function unseen(): Shape {
  return { forms: new Set(), nullable: false };
}

function formOfScalar(value: unknown): string {
  if (typeof value === 'boolean') return 'flag';
  return typeof value === 'string' ? 'text' : typeof value;
}
