import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, parseDocument, stringify } from 'yaml';
import { editYaml } from '../src/edit-yaml/edit-yaml.ts';
import type { PlainValue } from '../src/edit-yaml/plain-of.ts';
import { RUNS } from './helpers/runs.ts';

type PlainMap = { readonly [key: string]: PlainValue };

/** What a text says with all scalars as texts. */
const read = (text: string): PlainMap => parse(text, { schema: 'failsafe' });

// biome-ignore lint/suspicious/noExplicitAny: tests change YAML of any shape
type Any = any;

function edited(text: string, change: (model: Any) => void): string {
  const model = structuredClone(read(text));
  change(model);
  const result = editYaml(text, model, ['threatdoc', 'system', 'controls', 'context', 'risks']);
  if ('problem' in result) throw new Error(result.problem);
  return result.text;
}

const BAKERY = `# The bakery's shop.
threatdoc: 1
system: {name: Bakery}   # one shop

controls:
  # Found in the audit of May.
  code-review:
    name: "Code review"
    where: 'Pull requests'   # on the forge

  tls: TLS everywhere

context:
  elements:
    customer: {type: Person, description: Buys bread.}
    shop:
      type: Web application
      description: >-
        Takes orders until midnight,
        and money in advance.
      controls: tls   # more to come
  flows:
    - customer -> shop: Orders
    # The bank comes next year.
`;

describe('an edit touches only the lines that must change', () => {
  test('a text is replaced in its own quotes, and the comment behind it stays', () => {
    const after = edited(BAKERY, (model) => {
      model.controls['code-review'].name = 'Review of "code"';
      model.controls['code-review'].where = "The team's forge";
    });
    expect(after).toBe(
      BAKERY.replace('"Code review"', '"Review of \\"code\\""').replace(
        "'Pull requests'",
        "'The team''s forge'",
      ),
    );
  });

  test('a long line stays one line', () => {
    const text =
      'notes: Takes orders until midnight, and money in advance from everybody who is not known to the bakers.\n';
    const after = edited(text, (model) => {
      model.notes = model.notes.replace('midnight', 'noon');
    });
    expect(after).toBe(text.replace('midnight', 'noon'));
  });

  test('a text between brackets gets quotes when it needs them', () => {
    const after = edited(BAKERY, (model) => {
      model.context.elements.customer.description = 'Buys bread, rolls [and] cake.';
    });
    expect(after).toBe(BAKERY.replace('Buys bread.', "'Buys bread, rolls [and] cake.'"));
  });

  test('a flag stays a flag', () => {
    const text = 'context: {flows: [{id: query}]}\nencrypted: true # since May\n';
    const after = edited(text, (model) => {
      model.encrypted = false;
    });
    expect(after).toBe(text.replace('true', 'false'));
  });

  test('an item that is moved takes its comment and its quotes along', () => {
    const text = 'goals:\n  - "Bread" # at seven\n  - Rolls\n  - Cake # on Sundays\n';
    const after = edited(text, (model) => {
      model.goals.push(model.goals.shift());
    });
    expect(after).toBe('goals:\n  - Rolls\n  - Cake # on Sundays\n  - "Bread" # at seven\n');
  });

  test('a new item goes behind the last one, before the blank line', () => {
    const after = edited(BAKERY, (model) => {
      model.controls.backups = { name: 'Backups', status: 'recommended' };
    });
    expect(after).toBe(
      BAKERY.replace(
        '  tls: TLS everywhere\n',
        '  tls: TLS everywhere\n  backups:\n    name: Backups\n    status: recommended\n',
      ),
    );
  });

  test('a new part of the model goes to its usual place', () => {
    const after = edited(`${BAKERY}risks:\n  theft: Theft\n`, (model) => {
      model.data = { cards: 'Cards' };
    });
    expect(after.endsWith('risks:\n  theft: Theft\n\ndata:\n  cards: Cards\n')).toBe(true);
    const before = edited(
      'threatdoc: 1\nsystem: {name: Shop}\n# Risks\nrisks: {theft: Theft}\n',
      (model) => {
        model.controls = { tls: 'TLS' };
      },
    );
    expect(before).toBe(
      'threatdoc: 1\nsystem: {name: Shop}\ncontrols:\n  tls: TLS\n# Risks\nrisks: {theft: Theft}\n',
    );
  });

  test('a map and a list in brackets grow on their line', () => {
    const after = edited(BAKERY, (model) => {
      model.system.owners = ['anna', 'berta'];
      model.context.elements.customer.controls = ['tls'];
    });
    expect(after).toContain('system: {name: Bakery, owners: [anna, berta]}   # one shop');
    expect(after).toContain(
      '    customer: {type: Person, description: Buys bread., controls: [tls]}\n',
    );
  });

  test('one thing becomes a list when a second is added', () => {
    const after = edited(BAKERY, (model) => {
      model.context.elements.shop.controls = ['tls', 'code-review'];
    });
    expect(after).toContain('      controls: [tls, code-review]   # more to come\n');
  });

  test('an entry goes behind the last one of its list', () => {
    const after = edited(BAKERY, (model) => {
      model.context.flows.push('shop -> customer: Sends a receipt');
    });
    expect(after).toContain(
      "    - customer -> shop: Orders\n    - 'shop -> customer: Sends a receipt'\n    # The bank",
    );
  });

  test('a block of text is written as a block', () => {
    const after = edited(BAKERY, (model) => {
      model.context.elements.shop.description = 'Takes orders.';
    });
    expect(after).toContain('      description: Takes orders.\n      controls: tls');
  });

  test('a key goes where it stands among the others', () => {
    const after = edited(BAKERY, (model) => {
      const { customer, ...others } = model.context.elements;
      model.context.elements = {
        baker: { type: 'Person' },
        customer,
        oven: { type: 'Device' },
        ...others,
      };
    });
    expect(after).toBe(
      BAKERY.replace(
        /( {4}customer: .*\n)/,
        '    baker:\n      type: Person\n$1    oven:\n      type: Device\n',
      ),
    );
  });

  test('items of a list are taken out, changed and put in where they are, each with its comment', () => {
    const list =
      'goals:\n  - Bread at seven # not later\n  - No queue # ever\n  - Happy bakers # all\n';
    const after = edited(list, (model) => {
      model.goals = ['No queue', 'Warm rolls', 'Happy customers'];
    });
    expect(after).toBe('goals:\n  - No queue # ever\n  - Warm rolls\n  - Happy customers # all\n');
  });

  test('the line ends of Windows stay', () => {
    const windows = BAKERY.replaceAll('\n', '\r\n');
    const after = edited(windows, (model) => {
      model.controls.backups = { name: 'Backups', where: 'Cellar' };
    });
    expect(after.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(after.replaceAll('\r\n', '\n')).toBe(
      BAKERY.replace(
        '  tls: TLS everywhere\n',
        '  tls: TLS everywhere\n  backups:\n    name: Backups\n    where: Cellar\n',
      ),
    );
  });

  test('a file without a last line end stays one', () => {
    const after = edited('threatdoc: 1\nsystem:\n  name: Shop', (model) => {
      model.system.description = 'Sells.';
    });
    expect(after).toBe('threatdoc: 1\nsystem:\n  name: Shop\n  description: Sells.');
  });

  test('an item is taken out with its lines, and comments of others stay', () => {
    const after = edited(BAKERY, (model) => {
      delete model.controls.tls;
    });
    expect(after).toBe(BAKERY.replace('  tls: TLS everywhere\n', ''));
  });
});

describe('anchors and aliases', () => {
  const SHARED = `threatdoc: 1
system: {name: Shop}
controls: {tls: TLS}
context:
  elements:
    shop: {controls: &usual [tls]}
    bank: {controls: *usual}   # as the shop
`;

  test('stay as they are while something else changes', () => {
    const after = edited(SHARED, (model) => {
      model.controls.backups = 'Backups';
      model.context.elements.shop.type = 'Service';
    });
    expect(after).toBe(
      SHARED.replace('{tls: TLS}', '{tls: TLS, backups: Backups}').replace(
        '[tls]}',
        '[tls], type: Service}',
      ),
    );
  });

  test.each(['shop', 'bank'])('are not edited themselves (%s)', (id) => {
    const model = structuredClone(parse(SHARED)) as Any;
    model.context.elements[id].controls = ['tls', 'backups'];
    expect(editYaml(SHARED, model)).toHaveProperty('problem');
  });
});

describe('an edit that would touch more is refused', () => {
  test.each([
    ['merged maps', 'threatdoc: 2\nsystem: &x {name: Shop}\nextra: {<<: *x}\n'],
    ['broken YAML', 'threatdoc: 1\nsystem: {name: Shop\n'],
    ['no map', '- one\n'],
  ])('%s', (_, text) => {
    expect(editYaml(text, { threatdoc: 1 })).toHaveProperty('problem');
  });
});

/** Texts that need quotes, blocks or nothing of the kind. */
const words = fc.oneof(
  fc.constantFrom(
    'Bread',
    'a: b',
    '# no comment',
    "it's",
    'say "hi"',
    '- dash',
    'yes',
    '1.10',
    '~',
  ),
  fc.constantFrom('two\nlines', 'a long text that goes on '.repeat(8).trim(), 'ends with:', '[x]'),
  fc.string({ minLength: 1, maxLength: 12 }).filter((text) => text.trim() === text && text !== ''),
);
const keys = fc.constantFrom('shop', 'bank', 'oven', 'card-data', 'tls', 'customer', 'name');
const { value: values } = fc.letrec<{ value: PlainValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    words,
    fc.array(tie('value'), { minLength: 1, maxLength: 3 }),
    fc.dictionary(keys, tie('value'), { minKeys: 1, maxKeys: 3 }),
  ),
}));
const maps = fc.dictionary(keys, values, { minKeys: 1, maxKeys: 4, noNullPrototype: true });

/** A text as some person might lay it out, with comments of theirs. */
const texts = fc
  .tuple(maps, fc.record({ indent: fc.constantFrom(2, 4), indentSeq: fc.boolean() }), fc.nat(9))
  .map(([map, layout, seed]) => {
    const text = stringify(map, { ...layout, lineWidth: 60 });
    const isSafe = !/[|>][+-]?\n/.test(text) && !/["'].*\n\s+.*["']/.test(text);
    const lines = text.split('\n');
    const commented = lines.flatMap((line, index) => [
      ...(isSafe && (index + seed) % 4 === 0 ? ['# a comment'] : []),
      ...(isSafe && (index + seed) % 5 === 0 ? [''] : []),
      line,
    ]);
    return isSaying(commented.join('\n'), map) ? commented.join('\n') : text;
  });

/** Whether comments between the lines of a text changed what it says. */
function isSaying(text: string, map: PlainMap): boolean {
  const document = parseDocument(text, { schema: 'failsafe' });
  return document.errors.length === 0 && isDeepStrictEqual(document.toJS(), map);
}

/** Where something is added: a path of keys that lead through maps. */
function mapsIn(value: PlainValue, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || Array.isArray(value)) return [];
  return [path, ...Object.entries(value).flatMap(([key, item]) => mapsIn(item, [...path, key]))];
}

/** Whether all lines but a few of a text stand in another one, in the same order. */
function linesLost(before: string, after: string): number {
  const lines = after.split('\n');
  let place = 0;
  let lost = 0;
  for (const line of before.split('\n')) {
    const found = lines.indexOf(line, place);
    if (found === -1) lost++;
    else place = found + 1;
  }
  return lost;
}

test('whatever is added anywhere, all other lines stay and the text says what was meant', () => {
  let made = 0;
  fc.assert(
    fc.property(texts, fc.nat(), values, fc.boolean(), (text, place, value, windows) => {
      const source = windows ? text.replaceAll('\n', '\r\n') : text;
      const model = structuredClone(read(source)) as Record<string, Any>;
      const paths = mapsIn(model);
      const path = paths[place % paths.length] ?? [];
      const target = path.reduce((map, key) => map[key], model);
      target['added-here'] = value;
      const result = editYaml(source, model);
      if ('problem' in result) return;
      made++;
      expect(read(result.text)).toEqual(read(stringify(model)));
      expect(linesLost(source, result.text)).toBeLessThanOrEqual(1);
    }),
    { numRuns: 1500 * RUNS },
  );
  expect(made).toBeGreaterThan(1400);
});

test('whatever is changed or taken out anywhere, the text says what was meant or is refused', () => {
  let made = 0;
  fc.assert(
    fc.property(texts, maps, fc.nat(), (text, other, place) => {
      const model = structuredClone(read(text)) as Record<string, Any>;
      const [key = '', value] = Object.entries(other)[place % Object.keys(other).length] ?? [];
      if (place % 3 === 0 && Object.keys(model).length > 1)
        delete model[Object.keys(model)[0] ?? ''];
      model[key] = value;
      const result = editYaml(text, model);
      if ('problem' in result) return;
      made++;
      expect(read(result.text)).toEqual(read(stringify(model)));
    }),
    { numRuns: 1500 * RUNS },
  );
  expect(made).toBeGreaterThan(1000);
});
