import { describe, expect, test } from 'vitest';
import { convertDesign } from '../src/import-markdown/convert-design.ts';
import { modelIn, type Yaml } from './helpers/imports.ts';

/** How authors tell of the views and the posture of a shop that hires out bicycles. */
const DRAWN = '```mermaid\ngraph LR\n  S[Stand] --> L[Lock]\n```\n';

const posture = (body: string) =>
  `# BUSINESS POSTURE\n\n${body}\n\n# SECURITY POSTURE\n\n# DESIGN\n\n`;
const modelOf = (text: string): Promise<Yaml> => modelIn(convertDesign(text, 'bicycles.md'));
const viewIn = async (heading: string, body: string): Promise<Yaml> =>
  (await modelOf(`${posture('Bicycles.')}## ${heading}\n\n${body}\n`))[heading.toLowerCase()];

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
