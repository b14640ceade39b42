import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Diagram } from '../../src/mermaid/diagram.ts';
import { drawDrawing } from '../../src/mermaid/draw-drawing.ts';
import { nodeId } from '../../src/mermaid/node-id.ts';
import type { Drawing } from '../../src/view/drawing.ts';
import { boundary, drawing, element, flow, type Plan, randomDrawing } from '../helpers/drawings.ts';
import { parseMermaid } from '../helpers/mermaid.ts';

interface Read {
  readonly name: string;
  readonly source: string;
  readonly note: string;
  /** Boxes of the drawing, by id. */
  readonly boxes: ReadonlyMap<string, string>;
  /** Dotted boxes. */
  readonly outside: ReadonlySet<string>;
  readonly frames: ReadonlySet<string>;
  readonly arrows: readonly { readonly from: string; readonly to: string; readonly text: string }[];
}

/** How a drawing is split by size alone: laying thousands of dense diagrams out takes too long. */
function draw(shown: Drawing): Diagram[] {
  return drawDrawing(shown, () => true);
}

/** Reads our own text: the parser of mermaid takes too long for thousands of diagrams. */
function readDiagram({ name, source, note }: Diagram): Read {
  const boxes = new Map<string, string>();
  const outside = new Set<string>();
  const frames = new Set<string>();
  const arrows: { from: string; to: string; text: string }[] = [];
  for (const line of source.split('\n')) {
    const box = /^ *(\w+)\W+"(.*)"\W+:::is_(\w+)$/.exec(line);
    const frame = /^ *subgraph (\w+)\["/.exec(line);
    const arrow = /^ +(\w+) <?[-=]{2}[-=>](?:\|"(.*)"\|)? (\w+)$/.exec(line);
    if (box?.[3] === 'outside') outside.add(box[1] ?? '');
    else if (box && !/^[lt]_/.test(box[1] ?? '')) boxes.set(box[1] ?? '', box[2] ?? '');
    if (frame) frames.add(frame[1] ?? '');
    if (arrow) arrows.push({ from: arrow[1] ?? '', to: arrow[3] ?? '', text: arrow[2] ?? '' });
  }
  return { name, source, note: note ?? '', boxes, outside, frames, arrows };
}

const plans: fc.Arbitrary<Plan> = fc.record({
  elements: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 400 })),
  boundaries: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 0, max: 12 }),
    fc.integer({ max: 150, min: 0 }),
  ),
  flows: fc.oneof(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 1500 })),
  loose: fc.constantFrom(0, 0.1, 1),
  nested: fc.constantFrom(0, 0.5, 1),
  local: fc.constantFrom(0, 0.9, 1),
  atBoundaries: fc.constantFrom(0, 0.1, 0.5),
  length: fc.constantFrom(0, 0, 30, 200),
  seed: fc.integer(),
});

function forAllDrawings(check: (shown: Drawing, diagrams: readonly Read[]) => void): void {
  const property = fc.property(plans, (plan) => {
    const shown = randomDrawing(plan);
    check(shown, draw(shown).map(readDiagram));
  });
  fc.assert(property, { numRuns: 80, seed: 1 });
}

/** For everything in a drawing the diagrams that draw it by name. */
function homesOf(ids: readonly string[], diagrams: readonly Read[]): Map<string, Read[]> {
  const homes = new Map<string, Read[]>(ids.map((id) => [id, []]));
  for (const diagram of diagrams) {
    for (const id of [...diagram.boxes.keys(), ...diagram.frames]) homes.get(id)?.push(diagram);
  }
  return homes;
}

describe('a drawing of any size', () => {
  test('is drawn in diagrams that hosts show', () => {
    forAllDrawings((_, diagrams) => {
      for (const { source, boxes, frames, outside, arrows } of diagrams) {
        expect(source.length).toBeLessThanOrEqual(45_000);
        expect(arrows.length).toBeLessThanOrEqual(400);
        expect(boxes.size).toBeLessThanOrEqual(50);
        expect(frames.size).toBeLessThanOrEqual(51);
        expect(outside.size).toBeLessThanOrEqual(10);
      }
    });
  });

  test('shows each element by name in exactly one diagram, and each boundary somewhere', () => {
    forAllDrawings(({ elements, boundaries }, diagrams) => {
      const elementIds = elements.map(({ id }) => nodeId('element', id));
      const boundaryIds = boundaries.map(({ id }) => nodeId('boundary', id));
      const homes = homesOf([...elementIds, ...boundaryIds], diagrams);
      for (const id of elementIds) expect(homes.get(id)).toHaveLength(1);
      for (const id of boundaryIds) expect(homes.get(id)).not.toHaveLength(0);
    });
  });

  test('has arrows between what is drawn only', () => {
    forAllDrawings((_, diagrams) => {
      for (const { boxes, frames, outside, arrows } of diagrams) {
        for (const end of arrows.flatMap(({ from, to }) => [from, to])) {
          const [, prefix, rest] = /^([lt])_(.*)$/.exec(end) ?? [];
          if (prefix === undefined) expect(boxes.has(end) || outside.has(end)).toBe(true);
          if (prefix === 't') expect(frames).toContain(`b_${rest}`);
        }
      }
    });
  });

  test('shows a flow with its words in the diagram that has both its ends', () => {
    forAllDrawings(({ elements, flows }, diagrams) => {
      const homes = homesOf(
        elements.map(({ id }) => nodeId('element', id)),
        diagrams,
      );
      const texts = new Map(
        diagrams.map((diagram) => [diagram, diagram.source.match(/f\d+(?= |")/g) ?? []]),
      );
      for (const { from, to, label } of flows) {
        const [home] = homes.get(nodeId('element', from)) ?? [];
        const [other] = homes.get(nodeId('element', to)) ?? [];
        const word = label?.split(' ')[0] ?? '';
        if (home === undefined || home !== other || home.note.includes('as one arrow')) continue;
        expect(texts.get(home)?.filter((text) => text === word)).toHaveLength(1);
      }
    });
  });

  test('shows for each flow that leaves a diagram an arrow to something outside', () => {
    forAllDrawings(({ elements, flows }, diagrams) => {
      const homes = homesOf(
        elements.map(({ id }) => nodeId('element', id)),
        diagrams,
      );
      for (const { from, to } of flows) {
        const [start, end] = [nodeId('element', from), nodeId('element', to)];
        const [home] = homes.get(start) ?? [];
        const [other] = homes.get(end) ?? [];
        if (home === undefined || other === undefined || home === other) continue;
        expect(home.arrows.some((arrow) => arrow.from === start || arrow.to === start)).toBe(true);
        expect(other.arrows.some((arrow) => arrow.from === end || arrow.to === end)).toBe(true);
      }
    });
  });

  test('gives each diagram a name of its own, and says how many there are', () => {
    forAllDrawings(({ name }, diagrams) => {
      expect(new Set(diagrams.map((diagram) => diagram.name)).size).toBe(diagrams.length);
      const [first, ...parts] = diagrams;
      expect(first?.name).toBe(parts.length === 0 ? name : `${name}: overview`);
      const count = parts.length === 1 ? '1 part' : `${parts.length} parts`;
      expect(first?.note.includes(`split into this overview and ${count}`)).toBe(parts.length > 0);
    });
  });

  test('is one diagram when it is small', () => {
    forAllDrawings(({ elements, boundaries, flows }, diagrams) => {
      const isSmall = elements.length + boundaries.length <= 50 && flows.length <= 60;
      const isShort = [...elements, ...boundaries].every(({ name }) => name.length < 20);
      if (isSmall && isShort) expect(diagrams).toHaveLength(1);
    });
  });

  test('is the same whenever it is drawn', () => {
    const property = fc.property(plans, (plan) => {
      const shown = randomDrawing(plan);
      expect(draw(shown)).toEqual(draw(structuredClone(shown)));
    });
    fc.assert(property, { numRuns: 30, seed: 1 });
  });

  test('is read by mermaid in every part', async () => {
    const property = fc.asyncProperty(plans, async (plan) => {
      const diagrams = draw(randomDrawing(plan));
      for (const diagram of diagrams.slice(0, 5)) {
        const { boxes, arrows, frames } = readDiagram(diagram);
        const parsed = await parseMermaid(diagram.source);
        for (const id of boxes.keys()) expect(parsed.vertices.has(id)).toBe(true);
        expect(parsed.edges).toHaveLength(arrows.length);
        expect(parsed.subgraphs.size).toBe(frames.size);
      }
    });
    await fc.assert(property, { numRuns: 40, seed: 2 });
  });
});

describe('a drawing that is too large', () => {
  const range = (count: number) => Array.from({ length: count }, (_, index) => index);

  function expectAllowed(diagrams: readonly Diagram[]): void {
    for (const { source, boxes, arrows, outside } of diagrams.map(readDiagram)) {
      expect(source.length).toBeLessThanOrEqual(45_000);
      expect(arrows.length).toBeLessThanOrEqual(400);
      expect(boxes.size).toBeLessThanOrEqual(50);
      expect(outside.size).toBeLessThanOrEqual(10);
    }
  }

  test('is split into an overview of its boundaries, and a part for each', () => {
    const shown = drawing({
      name: 'container',
      elements: [
        element('user', { name: 'User', kind: 'person' }),
        ...range(60).map((index) => element(`s${index}`, { name: `Service ${index}` })),
      ],
      boundaries: [
        boundary(
          'front',
          range(25).map((index) => `s${index}`),
          { name: 'Front' },
        ),
        boundary(
          'back',
          range(35).map((index) => `s${index + 25}`),
          { name: 'Back', focus: true },
        ),
      ],
      flows: [
        flow('user', 's0', { label: 'Orders', crosses: true }),
        flow('s0', 's1', { label: 'Asks', protocol: 'HTTPS' }),
        flow('s1', 's30', { label: 'Reads', crosses: true }),
        flow('s2', 's30', { label: 'Writes', crosses: true }),
        flow('s31', 's3', { label: 'Informs', crosses: true }),
        flow('front', 'back', { label: 'Trusts', crosses: true }),
      ],
    });
    const [overview, front, ...others] = draw(shown);
    expect(others.map(({ name }) => name)).toEqual(['container: Back']);
    expect(overview).toMatchInlineSnapshot(`
      {
        "name": "container: overview",
        "note": "This view is too large for one diagram: it is split into this overview and 2 parts.",
        "source": "flowchart LR
        n_user(["User"]):::is_person
        b_front["Front<br/><small>25 elements</small>"]:::is_trust
        b_back["Back<br/><small>35 elements</small>"]:::is_trust
        b_front ==>|"Trusts"| b_back
        n_user ==>|"Orders"| b_front
        b_front <==>|"3 flows"| b_back
        classDef is_person fill:#dbeafe,stroke:#1d4ed8,color:#172554
        classDef is_trust fill:none,stroke:#c2410c,stroke-width:2px,stroke-dasharray:8 4
        classDef is_focus stroke-width:4px
        class b_back is_focus",
      }
    `);
    const withoutServices = front?.source.split('\n').filter((line) => !/^ +n_s\d+\[/.test(line));
    expect({ ...front, source: withoutServices }).toMatchInlineSnapshot(`
      {
        "name": "container: Front",
        "note": "Dotted boxes stand for what other parts show. A box with the name of the boundary around it stands for the boundary as a whole.",
        "source": [
          "flowchart LR",
          "  subgraph b_front["Front"]",
          "    direction LR",
          "    t_front["Front"]:::is_trust",
          "  end",
          "  n_user["User"]:::is_outside",
          "  b_back["Back<br/><small>35 elements</small>"]:::is_outside",
          "  n_s0 -->|"Asks<br/><small>[HTTPS]</small>"| n_s1",
          "  n_user ==>|"Orders"| n_s0",
          "  n_s1 ==>|"Reads"| b_back",
          "  n_s2 ==>|"Writes"| b_back",
          "  b_back ==>|"Informs"| n_s3",
          "  t_front ==>|"Trusts"| b_back",
          "  classDef is_container fill:#cffafe,stroke:#0e7490,color:#083344",
          "  classDef is_trust fill:none,stroke:#c2410c,stroke-width:2px,stroke-dasharray:8 4",
          "  class b_front is_trust",
          "  classDef is_outside fill:none,stroke:#6b7280,stroke-width:2px,stroke-dasharray:2 4",
        ],
      }
    `);
  });

  test('is split in written order where it has no boundaries', () => {
    const names = range(90).map((index) => element(`s${index}`, { name: `Service ${index}` }));
    const flows = range(89).map((index) => flow(`s${index}`, `s${index + 1}`));
    const [overview, ...parts] = draw(drawing({ elements: names, flows }));
    expect(parts.map(({ name }) => name)).toEqual([
      'shop: Service 0 … Service 29',
      'shop: Service 30 … Service 59',
      'shop: Service 60 … Service 89',
    ]);
    expect(overview?.source.split('\n').slice(0, 6)).toMatchInlineSnapshot(`
      [
        "flowchart TB",
        "  g_s0["Service 0 … Service 29<br/><small>30 elements</small>"]:::is_group",
        "  g_s30["Service 30 … Service 59<br/><small>30 elements</small>"]:::is_group",
        "  g_s60["Service 60 … Service 89<br/><small>30 elements</small>"]:::is_group",
        "  g_s0 --> g_s30",
        "  g_s30 --> g_s60",
      ]
    `);
  });

  test('shares a diagram among boundaries with little but a boundary inside', () => {
    const depth = 30;
    const shown = drawing({
      elements: range(60).map((index) => element(`s${index}`)),
      boundaries: range(depth).map((index) => {
        const inner = index + 1 < depth ? [`b${index + 1}`] : range(60).map((each) => `s${each}`);
        return boundary(`b${index}`, inner);
      }),
    });
    const [overview, ...parts] = draw(shown).map(readDiagram);
    expect(overview?.frames.size).toBe(depth);
    expect(parts).toHaveLength(2);
  });

  test('has room for 50 names and types of 200 number signs', () => {
    const name = '#'.repeat(200);
    const elements = range(50).map((index) => element(`s${index}`, { name, type: name }));
    const diagrams = draw(drawing({ elements }));
    expectAllowed(diagrams);
    expect(diagrams.length).toBeGreaterThan(1);
  });

  test('has room for 1,000 flows between two elements, and from one to itself', () => {
    const label = '#'.repeat(200);
    const [a, b] = ['a'.repeat(100), 'b'.repeat(100)];
    const shown = drawing({
      elements: [element(a), element(b)],
      boundaries: [boundary('vpc', [a]), boundary('net', [b])],
      flows: range(1000).flatMap(() => [
        flow(a, b, { label }),
        flow(a, a, { label }),
        flow('vpc', 'vpc', { label }),
        flow('net', b, { label }),
        flow('vpc', 'net', { label }),
      ]),
    });
    const diagrams = draw(shown);
    expectAllowed(diagrams);
    expect(diagrams.map(({ note }) => note).join(' ')).toContain('as one arrow');
    expect(diagrams.map(({ source }) => source).join(' ')).toContain('"1000 flows"');
  });

  test('has room where everything is as long as it may be and leads everywhere', () => {
    const texts = { name: 'ﬂ'.repeat(200), type: 'ﬂ'.repeat(200), technology: 'ﬂ'.repeat(200) };
    const id = (letter: string, index: number) => `${letter}${index}-`.padEnd(100, 'x');
    const ids = range(120).map((index) => id('s', index));
    const zones = range(40).map((index) => id('z', index));
    const shown = drawing({
      elements: ids.map((each) => element(each, { ...texts, focus: true })),
      boundaries: zones.map((zone, index) =>
        boundary(zone, ids.slice(index * 3, index * 3 + 3), { ...texts, focus: true }),
      ),
      flows: [...ids, ...zones].flatMap((from, index) =>
        [...ids, ...zones]
          .filter((_, other) => (index + other) % 3 === 0)
          .map((to) =>
            flow(from, to, { label: texts.name, protocol: texts.name, both: true, crosses: true }),
          ),
      ),
    });
    expectAllowed(draw(shown));
  });

  test('is one diagram with fewer arrows when it is small, and only its flows are too many', () => {
    const zones = ['oven', 'shop', 'yard'];
    const ids = zones.flatMap((zone) => [`${zone}-1`, `${zone}-2`]);
    const flows = ids.flatMap((from) =>
      ids
        .filter((to) => to.slice(0, 4) !== from.slice(0, 4))
        .flatMap((to) => range(9).map((index) => flow(from, to, { label: `f${index}` }))),
    );
    const shown = drawing({
      elements: ids.map((id) => element(id)),
      boundaries: zones.map((zone) => boundary(zone, [`${zone}-1`, `${zone}-2`])),
      flows,
    });
    expect(flows.length).toBeGreaterThan(200);
    const [only, ...others] = drawDrawing(shown);
    expect(others).toEqual([]);
    expect(only).toMatchObject({
      name: 'shop',
      note: 'Flows between the same two are drawn as one arrow.',
    });
    expect(only?.source.match(/ <-->\|"18 flows"\| /g)).toHaveLength(12);
  });

  test('may be nested 10,000 deep', () => {
    const count = 10_000;
    const shown = drawing({
      elements: range(count).map((index) => element(`s${index}`)),
      boundaries: range(count).map((index) => {
        const inner = index + 1 < count ? [`b${index + 1}`] : [];
        return boundary(`b${index}`, [`s${index}`, ...inner]);
      }),
      flows: range(count).map((index) => flow(`s${index}`, `s${count - 1 - index}`)),
    });
    expectAllowed(draw(shown));
  });

  test('may have 10,000 boundaries with nothing inside', () => {
    const boundaries = range(10_000).map((index) => boundary(`b${index}`, []));
    expectAllowed(draw(drawing({ boundaries })));
  });

  test.each([
    { what: 'flows to neighbours', flows: 20_000, local: 0.95 },
    { what: 'flows everywhere', flows: 30_000, local: 0 },
  ])('may have 10,000 elements with $what, and is drawn in no time', ({ flows, local }) => {
    const shape = {
      elements: 10_000,
      boundaries: 900,
      loose: 0.02,
      nested: 0.5,
      length: 0,
      seed: 1,
    };
    const shown = randomDrawing({ ...shape, flows, local, atBoundaries: 0.02 });
    const start = performance.now();
    const diagrams = draw(shown);
    // Ten times what it takes on a free machine: what must not come back is quadratic time.
    expect(performance.now() - start).toBeLessThan(5_000);
    expectAllowed(diagrams);
  });
});
