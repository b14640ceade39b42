import { describe, expect, test } from 'vitest';
import architecture from '../../src/diagrams/architecture.ts';
import { legend } from '../../src/mermaid/legend.ts';
import { LOOKS, OTHER_CLASSES } from '../../src/mermaid/looks.ts';
import { KINDS } from '../../src/model/element.ts';
import { DIRECTIONS } from '../../src/model/view.ts';
import type { Drawing } from '../../src/view/drawing.ts';
import { boundary, drawing, element, flow } from '../helpers/drawings.ts';
import { parseMermaid } from '../helpers/mermaid.ts';

function sourceOf(fields: Partial<Drawing>): string {
  const diagrams = architecture.draw(drawing(fields));
  expect(diagrams).toHaveLength(1);
  return diagrams[0]?.source ?? '';
}

function lines(source: string, pattern: RegExp): string[] {
  return source.split('\n').filter((line) => pattern.test(line));
}

describe('an architecture diagram', () => {
  test('shows a small view in full', () => {
    const shown = drawing({
      name: 'container',
      elements: [
        element('shopper', { name: 'Shopper', kind: 'person', type: 'Person' }),
        element('web', { name: 'Web shop', technology: 'Next.js 15', focus: true }),
        element('db', { name: 'Orders', kind: 'datastore', type: 'Database', technology: 'PG 16' }),
      ],
      boundaries: [
        boundary('vpc', ['web', 'subnet'], { name: 'Production VPC', type: 'Network' }),
        boundary('subnet', ['db'], { name: 'Private subnet', trust: false }),
      ],
      flows: [
        flow('shopper', 'web', { label: 'Orders goods', protocol: 'HTTPS', crosses: true }),
        flow('web', 'db', { label: 'Reads', both: true }),
      ],
    });
    expect(architecture.draw(shown)).toMatchInlineSnapshot(`
      [
        {
          "name": "container",
          "note": null,
          "source": "flowchart LR
        n_shopper(["Shopper<br/><small>[Person]</small>"]):::is_person
        subgraph b_vpc["Production VPC <small>[Network]</small>"]
          direction LR
          n_web["Web shop<br/><small>[Next.js 15]</small>"]:::is_container
          subgraph b_subnet["Private subnet"]
            direction LR
            n_db[("Orders<br/><small>[Database: PG 16]</small>")]:::is_datastore
          end
        end
        n_shopper ==>|"Orders goods<br/><small>[HTTPS]</small>"| n_web
        n_web <-->|"Reads"| n_db
        classDef is_person fill:#dbeafe,stroke:#1d4ed8,color:#172554
        classDef is_container fill:#cffafe,stroke:#0e7490,color:#083344
        classDef is_datastore fill:#fef3c7,stroke:#b45309,color:#451a03
        classDef is_trust fill:none,stroke:#c2410c,stroke-width:2px,stroke-dasharray:8 4
        class b_vpc is_trust
        classDef is_group fill:none,stroke:#6b7280,stroke-width:1px
        class b_subnet is_group
        classDef is_focus stroke-width:4px
        class n_web is_focus",
        },
      ]
    `);
  });

  test('draws nothing but its direction for a view without anything', () => {
    expect(sourceOf({})).toBe('flowchart LR');
  });

  test('gives each kind a shape and a class of its own', () => {
    const source = sourceOf({ elements: KINDS.map((kind) => element(`a-${kind}`, { kind })) });
    expect(lines(source, /:::/)).toMatchInlineSnapshot(`
      [
        "  n_a_person(["a-person"]):::is_person",
        "  n_a_external[["a-external"]]:::is_external",
        "  n_a_system("a-system"):::is_system",
        "  n_a_container["a-container"]:::is_container",
        "  n_a_datastore[("a-datastore")]:::is_datastore",
        "  n_a_node[/"a-node"\\]:::is_node",
        "  n_a_artifact[/"a-artifact"/]:::is_artifact",
        "  n_a_process{{"a-process"}}:::is_process",
      ]
    `);
  });

  test('writes type and technology below the name, or what there is of them', () => {
    const source = sourceOf({
      elements: [
        element('both', { type: 'Database', technology: 'PostgreSQL 16' }),
        element('type', { type: 'Database' }),
        element('technology', { technology: 'PostgreSQL 16' }),
        element('neither'),
      ],
    });
    expect(lines(source, /:::/)).toMatchInlineSnapshot(`
      [
        "  n_both["both<br/><small>[Database: PostgreSQL 16]</small>"]:::is_container",
        "  n_type["type<br/><small>[Database]</small>"]:::is_container",
        "  n_technology["technology<br/><small>[PostgreSQL 16]</small>"]:::is_container",
        "  n_neither["neither"]:::is_container",
      ]
    `);
  });

  test('writes flows by their words, their directions, and whether they cross', () => {
    const source = sourceOf({
      elements: [element('web'), element('db')],
      flows: [
        flow('web', 'db'),
        flow('web', 'db', { label: 'Reads' }),
        flow('web', 'db', { protocol: 'HTTPS' }),
        flow('web', 'db', { label: 'Reads', protocol: 'HTTPS', both: true }),
        flow('db', 'web', { crosses: true }),
        flow('db', 'web', { label: 'Sends', crosses: true, both: true }),
      ],
    });
    expect(lines(source, /[-=]>/)).toMatchInlineSnapshot(`
      [
        "  n_web --> n_db",
        "  n_web -->|"Reads"| n_db",
        "  n_web -->|"<small>[HTTPS]</small>"| n_db",
        "  n_web <-->|"Reads<br/><small>[HTTPS]</small>"| n_db",
        "  n_db ==> n_web",
        "  n_db <==>|"Sends"| n_web",
      ]
    `);
  });

  test('leads flows from a box to itself over their words', () => {
    const source = sourceOf({
      elements: [element('worker'), element('clock')],
      flows: [
        flow('worker', 'worker', { label: 'Retries' }),
        flow('worker', 'worker', { label: 'Cleans up', protocol: 'cron' }),
        flow('clock', 'clock'),
      ],
    });
    expect(lines(source, /l_n|n_clock [-=]/)).toMatchInlineSnapshot(`
      [
        "  l_n_worker["Retries<br/>Cleans up<br/><small>[cron]</small>"]:::is_title",
        "  n_worker --- l_n_worker",
        "  l_n_worker --> n_worker",
        "  n_clock --> n_clock",
      ]
    `);
  });

  test('leads flows of a boundary to a box with its name inside it, and says so', () => {
    const [diagram] = architecture.draw(
      drawing({
        elements: [element('user'), element('web')],
        boundaries: [boundary('vpc', ['web'], { name: 'VPC' })],
        flows: [flow('user', 'vpc', { crosses: true }), flow('vpc', 'web', { label: 'Starts' })],
      }),
    );
    expect(diagram).toMatchInlineSnapshot(`
      {
        "name": "shop",
        "note": "A box with the name of the boundary around it stands for the boundary as a whole.",
        "source": "flowchart LR
        n_user["user"]:::is_container
        subgraph b_vpc["VPC"]
          direction LR
          t_vpc["VPC"]:::is_trust
          n_web["web"]:::is_container
        end
        n_user ==> t_vpc
        t_vpc -->|"Starts"| n_web
        classDef is_container fill:#cffafe,stroke:#0e7490,color:#083344
        classDef is_trust fill:none,stroke:#c2410c,stroke-width:2px,stroke-dasharray:8 4
        class b_vpc is_trust",
      }
    `);
  });

  test('draws a boundary with nothing inside as a box', () => {
    const source = sourceOf({
      boundaries: [
        boundary('office', [], { name: 'Office', type: 'Place' }),
        boundary('desk', [], { trust: false }),
      ],
      flows: [flow('office', 'desk')],
    });
    expect(source).toMatchInlineSnapshot(`
      "flowchart LR
        b_office["Office<br/><small>[Place]</small>"]:::is_trust
        b_desk["desk"]:::is_group
        b_office --> b_desk
        classDef is_trust fill:none,stroke:#c2410c,stroke-width:2px,stroke-dasharray:8 4
        classDef is_group fill:none,stroke:#6b7280,stroke-width:1px"
    `);
  });

  test('puts a title that is longer than its frame into a box inside', () => {
    const source = sourceOf({
      elements: [element('log')],
      boundaries: [
        boundary('short', ['long'], {
          name: 'AWS',
          type: 'Cloud account',
          technology: 'Control Tower',
        }),
        boundary('long', ['log'], {
          name: 'The account in which all logs are kept',
          type: 'Account',
        }),
      ],
    });
    expect(lines(source, /subgraph|t_|log/)).toMatchInlineSnapshot(`
      [
        "  subgraph b_short["AWS"]",
        "    t_short["<small>[Cloud account: Control Tower]</small>"]:::is_title",
        "    subgraph b_long["#160;"]",
        "      t_long["The account in which all logs are kept<br/><small>[Account]</small>"]:::is_title",
        "      n_log["log"]:::is_container",
      ]
    `);
  });

  test('breaks words that would make a box as wide as the diagram', () => {
    const source = sourceOf({
      elements: [element('a', { name: 'com.example.orders.processing.internal.worker' })],
    });
    expect(lines(source, /:::/)).toEqual([
      '  n_a["com.example.orders.<br/>processing.internal.<br/>worker"]:::is_container',
    ]);
  });

  test('marks what the view is about with a class on top', () => {
    const source = sourceOf({
      elements: [element('web', { focus: true })],
      boundaries: [boundary('vpc', ['web'], { focus: true })],
    });
    expect(lines(source, /focus/)).toEqual([
      '  classDef is_focus stroke-width:4px',
      '  class b_vpc,n_web is_focus',
    ]);
  });

  test('reads in the direction that the view asks for', async () => {
    for (const direction of DIRECTIONS) {
      const elements = [element('a')];
      const source = sourceOf({ direction, elements, boundaries: [boundary('b', ['a'])] });
      expect(lines(source, /flowchart|direction/).map((line) => line.trim())).toEqual([
        `flowchart ${direction}`,
        `direction ${direction}`,
      ]);
      await parseMermaid(source);
    }
  });

  test('reads left to right while that fits a page, and long chains top to bottom', () => {
    const directionOf = (count: number, to: (index: number) => number) => {
      const elements = Array.from({ length: count }, (_, index) => element(`e${index}`));
      const flows = elements.slice(1).map(({ id }, index) => flow(`e${to(index)}`, id));
      return sourceOf({ elements, flows }).split('\n')[0];
    };
    const chain = (index: number) => index;
    const star = () => 0;
    expect(directionOf(3, chain)).toBe('flowchart LR');
    expect(directionOf(12, chain)).toBe('flowchart TB');
    expect(directionOf(12, star)).toBe('flowchart LR');
  });

  test('defines the classes that it uses, and no others', () => {
    const source = sourceOf({ elements: [element('a', { kind: 'process' })] });
    expect(lines(source, /classDef/)).toEqual([`  classDef is_process ${LOOKS.process.style}`]);
  });

  test('is the same whenever it is drawn', () => {
    const shown = drawing({ elements: [element('a')], flows: [flow('a', 'a')] });
    expect(architecture.draw(shown)).toEqual(architecture.draw(structuredClone(shown)));
  });
});

describe('colours', () => {
  const colourOf = (style: string, property: string) =>
    new RegExp(`(?:^|,)${property}:(#[0-9a-f]{6})`).exec(style)?.[1] ?? '';

  test('let text be read on every fill, and boxes be seen on white and on dark pages', () => {
    for (const { style } of Object.values(LOOKS)) {
      const fill = colourOf(style, 'fill');
      expect(contrast(colourOf(style, 'color'), fill)).toBeGreaterThan(7);
      expect(contrast(colourOf(style, 'stroke'), '#ffffff')).toBeGreaterThan(3);
      expect(contrast(fill, '#0d1117')).toBeGreaterThan(3);
    }
  });

  test('let borders without a fill be seen on white and on dark pages', () => {
    for (const style of [OTHER_CLASSES.trust, OTHER_CLASSES.group, OTHER_CLASSES.outside]) {
      expect(contrast(colourOf(style, 'stroke'), '#ffffff')).toBeGreaterThan(3);
      expect(contrast(colourOf(style, 'stroke'), '#0d1117')).toBeGreaterThan(3);
      expect(style).toMatch(/^fill:none/);
    }
  });

  /** WCAG 2.2, relative luminance and contrast ratio. */
  function contrast(one: string, other: string): number {
    const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (lighter + 0.05) / (darker + 0.05);
  }

  function luminance(colour: string): number {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5]
      .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
});

describe('a legend', () => {
  test('says nothing of a drawing that explains itself', () => {
    expect(legend(drawing({ elements: [element('a')], flows: [flow('a', 'a')] }))).toEqual([]);
  });

  test('has a sentence for each thing that occurs', () => {
    const shown = drawing({
      elements: [
        element('a', { focus: true }),
        element('b', { kind: 'person' }),
        element('c', { kind: 'datastore' }),
        element('d', { kind: 'process' }),
      ],
      boundaries: [boundary('e', ['a']), boundary('f', ['b'], { trust: false })],
      flows: [flow('a', 'b', { crosses: true })],
    });
    expect(legend(shown)).toMatchInlineSnapshot(`
      [
        "Boxes with a dashed line are trust boundaries.",
        "Boxes with a thin line are not: they only group what is inside.",
        "Thick arrows cross a trust boundary.",
        "A thick border marks what the view is about.",
        "Shapes: a pill is a person, a plain box is an application or service, a cylinder is a data store, a hexagon is a process.",
      ]
    `);
  });
});
