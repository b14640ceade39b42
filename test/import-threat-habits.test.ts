import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import threats from '../src/importers/markdown-threats.ts';
import { madeOf, type Yaml } from './helpers/imports.ts';

/** Habits of documents that teams have written, each in a document about an invented system. */
const modelOf = (name: string): Yaml => {
  const text = readFileSync(`test/threat-documents/${name}.md`, 'utf8');
  return parse(madeOf(threats.convert(text, `${name}.md`)).yaml);
};
const modelOfText = (text: string): Yaml => parse(madeOf(threats.convert(text, 'x.md')).yaml);

describe('several threats below one heading', () => {
  const { risks, controls, container, data, assumptions } = modelOf('swimming-pool-groups');

  test('share the components and the mitigations of the heading', () => {
    expect(risks['copied-wristband-opens-locker']).toEqual({
      name: 'A copied wristband opens a locker',
      affects: ['container.turnstile', 'container.locker-lock'],
      stride: ['spoofing'],
      controls: ['photo-holder-display-turnstile', 'wristbands-secret-their-own'],
    });
    expect(risks['jamming-of-the-wristband-reader'].stride).toEqual(['denial-of-service']);
  });

  test('leave no risk that is called like the kind', () => {
    expect(Object.keys(risks)).toHaveLength(5);
    expect(container.elements).toEqual({
      turnstile: { description: 'lets one guest in for each ticket' },
      'locker-lock': { description: 'opens for the wristband that closed it' },
      'ticket-office': 'Ticket office',
    });
  });

  test('may stand in labels, too', () => {
    expect(risks['cashiers-book-refunds-their']).toMatchObject({
      stride: ['tampering'],
      controls: ['second-person-confirms-refund'],
    });
    expect(controls['second-person-confirms-refund'].status).toBe('recommended');
  });

  test('stand beside accepted risks, valuable assets and key assumptions', () => {
    expect(risks['guests-lend-wristbands-their']).toMatchObject({
      treatment: 'accept',
      reason: 'The loss is small',
    });
    expect(Object.keys(data)).toEqual(['season-tickets']);
    expect(assumptions).toHaveLength(2);
  });
});

describe('tables of threats below the flows that they are about', () => {
  const { risks, controls, container } = modelOf('railway-by-flow');

  test('become risks of the flow and of the component', () => {
    expect(container.flows).toEqual([
      { 'signal-box -> point-motor': 'sets points, serial line' },
      { 'timetable -> display': 'departures, HTTPS' },
    ]);
    expect(Object.keys(risks)).toHaveLength(4);
    expect(risks['guard-becomes-administrator-display']).toMatchObject({
      affects: ['container.timetable -> display', 'container.display'],
      stride: ['elevation-of-privilege'],
    });
  });

  test('give no existing control for what is mitigated in part, or not at all', () => {
    const existing = Object.values(controls).filter((control) => typeof control === 'string');
    expect(existing).toEqual(['A watchdog reports a silent line within a second']);
    expect(risks['visitor-sends-command-his'].description).toContain(
      'Partially mitigated. The cabinet has a lock.',
    );
  });
});

describe('threats that a document tells twice', () => {
  const { risks } = modelOf('archive-two-tables');

  test('are one risk when two tables have the same name', () => {
    expect(risks['clerk-changes-year-deed']).toEqual({
      name: 'A clerk changes the year of a deed',
      description: 'Potential Impact: A wrong owner.',
      stride: ['tampering'],
      controls: ['lock-deeds-after-a-day'],
    });
  });

  test('are one risk when a table and a heading have the same number and much the same words', () => {
    expect(Object.keys(risks)).toHaveLength(4);
    expect(risks['keys-map-room-hang']).toMatchObject({
      stride: ['spoofing'],
      references: ['CWE-522'],
      controls: ['keep-keys-at-desk'],
    });
  });

  test.each([
    ['their components differ', '| Till | Theft | High | |\n| Safe | Theft | High | |'],
    ['their descriptions differ', '| | Theft | High | By day |\n| | Theft | High | By night |'],
  ])('are two risks when %s', (_, rows) => {
    const head = '| Component | Threat | Impact | Description |\n|---|---|---|---|\n';
    expect(Object.keys(modelOfText(head + rows).risks)).toHaveLength(2);
  });
});

describe('a threat model on one page', () => {
  const { system, risks, controls, data } = modelOf('lighthouse-one-page');

  test('says in a column whether a mitigation is done', () => {
    expect(system.name).toBe('Lighthouse Lamp');
    expect(Object.keys(data)).toEqual(['the-rhythm-of-the-lamp']);
    expect(risks['fisherman-calls-keeper-says'].treatment).toBe('mitigate');
    expect(controls['a-grid-before-the-shutter'].status).toBe('recommended');
    expect(controls['a-lock-on-the-crank'].status).toBe('recommended');
  });

  test('tells a long threat once', () => {
    expect(risks.t1.name).toMatch(/^A gull breaks the shutter.*…$/);
    expect(risks.t1.description.match(/A gull breaks/g)).toHaveLength(1);
  });

  test('has existing controls below a heading of active mitigations', () => {
    expect(controls.padlock).toBeDefined();
    expect(controls.padlock.status).toBeUndefined();
  });
});

describe('attack surfaces in points without headings', () => {
  const { system, risks, controls } = modelOf('harbour-surfaces-in-points');

  test('become risks of the system that the opening names', () => {
    expect(system.name).toBe('Harbour Crane');
    expect(Object.keys(risks)).toEqual(['radio-of-the-crane', 'cabin-door']);
  });

  test('have controls whose sentence begins in bold', () => {
    expect(controls['pair-radio-its-crane'].name).toBe(
      'Pair the radio with its crane before each shift',
    );
  });
});

test('a threat that four lists tell by its kind is one risk with what each of them says', () => {
  const { risks, container } = modelOf('mill-by-kind-four-times');
  expect(Object.keys(risks)).toEqual(['spoofing', 'tampering']);
  expect(risks.spoofing).toMatchObject({
    affects: ['container.order-desk', 'container.telephone'],
    stride: ['spoofing'],
    impact: 'medium',
    controls: ['call-back'],
  });
  expect(risks.tampering.description).toContain('Stated severity: Critical');
  // Headings that say what is done there are nothing that a threat hits.
  expect(Object.keys(container.elements)).toEqual(['order-desk', 'telephone', 'sack-store']);
});

test('labels, levels and states in another language say what the English ones say', () => {
  const { risks, controls } = modelOf('weinberg-auf-deutsch');
  expect(risks['ein-fremder-holt-die-lese-ab']).toEqual({
    name: 'Ein Fremder holt die Lese ab',
    stride: ['spoofing'],
    likelihood: 'low',
    impact: 'high',
    treatment: 'mitigate',
    controls: ['ausweis-der-fahrer'],
  });
  expect(controls['stempeluhr-mit-bild'].status).toBe('recommended');
  expect(controls['siegel-am-spund'].status).toBe('recommended');
});

test.each([
  ['Угроза', 'Вероятность', 'Последствия', 'Высокая', 'Низкие'],
  ['Menace', 'Probabilité', 'Impact', 'Élevée', 'Moyen'],
  ['Amenaza', 'Probabilidad', 'Impacto', 'Alta', 'Medio'],
])(
  'a table with the titles %s, %s and %s is one of threats',
  (name, likelihood, impact, high, other) => {
    const { risks } = modelOfText(
      `| ${name} | ${likelihood} | ${impact} |\n|---|---|---|\n| Фара 1 | ${high} | ${other} |\n`,
    );
    expect(Object.values(risks)).toEqual([expect.objectContaining({ likelihood: 'high' })]);
  },
);

test('code in a point keeps its place, and a range of levels is no part of a name', () => {
  const { controls, risks } = modelOf('boatyard-code-in-points');
  const text: string = controls['winter-storage'].description;
  const places = ['**Tarps:**', "@cover('--all')", '**Ropes:**', 'rope(2)', '2. **Keep a list:**'];
  expect(places.map((place) => text.indexOf(place))).toEqual(
    places.map((place) => text.indexOf(place)).sort((left, right) => left - right),
  );
  expect(text).toContain('\n   - **Ropes:** Double them:');
  expect(risks.ice).toMatchObject({ description: expect.stringContaining('Low to Medium') });
  expect(Object.keys(risks)).toEqual(['ice', 'storm-damage-to-masts']);
});

test('a report of threatspec gives risks, controls that are there, elements and flows', () => {
  const { risks, controls, container } = modelOf('bell-tower-threatspec');
  expect(risks.lightning).toMatchObject({
    affects: ['container.tower-roof'],
    controls: ['lightning-rod'],
  });
  expect(controls).toEqual({ 'lightning-rod': 'Lightning rod' });
  expect(risks.pigeons).toMatchObject({ treatment: 'accept', description: 'Nobody minds them.' });
  expect(risks['information-disclosure']).toMatchObject({ stride: ['information-disclosure'] });
  expect(Object.keys(container.elements)).toEqual(['ringer', 'tower-bell-clock', 'tower-roof']);
  expect(container.flows).toHaveLength(1);
  expect(container.flows[0]['ringer -> tower-bell-clock'].label).toBe('Rope');
});

test('names of annotations lose their sign', () => {
  const { risks, controls, container } = modelOf('kiosk-annotations');
  expect(risks['break-in'].name).toBe('break-in');
  expect(controls).toEqual({ bar: 'bar', key: 'key' });
  expect(container.elements).toEqual({ shutter: 'shutter', till: 'till' });
});

test('words about the last of several sentences make none of them existing', () => {
  const { controls } = modelOfText(
    [
      '| Threat | Impact | Mitigation |',
      '|---|---|---|',
      '| A goat eats the roses | High | Mend the fence. Close the gate (already in place) |',
      '| A mole digs | Low | A cat (already in place) |',
    ].join('\n'),
  );
  expect(controls['mend-the-fence']).toMatchObject({ status: 'recommended' });
  expect(controls['a-cat']).toBe('A cat');
});
