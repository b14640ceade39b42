import { describe, expect, test } from 'vitest';
import { convertDesign } from '../src/import-markdown/convert-design.ts';
import { modelIn, type Yaml } from './helpers/imports.ts';

/** How authors tell of the views and the posture of a shop that hires out bicycles. */
const DRAWN = '```mermaid\ngraph LR\n  S[Stand] --> L[Lock]\n```\n';

const posture = (body: string) =>
  `# BUSINESS POSTURE\n\n${body}\n\n# SECURITY POSTURE\n\n# DESIGN\n\n`;
const modelOf = (text: string): Promise<Yaml> => modelIn(convertDesign(text, 'bicycles.md'));
const viewIn = async (heading: string, body: string): Promise<Yaml> =>
  (await modelOf(`${posture('Bicycles.')}## ${heading}\n\n${body}\n`))[
    heading.replace('C4 ', '').toLowerCase()
  ];

describe('the build', () => {
  const steps = ['The mechanic tags a release.', 'A runner signs the image.'];
  const controls = [{ name: 'Signing', description: 'cosign' }, 'Reviews by two'];

  test.each([
    [
      'points that label the steps and the controls below them',
      `${DRAWN}
- Build process description:
  - The mechanic tags a release.
  - A runner signs the image.
- Security controls in build process:
  - security control: Signing: cosign
  - security control: Reviews by two`,
    ],
    [
      'one list for each, without colons',
      `- Build process
  1. The mechanic tags a release.
  2. A runner signs the image.

${DRAWN}
- Security measures
  - Signing: cosign
  - Reviews by two`,
    ],
    [
      'controls with a label among steps',
      `- The mechanic tags a release.
- A runner signs the image.
- Security controls:
  - security control: Signing: cosign
  - security control: Reviews by two`,
    ],
    [
      'controls with a label of their own among controls',
      `Build process:\n
1. The mechanic tags a release.
2. A runner signs the image.

Security controls:\n
- Signing: cosign
- Of people:
  - security control: Reviews by two`,
    ],
  ])('%s', async (_, body) => {
    expect(await viewIn('BUILD', body)).toMatchObject({ steps, controls });
  });

  test('what describes the steps stands before them', async () => {
    const body = `- Build process:
  - Description: Parcel bundles the shop. It takes these steps:
    - The mechanic tags a release.
    - A runner signs the image.`;
    expect(await viewIn('BUILD', body)).toMatchObject({
      description: 'Parcel bundles the shop. It takes these steps:',
      steps,
    });
  });

  test.each([
    'Both steps are there to keep the quality and the security of the shop.',
    'To keep the quality and the security of our shop we do these things:',
  ])('“%s” announces no controls', async (sentence) => {
    const build = await viewIn('BUILD', `${sentence}\n\n- ${steps.join('\n- ')}`);
    expect(build.controls).toBeUndefined();
    expect(JSON.stringify(build.steps)).toContain('The mechanic tags a release.');
  });

  test.each([
    'Security controls of the build:',
    'Supply chain security:',
    'The build process has the following security controls:',
  ])('“%s” does', async (label) => {
    const build = await viewIn('BUILD', `${label}\n\n- Signing: cosign\n- Reviews by two`);
    expect(build).toEqual({ controls });
  });
});

describe('a sentence that introduces a list', () => {
  test.each([
    'The build, assuming a runner of a common kind, would involve the following steps:',
    'The shop is built with Parcel. The build process has the following steps:',
    'The build process likely has the following steps:',
  ])('stays with the build: “%s”', async (sentence) => {
    const body = `${DRAWN}\n${sentence}\n\n1. Test it.\n2. Pack it.`;
    expect(await viewIn('BUILD', body)).toMatchObject({
      description: sentence,
      steps: ['Test it.', 'Pack it.'],
    });
  });

  test('stays with the other views', async () => {
    const sentence =
      'Most shops are rented, so that there are several possible solutions for hosting them:';
    expect(await viewIn('DEPLOYMENT', `${sentence}\n\n- In the shop\n- In a cloud`)).toMatchObject({
      description: sentence,
      environments: { 'in-the-shop': {}, 'in-a-cloud': {} },
    });
  });

  test('stays with the security posture', async () => {
    const sentence = 'The shop likely has the following existing security controls:';
    const text = `${posture('Bicycles.')}`.replace(
      '# DESIGN',
      `${sentence}\n\n- Locks\n- Cameras\n\n# DESIGN`,
    );
    const { controls, extra } = await modelOf(text);
    expect(Object.keys(controls)).toEqual(['locks', 'cameras']);
    expect(extra).toEqual([{ after: 'security', text: sentence }]);
  });

  test('stays with the business posture', async () => {
    const sentence =
      'Given that bicycles stand outside and nobody watches them, the most important business risks are:';
    const { business } = await modelOf(posture(`Bicycles.\n\n${sentence}\n\n- Theft\n- Rust`));
    expect(business.description).toBe(`Bicycles.\n\n${sentence}`);
    expect(Object.keys(business.risks)).toEqual(['theft', 'rust']);
  });

  test('is dropped when its words are those of the format', async () => {
    const label = 'The most important business risks that need to be addressed are:';
    const { business } = await modelOf(posture(`Bicycles.\n\n${label}\n\n- Theft\n- Rust`));
    expect(business.description).toBe('Bicycles.');
  });

  test.each([
    ['BUILD', 'The build process has the following steps:'],
    ['BUILD', 'Security controls and checks of the build process of our shop are as follows:'],
    ['BUILD', 'Security controls in the build process (based on common practice):'],
    [
      'C4 CONTEXT',
      'The following table describes the elements in the context diagram of the shop:',
    ],
  ])('is dropped when it only announces: %s, “%s”', async (heading, label) => {
    const body =
      heading === 'BUILD'
        ? '- Test it.\n- Pack it.'
        : '| Name | Type | Description |\n|---|---|---|\n| Stand | Kiosk | Holds bicycles. |';
    const view = await viewIn(heading, `${label}\n\n${body}`);
    expect(JSON.stringify(view)).not.toContain(label);
  });
});

describe('the options of a deployment', () => {
  const OPTIONS =
    'Possible solutions:\n\n1. Docker Compose: simple\n2. Kubernetes (managed)\n3. By hand';

  test.each([
    ['Chosen Solution (for detailed description): Docker Compose', 'docker-compose'],
    ['**Chosen solution:** Docker Compose', 'docker-compose'],
    ['Chosen Solution (Docker Compose):', 'docker-compose'],
    ['Selected deployment: managed Kubernetes. It is by hand elsewhere.', undefined],
    [
      "We'll describe the **Kubernetes (managed)** deployment in detail, as we run it.",
      'kubernetes-managed',
    ],
    ['We will describe the Docker Compose deployment on one host:', 'docker-compose'],
    ['We will describe how the shop opens.', undefined],
  ])('“%s” chooses %s', async (line, chosen) => {
    const body = `${OPTIONS}\n\nEach of them runs.\n\n${line}\n\n${DRAWN}`;
    const { environments } = await viewIn('DEPLOYMENT', body);
    const marked = Object.entries<Yaml>(environments).filter(([, option]) =>
      /(?:^|\n)Chosen\.$/.test(option?.description ?? ''),
    );
    expect(marked.map(([id]) => id)).toEqual(chosen === undefined ? [] : [chosen]);
  });

  test('a mark in brackets chooses, too, and is no part of the name', async () => {
    const body = `Possible solutions:\n
1. Docker Compose (chosen)
2. Kubernetes (selected for the next year): managed`;
    expect((await viewIn('DEPLOYMENT', `${body}\n\n${DRAWN}`)).environments).toEqual({
      'docker-compose': { name: 'Docker Compose', description: 'Chosen.' },
      kubernetes: { description: 'managed\n\nSelected for the next year.' },
    });
  });

  test('points below an option describe it', async () => {
    const body = `Supported options\n
- On a desk
  - Shop: port 5173
  - Till: port 7001
- Kubernetes: managed
  - Secrets in a vault`;
    expect((await viewIn('DEPLOYMENT', `${body}\n\n${DRAWN}`)).environments).toEqual({
      'on-a-desk': { description: '- Shop: port 5173\n- Till: port 7001' },
      kubernetes: { description: 'managed\n\n- Secrets in a vault' },
    });
  });

  test.each([
    '**Common Deployment Architectures:**\n1. On a desk\n2. Kubernetes\n',
    '- Possible deployment solutions:\n  - On a desk.\n  - Kubernetes.\n- Remarks: none so far.\n',
  ])('stand below all kinds of labels: %s', async (list) => {
    const view = await viewIn('DEPLOYMENT', `${list}\n${DRAWN}`);
    expect(Object.keys(view.environments)).toEqual(['on-a-desk', 'kubernetes']);
  });
});

describe('goals', () => {
  const goalsOf = async (body: string) => (await modelOf(posture(body))).business.goals;

  test('of one group that only says that they are goals stand alone', async () => {
    const text = `# Velo Shop\n\n${posture('Business priorities for Velo are:\n\n- Rent\n- Repair')}`;
    expect((await modelOf(text)).business.goals).toEqual(['Rent', 'Repair']);
    expect(await goalsOf('Primary objectives:\n\n- Rent\n- Repair')).toEqual(['Rent', 'Repair']);
  });

  test.each([
    'The primary business goals appear to be',
    'Business priorities for Jutland are',
    'Goals that we gave up',
  ])('keep a label that says more: “%s”', async (name) => {
    expect(await goalsOf(`${name}:\n\n- Rent\n- Repair`)).toEqual([
      { name, items: ['Rent', 'Repair'] },
    ]);
  });

  test('do not say one by one that they are goals', async () => {
    const list = '- Goal: Rent\n- **Priority:** Repair';
    expect(await goalsOf(`Business Priorities and Goals:\n\n${list}`)).toEqual(['Rent', 'Repair']);
    expect(await goalsOf('Business goals:\n\n- Goal: Rent\n- Priority: Repair')).toEqual([
      { name: 'Goal', text: 'Rent' },
      { name: 'Priority', text: 'Repair' },
    ]);
  });
});

test('critical processes do not say one by one that they are', async () => {
  const risk = '# RISK ASSESSMENT\n\nCritical business processes:\n\n- Process: Renting\n';
  expect((await modelOf(posture('Bicycles.') + risk)).business.processes).toEqual(['Renting']);
});

test('an assumption does not say that it is one', async () => {
  const asked = '# QUESTIONS & ASSUMPTIONS\n\nAssumptions:\n\n- Assumption: It rains.\n';
  expect((await modelOf(posture('Bicycles.') + asked)).assumptions).toEqual(['It rains.']);
});

test.each([
  '- Name: Stand\n  - Type: Kiosk\n  - Description: Holds bicycles.\n',
  '- - Name: Stand\n  - Type: Kiosk\n  - Description: Holds bicycles.\n',
  '- Elements:\n  - Name: Stand\n    - Type: Kiosk\n    - Description: Holds bicycles.\n',
])('a remark behind whole elements is about the view: %s', async (list) => {
  const indent = list.startsWith('- Elements') ? '  ' : '';
  const remark = 'The other elements are described above.';
  const view = await viewIn('C4 CONTEXT', `${DRAWN}\n${list}${indent}- ${remark}\n`);
  expect(view.notes).toBe(remark);
  expect(view.elements.stand).toEqual({ type: 'Kiosk', description: 'Holds bicycles.' });
});
