import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { convertDesign } from '../src/import-markdown/convert-design.ts';
import markdown from '../src/importers/markdown.ts';
import threats from '../src/importers/markdown-threats.ts';
import { designDocument } from './helpers/documents.ts';
import { errorsIn, lostWords, type Model, madeOf, type Yaml } from './helpers/imports.ts';
import { RUNS } from './helpers/runs.ts';
import { plainViews } from './helpers/shown-model.ts';

/** Threat documents about invented systems, each in another habit of those who write them. */
const folder = 'test/threat-documents';
const names = readdirSync(folder).map((name) => name.replace(/\.md$/, ''));
const textOf = (name: string) => readFileSync(`${folder}/${name}.md`, 'utf8');
const imported = (name: string, text = textOf(name)): Model =>
  madeOf(markdown.convert(text, `${name}.md`));
const modelOf = (name: string): Yaml => parse(imported(name).yaml);

/**
 * What a model says in its own way: numbers of points, letters of STRIDE, of DREAD and for levels,
 * the marks of ticks, arrows and line breaks, prefixes of questions, and words for a level that are
 * told in notes.
 */
const SAID =
  '1 2 3 4 5 s t r i d e a l m h x br to question assumption rarely likely moderate gering hoch mittel niedrig kritisch'.split(
    ' ',
  );

describe.each(names)('%s', (name) => {
  test('becomes a model without errors', async () => {
    expect(await errorsIn(imported(name).yaml)).toEqual([]);
  });

  test('loses no word', () => {
    expect(lostWords(textOf(name), imported(name), SAID)).toEqual([]);
  });

  test('comes back from the design document that is made of it', () => {
    const { yaml } = imported(name);
    const once = backOf(yaml);
    expect(withoutDirections(once)).toEqual(withoutDirections(yaml));
    expect(backOf(once)).toBe(once);
  });

  test.each([
    ['with the line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['behind a byte-order mark', (text: string) => `\uFEFF${text}`],
    ['with other bullets', (text: string) => text.replace(/^(\s*)[-*] {1,3}(?=\S)/gm, '$1+ ')],
    [
      'with bold labels',
      (text: string) => text.replace(/^(\s*[-*] +)([A-Z][A-Za-z ]{3,40}):(?= |$)/gm, '$1**$2:**'),
    ],
    ['with deeper headings', (text: string) => text.replace(/^#/gm, '##')],
  ])('says the same %s', (_, changed) => {
    const { risks, controls } = modelOf(name);
    const other = parse(imported(name, changed(textOf(name))).yaml);
    expect({ risks: other.risks, controls: other.controls }).toEqual({ risks, controls });
  });
});

describe('what the author of each document would expect', () => {
  const guesses = (name: string) =>
    imported(name)
      .notes.filter(({ kind }) => kind === 'guessed')
      .map(({ line, message }) => `${line}: ${message}`);

  test('a table of STRIDE by element gives its risks, its data and its flows', () => {
    const { risks, controls, data, container } = modelOf('bakery-by-element');
    expect(Object.keys(risks)).toHaveLength(6);
    expect(risks['seasonal-worker-gives-himself']).toEqual({
      name: 'Seasonal worker gives himself the role of an owner',
      description: 'Roles are a field of the user record, which users may edit.',
      affects: ['container.back-office'],
      stride: ['elevation-of-privilege'],
      likelihood: 'low',
      impact: 'critical',
      controls: ['role-changes-are-written', 'only-owners-may-change-roles-review'],
    });
    expect(controls['role-changes-are-written']).toBe('Role changes are written to the audit log');
    expect(controls['only-owners-may-change-roles-review'].status).toBe('recommended');
    expect(Object.keys(data)).toHaveLength(4);
    expect(container.flows).toContainEqual({
      'back-office <-> order-service': 'changes to opening hours and prices',
    });
    expect(container.notes).toContain('Every night the order book is copied');
  });

  test('words that no mitigation is wanted are no control', () => {
    const { risks, controls } = modelOf('bakery-by-element');
    expect(JSON.stringify(controls)).not.toMatch(/sufficient|not mitigated|no controls/i);
    expect(risks['attacker-changes-price-order'].description).toContain(
      'Mitigation: Existing mitigation is sufficient.',
    );
  });

  test('the parts of a system are views: each with its threats and what introduces them', () => {
    const { risks, container, deployment, build } = modelOf('clinic-in-three-parts');
    expect(risks['backup-disk-is-carried-away'].affects).toEqual(['deployment.backup-disks']);
    expect(risks['tampered-package-built-into'].affects).toEqual(['build.release-pipeline']);
    expect(container.flows).toHaveLength(1);
    // Nothing else in the document says that there is such a database.
    expect(container.notes).toContain('**Booking API to Calendar database:**');
    expect(deployment.description).toBe(
      'The clinic runs everything on two virtual machines in its own cellar.',
    );
    expect(build.notes).toContain('Public package registry to pipeline');
  });

  test('a mitigation says whom it is for, without saying everything twice', () => {
    const { controls } = modelOf('parcel-locker-list');
    expect(controls['sign-version-together-image']).toEqual({
      name: 'Sign the version together with the image',
      description: 'For developers.',
      status: 'recommended',
    });
    expect(controls['keep-lowest-allowed-version'].description).toMatch(/^```c\n/);
  });

  test('what a chat says before the document is kept aside', () => {
    const { system, extra } = modelOf('parcel-locker-list');
    expect(system).toEqual({ name: 'parcel-locker-firmware' });
    expect(extra).toEqual([
      { after: 'introduction', text: expect.stringMatching(/^Okay, here is the threat list/) },
    ]);
  });

  test('ratings by DREAD are one line, and the severity is the word among them', () => {
    const { system, risks } = modelOf('vineyard-scores');
    expect(system.name).toBe('Vineyard Sensor Gateway');
    expect(risks['t-02']).toEqual({
      name: 'MQTT credentials read from flash',
      description:
        'DREAD: damage 8, reproducibility 9, exploitability 6, affected users 9, discoverability 5\n\nScore: 7.4\n\nStatus: ❌ Open\n\nStated severity: High',
      affects: ['container.gateway-os'],
      stride: ['information-disclosure'],
    });
    expect(risks['t-04']).toMatchObject({
      treatment: 'accept',
      reason: 'Accepted (needs physical access)',
    });
  });

  test('a number is a level where the document says on which scale, and both are kept', () => {
    expect(modelOf('vineyard-scores').risks['valve-stuck-open-floods']).toEqual({
      name: 'Valve stuck open floods a terrace',
      description: 'Likelihood (1-5): 2\n\nImpact (1-5): 5\n\nRisk Score (L×I): 10',
      likelihood: 'low',
      impact: 'critical',
      controls: ['mechanical-timer-on-every-valve'],
      residual: 'low',
      owner: 'Field team',
    });
    expect(guesses('vineyard-scores')).toContain('22: "2 of 5" read as low');
  });

  test('a mitigation that is a decision is the reason of it', () => {
    expect(modelOf('vineyard-scores').risks['harvest-data-sold-by']).toMatchObject({
      treatment: 'accept',
      reason: 'By design (contract)',
    });
  });

  test('a heading for each kind of STRIDE says of which kind the threats below it are', () => {
    const { risks } = modelOf('library-by-letter');
    expect(Object.values<Yaml>(risks).map(({ stride }) => stride)).toEqual([
      ['spoofing'],
      ['spoofing'],
      ['tampering'],
      ['information-disclosure'],
      ['denial-of-service'],
      ['elevation-of-privilege'],
    ]);
  });

  test('a heading for each component says what the threats below it hit, and that is told', () => {
    const { risks, container } = modelOf('tram-by-component');
    expect(Object.values<Yaml>(risks).map(({ affects }) => affects)).toEqual([
      ['container.ticket-machine'],
      ['container.ticket-machine'],
      ['container.validator'],
      ['container.validator'],
      ['container.back-end-api'],
    ]);
    expect(container.elements['back-end-api']).toBe('Back-end API');
    expect(guesses('tram-by-component')).toContain(
      '12: the heading read as what its threats hit: Validator',
    );
  });

  test('an attack surface keeps its example, and what is missing is recommended', () => {
    const { risks, controls } = modelOf('brewery-surfaces');
    expect(risks['upload-of-label-pictures'].description).toContain(
      '```xml\n<image href="file:///etc/passwd"/>\n```',
    );
    expect(risks['share-links'].controls).toEqual([
      'links-expire-after-90-days',
      'links-of-128-random-bits',
    ]);
    expect(controls['links-expire-after-90-days']).toBe('Links expire after 90 days');
    expect(controls['links-of-128-random-bits']).toEqual({ status: 'recommended' });
  });

  test('a strategy keeps its steps in order and names what it answers', () => {
    const { risks, controls } = modelOf('ferry-mitigations');
    expect(controls['bind-sessions-to-the-device'].description).toBe(
      '1. Make a key pair in the browser at log-in.\n2. Sign a nonce with each booking.\n\nImpact: Session theft becomes very hard; replays end.',
    );
    expect(risks).toEqual({
      'session-theft': {
        description: 'A stolen cookie alone books nothing.\n\nStated severity: High',
        controls: ['bind-sessions-to-the-device'],
      },
      'replay-of-bookings': {
        description: 'The nonce is used once.\n\nStated severity: Medium',
        controls: ['bind-sessions-to-the-device'],
      },
      'cross-site-scripting': {
        name: 'Cross-site scripting',
        description: 'Names come from strangers.\n\nStated severity: Critical',
        controls: ['escape-passenger-names'],
      },
    });
  });

  test('a strategy that is there says where, and a gap in it is told', () => {
    const { controls } = modelOf('ferry-mitigations');
    expect(controls['escape-passenger-names']).toMatchObject({
      where: '`templates/`',
      reason: 'Missing Implementation: The PDF ticket prints names as they are.',
    });
    expect(guesses('ferry-mitigations')).toEqual([
      '21: "Escape passenger names" is registered as existing, though something of it is missing',
    ]);
  });

  test('the id before the name of a threat is its id', () => {
    const { system, risks } = modelOf('seed-bank-notes');
    expect(system.name).toBe('seedbank');
    expect(Object.keys(risks)).toEqual([
      'app-1',
      'app-2',
      'dep-1',
      'bld-1',
      'r-01',
      'ap-1',
      'ap-2',
    ]);
    expect(risks['app-1'].name).toBe('SQL injection through the search box');
  });

  test('notes beside a status say how it is mitigated, or why it is accepted', () => {
    const { risks, controls } = modelOf('seed-bank-notes');
    expect(risks['app-1']).toMatchObject({
      treatment: 'mitigate',
      controls: ['all-statements-are-prepared'],
    });
    expect(controls['all-statements-are-prepared']).toBe('All statements are prepared');
    expect(risks['app-2']).not.toHaveProperty('treatment');
    expect(risks['app-2'].description).toContain('Status: Partial');
    expect(risks['bld-1'].description).toContain('Status: Out-of-scope');
    expect(risks['r-01']).toEqual({
      name: 'Grower withdraws consent',
      treatment: 'accept',
      reason: 'Handled by hand',
    });
    expect(guesses('seed-bank-notes')).toContain(
      '11: "Notes" read as the mitigation, since the status is Mitigated',
    );
  });

  test('ticks below the letters of STRIDE are its kinds', () => {
    expect(modelOf('seed-bank-notes').risks['ap-2']).toEqual({
      name: 'Photos are replaced on the CDN',
      stride: ['tampering', 'information-disclosure'],
      controls: ['signed-uploads'],
      residual: 'medium',
    });
  });

  test('letters of STRIDE below components hold lists of threats, which are open risks', () => {
    const { risks, controls } = modelOf('greenhouse-letters-by-part');
    expect(risks['cloned-token-used-from']).toEqual({
      name: 'A cloned token is used from another network',
      affects: ['container.web-console'],
      stride: ['spoofing'],
    });
    expect(risks['pump-kept-busy-by']).toMatchObject({
      affects: ['container.dosing-pump'],
      stride: ['denial-of-service'],
    });
    expect(risks['default-password']).toEqual({
      treatment: 'mitigate',
      controls: ['force-change-at-first'],
      owner: 'Firmware team',
    });
    expect(controls['force-change-at-first']).toBe('Force a change at first log-in');
    expect(guesses('greenhouse-letters-by-part')).toContain(
      '16: a list of threats without fields read as open risks',
    );
  });

  test('several labels on one line are as many fields', () => {
    expect(modelOf('night-bus-inline-labels').risks.t1).toEqual({
      name: 'Seat map scraping',
      description: 'Competitors read the seat map every minute.',
      stride: ['information-disclosure'],
      likelihood: 'high',
      impact: 'low',
      controls: ['rate-limit-per-client', 'delay-map-by-ten', 'watermark-answers'],
    });
  });

  test('a mitigation that is ticked, planned or crossed out has its own status', () => {
    const { controls } = modelOf('night-bus-inline-labels');
    expect(controls).toMatchObject({
      'rate-limit-per-client': 'Rate limit per client',
      'delay-map-by-ten': { name: 'Delay the map by ten minutes', status: 'planned' },
      'watermark-answers': { status: 'recommended' },
    });
  });

  test('a table of ticks says that there are threats and not which, and stays a table', () => {
    const { risks, extra } = modelOf('court-ticks');
    expect(Object.keys(risks)).toEqual(['tm-001', 'tm-002', 'tm-003']);
    expect(extra).toEqual([
      { after: 'risk', text: expect.stringContaining('| Element | S | T |') },
    ]);
  });

  test('letters for levels are levels', () => {
    expect(modelOf('court-ticks').risks['tm-002']).toMatchObject({
      likelihood: 'low',
      impact: 'high',
    });
    expect(guesses('court-ticks')).toContain('14: "H" read as high');
  });

  test('scenarios are open risks, and recommended controls answer none of them yet', () => {
    const { risks, controls, extra } = modelOf('door-scenarios');
    expect(risks['burglar-gets-key-from']).toEqual({
      name: 'Burglar gets a key from the post box of the caretaker',
      description: 'Likely, since the box is shared.',
    });
    expect(Object.values(controls)).toEqual([
      { name: 'Revoke phone keys on the day of the move', status: 'recommended' },
      { name: 'Put the key box behind the locked door', status: 'recommended' },
    ]);
    expect(extra.map(({ name }: Yaml) => name)).toEqual([
      'THREAT MODEL ANALYSIS',
      'NARRATIVE ANALYSIS',
      'CONCLUSION',
    ]);
  });

  test('labels without a colon are labels when they have something below them', () => {
    expect(modelOf('choir-bare-labels').risks['public-search']).toEqual({
      description:
        'The search takes free text and hands it to the index.\n\nImpact: Index is overloaded.\n\nStated severity: Medium',
      controls: [
        'queries-are-cut-at-100-characters',
        'limit-wildcards',
        'time-out-after-two-seconds',
      ],
    });
  });

  test('a table of two columns is one threat', () => {
    expect(modelOf('ice-rink-attributes').risks).toMatchObject({
      't-001': {
        name: 'Season card is lent',
        description: 'Cards have no photo.',
        affects: ['container.turnstile'],
        stride: ['spoofing'],
        likelihood: 'high',
        impact: 'low',
        controls: ['staff-looks-at-random-cards', 'photo-screen-staff'],
        residual: 'low',
      },
      't-002': { treatment: 'accept' },
    });
  });

  test('the first line of a cell names the threat, and numbered lines are steps', () => {
    const { system, risks } = modelOf('market-full-cells');
    expect(system.name).toBe('Market Stall Payments');
    expect(risks['reader-swapped'].description).toContain(
      'A false reader stands on the counter\n\nAttack vector:\n\n1. Distract the seller\n2. Swap the reader',
    );
    expect(risks['offline-payments-replayed']).toMatchObject({
      treatment: 'mitigate',
      controls: ['sequence-numbers'],
    });
    expect(risks['tip-changed-by-the-seller']).toMatchObject({
      treatment: 'accept',
      reason: 'Risk accepted by the association',
    });
  });

  test('bold lines with the fields of a threat below them are its headings', () => {
    const { risks, extra } = modelOf('beekeeping-bold-titles');
    expect(risks).toEqual({
      'weights-are-forged': {
        description:
          'Anyone may post a weight.\n\nImpact: Wrong harvest dates.\n\nStated severity: Medium',
        controls: ['sign-readings'],
      },
      'scale-is-stolen': {
        description:
          'It stands in a field.\n\nImpact: 300 EUR.\n\nMitigation: None\n\nStated severity: Low',
      },
    });
    expect(extra).toEqual([expect.objectContaining({ name: 'Residual risks' })]);
    expect(guesses('beekeeping-bold-titles')).toEqual([]);
  });

  test('the kind and the level behind the name of a threat are no part of it', () => {
    expect(modelOf('ski-lift-numbered-items').risks).toEqual({
      'forged-tickets': {
        description: 'The code holds only a number.',
        stride: ['spoofing'],
        likelihood: 'high',
        impact: 'medium',
        controls: ['staff-looks-twice', 'signed-codes'],
      },
      'jammed-turnstile': {
        description: 'Gum in the slot.\n\nExisting mitigation: None',
        stride: ['denial-of-service'],
        likelihood: 'low',
        impact: 'low',
      },
    });
  });

  test('a table of flows gives flows with their protocol', () => {
    expect(modelOf('ski-lift-numbered-items').container.flows).toEqual([
      { 'app -> ticket-api': { label: 'Orders (Crosses boundary: Yes)', protocol: 'HTTPS' } },
      {
        'ticket-api -> lift-database': { label: 'Tickets (Crosses boundary: No)', protocol: 'SQL' },
      },
    ]);
  });

  test('a self-assessment keeps its other sections', () => {
    const { system, risks, extra } = modelOf('orchard-self-assessment');
    expect(system).toEqual({ name: 'Orchard', description: 'Orchard schedules tractors.' });
    expect(risks['agent-is-impersonated']).toEqual({
      description: 'Residual risk: Low: certificates live a day\n\nStated severity: High (3x3=9)',
      stride: ['spoofing'],
      controls: ['mtls-between-agent-and-scheduler'],
      residual: 'low',
    });
    expect(extra.map(({ name }: Yaml) => name)).toEqual([
      'Metadata',
      'Actors',
      'Goals',
      'Security issue resolution',
    ]);
  });

  test('the columns of older tables tell what exists from what is wanted', () => {
    const { risks, controls } = modelOf('toll-older-columns');
    expect(risks['driver-disputes-a-toll']).toEqual({
      description:
        'Pictures are deleted after a day\n\nHow threat is already mitigated in architecture: It is not mitigated\n\nStated severity: medium',
      affects: ['container.billing'],
      stride: ['repudiation'],
      controls: ['keep-pictures-of-disputed-passages', 'sign-pictures-in-the-camera'],
    });
    expect(controls['axle-count-compared-vehicle']).toBe(
      'Axle count is compared with the vehicle class',
    );
    expect(risks['cabinet-opened-uplink-tapped']).toMatchObject({
      likelihood: 'low',
      impact: 'medium',
    });
  });
});

/** Languages of code, and words of labels that stand for a slot more than once. */
const ALSO_SAID = [
  ...SAID,
  'questions',
  'assumptions',
  'mermaid',
  'xml',
  'c',
  'stride',
  'affected',
  'component',
];

describe('whatever the order of its lines, no word is lost and the model passes the check', () => {
  test.each(names)(
    '%s',
    async (name) => {
      const lines = textOf(name).split('\n');
      let read = 0;
      const place = fc.nat(lines.length - 1);
      const shuffled = fc
        .array(fc.tuple(place, place), { minLength: 1, maxLength: lines.length })
        .map((swaps) => {
          const other = [...lines];
          for (const [left, right] of swaps)
            [other[left], other[right]] = [other[right] ?? '', other[left] ?? ''];
          return other;
        });
      await fc.assert(
        fc.asyncProperty(shuffled, async (other) => {
          const found = threats.convert(other.join('\n'), `${name}.md`);
          if ('refusal' in found) return;
          read++;
          const made = madeOf(found);
          expect(lostWords(other.join('\n'), made, ALSO_SAID)).toEqual([]);
          expect(await errorsIn(made.yaml)).toEqual([]);
        }),
        { numRuns: 15 * RUNS, includeErrorInReport: true },
      );
      expect(read).toBeGreaterThan(0);
    },
    600_000,
  );
});

/** The model that the design document of a model gives. */
function backOf(yaml: string): string {
  return madeOf(convertDesign(designDocument(yaml), 'system.md')).yaml;
}

/** A diagram shows the direction that was chosen for it, too. */
function withoutDirections(yaml: string): Yaml {
  const model = parse(yaml);
  for (const [, view] of plainViews(model)) delete view.direction;
  return model;
}
