import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type DiagramForm, SECTIONS } from '../../src/model/settings.ts';
import { check } from '../../src/pipeline.ts';
import { type DesignPage, toDesignPage } from '../../src/render/design-page.ts';
import { projectOf } from '../../src/shell/project.ts';
import { toView } from '../../src/view/design-view.ts';

const webShop = fileURLToPath(new URL('../../examples/web-shop/threatdoc.yaml', import.meta.url));

/** Says as little as it can: what may be absent in a page is absent in its page. */
const LEAST = 'threatdoc: 1\nsystem: {name: Least}\n';

/** Names everything and says nothing of it. */
const SPARSE = `threatdoc: 1
system: {name: Sparse}
business: {risks: {loss: {}}, goals: {name: A lead}}
controls: {locks: {}, guards: {evidence: {url: 'https://example.org'}}, alarm: {evidence: {text: A test}}}
data: {cards: {}}
context:
  boundaries: {house: {contains: shop}}
  elements: {shop: {controls: [{name: Alarm, description: Rings.}], same-as: container.shop}}
container:
  elements: {shop: {}, till: {}}
  flows:
    - shop -> till: {label: Rings, description: Words, protocol: Bell, data: cards, authentication: Key, encrypted: true, controls: locks}
    - till -> shop: {encrypted: false}
deployment: {environments: {cellar: {}, attic: {elements: {shop: {}}}}}
risks:
  theft: {affects: context.shop, references: [Somewhere, CWE-1], controls: locks}
questions: [{name: A lead, items: [A point]}]
${extraAfterEach()}`;

/** A view that does not fit one diagram, and a control with more uses than a line names. */
const LARGE = `threatdoc: 1
system: {name: Large}
controls: {locks: {}}
container:
  boundaries:
${[1, 2, 3].map((zone) => `    zone-${zone}: {technology: Steel, contains: [${idsOf(zone).join(', ')}]}\n`).join('')}
  elements:
${[1, 2, 3].flatMap((zone) => idsOf(zone).map((id) => `    ${id}: {controls: locks}\n`)).join('')}`;

/** Says all that a policy and a guide can. */
const PUBLISHED = `threatdoc: 1
system: {name: Published}
controls: {locks: {description: Steel ones, command: turn key}, alarm: {}}
policy:
  text: Words
  scope: {text: Words, in: The shop, out: The street}
  versions: {text: Words, supported: 1.x, unsupported: 0.x}
  reporting:
    text: Words
    include: [{name: A lead, text: Steps, items: [A point]}]
    channels: [{to: security@shop.example, pgp: 0123 ABCD, text: Words}, '@shop']
  response: {text: Words, acknowledge: 2 days, update: 7 days, fix: {high: 2 weeks}}
  disclosure: {text: Words, embargo: Words, steps: [We mend it]}
  sections:
    doors:
      text: Words
      controls: [locks, alarm]
      items: [{name: A lead, text: Words, samples: [{good: turn key}], items: [A point]}, A text]
      samples: [turn key]
      sections: {windows: {sections: {cellar: {}}}}
  closing: Words
guide:
  text: Words
  practices: {keys: {items: [Keep them]}}
  considerations: {insurance: {}}
  checklists: {evening: {items: [Doors are shut]}}
  references: [A book]
`;
const PUBLISHED_LITTLE = `threatdoc: 1
system: {name: Published}
policy: {scope: {}, versions: {}, reporting: {}, response: {}, disclosure: {}}
guide: {}
`;

/** Pages that together hold every field, with a value and, where it may be absent, without. */
export async function samplePages(): Promise<DesignPage[]> {
  const texts = [
    await readFile(webShop),
    ...[LEAST, SPARSE, LARGE, PUBLISHED, PUBLISHED_LITTLE].map((text) => Buffer.from(text)),
  ];
  const pages = texts.map((bytes, index) => pageOf(bytes, index === 0 ? 'image' : 'mermaid'));
  return Promise.all(pages);
}

async function pageOf(bytes: Uint8Array, diagrams: DiagramForm): Promise<DesignPage> {
  const { file, files } = projectOf(webShop);
  const { design, findings } = await check({ file, bytes }, files);
  if (design === undefined) throw new Error(findings.map(({ message }) => message).join('\n'));
  return toDesignPage(toView(design), { elements: 'list', diagrams });
}

function extraAfterEach(): string {
  return `extra:\n${SECTIONS.map((section) => `  - {after: ${section}, text: More}\n  - {after: ${section}, name: More, text: More}\n`).join('')}`;
}

function idsOf(zone: number): string[] {
  return Array.from({ length: 40 }, (_, index) => `box-${zone}-${index}`);
}
