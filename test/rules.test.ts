import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as cvss from '../src/cvss.ts';
import type { ModelPath } from '../src/diagnostic.ts';
import { lint, type Rules } from '../src/lint.ts';
import { type Design, design } from '../src/model/design.ts';
import { type References, referencesOf } from '../src/model/references.ts';
import { isUnmitigated, severityOf, standingOf } from '../src/model/risk-standing.ts';
import { completerOf } from '../src/model/same-as.ts';
import { sampleCodesOf } from '../src/model/sections-of.ts';
import { parseYaml } from '../src/read/parse-yaml.ts';
import { EXAMPLE_HEAD, type RuleReport } from '../src/rule.ts';
import { examineSamples } from '../src/samples/examine-samples.ts';
import { type SecretInModel, secretsInModel } from '../src/secrets/secret-in-model.ts';
import { rules as shelf } from '../src/shelves/rules.ts';
import { suggester } from '../src/suggest.ts';
import { joinWords, quote } from '../src/wording.ts';

const rules: Rules = shelf;
const codes = new Set(Object.keys(rules));
const always = new Set([...codes].filter((code) => rules[code]?.always));
const TODAY = '2026-06-15';

/** Secrets are looked for in the text, which a model does not keep. */
const secretsOf = new WeakMap<Design, readonly SecretInModel[]>();
const secretsIn = new Map<string, readonly SecretInModel[]>();
for (const { bad, good } of Object.values(rules)) {
  for (const yaml of [bad, good])
    secretsIn.set(yaml, await secretsInModel([parseYaml('', EXAMPLE_HEAD + yaml).source]));
}

const problemOfSample = await examineSamples(
  Object.values(shelf).flatMap(({ bad, good }) =>
    [bad, good].flatMap((yaml) => [...sampleCodesOf(design.parse(plainOf(yaml)))]),
  ),
);

function plainOf(yaml: string): unknown {
  return parse(EXAMPLE_HEAD + yaml, { schema: 'failsafe' });
}

function modelOf(yaml: string): Design {
  const model = design.parse(plainOf(yaml));
  secretsOf.set(model, secretsIn.get(yaml) ?? []);
  return model;
}

function check(code: string, model: Design, today?: string): RuleReport[] {
  const found: RuleReport[] = [];
  const rule = rules[code];
  if (!rule) throw new Error(`no rule ${code}`);
  rule.check(model, (one) => found.push(one), {
    codes,
    always,
    cvss,
    ...(problemOfSample === undefined ? {} : { problemOfSample }),
    secrets: secretsOf.get(model) ?? [],
    ...(today === undefined ? {} : { today }),
  });
  return found;
}

/** Checks YAML with one rule: what its reports point at and say. */
function findings(code: string, yaml: string): string[] {
  const model = modelOf(yaml);
  return check(code, model, TODAY).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

/** How many steps of a path the text has, walking as the reader does. */
function depthOf(value: unknown, path: ModelPath): number {
  let node = value;
  let depth = 0;
  for (const step of path) {
    if (isMap(node) && typeof step === 'string' && !(step in node)) node = insideFlow(node);
    if (Array.isArray(node) ? !(Number(step) in node) : !isMap(node) || !(step in node)) break;
    node = (node as Record<string, unknown>)[step];
    depth++;
  }
  return depth;
}

function insideFlow(map: Record<string, unknown>): unknown {
  const [ends = ''] = Object.keys(map);
  return / <?-> /.test(ends) ? map[ends] : map;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

describe.each(Object.entries(rules))('%s', (code, rule) => {
  test('says what it is about', () => {
    expect(rule.title).toMatch(/^[A-Z`].*[^.]$/);
    expect(rule.why).toMatch(/^[A-Z`].*\.$/);
    expect(['error', 'warning', 'note']).toContain(rule.severity);
    if (rule.always) expect(rule.severity).toBe('error');
  });

  test('finds its bad example', () => {
    const plain = plainOf(rule.bad);
    const found = check(code, modelOf(rule.bad), TODAY);
    expect(found).not.toEqual([]);
    for (const { path, message, suggestion } of found) {
      expect(depthOf(plain, path), path.join('.')).toBeGreaterThanOrEqual(path.length - 1);
      expect(message).toMatch(/^(The|[A-Z`]).*[^.]$/);
      expect(suggestion).toMatch(/^[A-Z`].*[^.]$/);
    }
  });

  test('accepts its good example', () => {
    expect(check(code, modelOf(rule.good), TODAY)).toEqual([]);
  });

  test('says the same twice and leaves the model alone', () => {
    const model = modelOf(rule.bad);
    const before = structuredClone(model);
    expect(check(code, model, TODAY)).toEqual(check(code, model, TODAY));
    expect(model).toEqual(before);
  });

  test('has only examples without findings that cannot be set aside, but its own', () => {
    for (const [other, { always }] of Object.entries(rules)) {
      if (!always || other === code) continue;
      expect(check(other, modelOf(rule.bad)), other).toEqual([]);
      expect(check(other, modelOf(rule.good)), other).toEqual([]);
    }
  });
});

describe('references', () => {
  const model = modelOf(`
data:
  cards: Card numbers
container:
  boundaries:
    card-zone: {contains: [api]}
  elements:
    web: {type: Service}
    api: {type: Service}
  flows:
    - web -> api: Orders
    - web -> api: {id: payment, label: Pays}
    - api <-> card-zone
deployment:
  elements:
    web: {type: Node}
  environments:
    production:
      elements:
        web: {type: Node}
        api: {type: Node}
      flows: web -> api
    staging:
      elements:
        web: {type: Node}
`);
  const references = referencesOf(model);
  const pathOf = (reference: string) => {
    const target = references.resolve(reference);
    return target && `${target.kind} ${target.path.join('.')} ${target.subject}`;
  };

  test('resolve to elements, boundaries and data', () => {
    expect(pathOf('container.web')).toBe('element container.elements.web container.web');
    expect(pathOf('container.card-zone')).toBe(
      'boundary container.boundaries.card-zone container.card-zone',
    );
    expect(pathOf('data.cards')).toBe('data data.cards data.cards');
  });

  test('tell environments with the same ids apart', () => {
    expect(pathOf('deployment.web')).toBe('element deployment.elements.web deployment.web');
    expect(pathOf('deployment.staging.web')).toBe(
      'element deployment.environments.staging.elements.web deployment.staging.web',
    );
    expect(pathOf('deployment.production.web -> api')).toBe(
      'flow deployment.environments.production.flows.0 deployment.production.web -> api',
    );
    expect(pathOf('deployment.staging.api')).toBeUndefined();
    expect(pathOf('deployment.staging.web -> api')).toBeUndefined();
  });

  test('resolve to flows, by id, by ends and in both directions', () => {
    expect(pathOf('container.payment')).toBe('flow container.flows.1 container.payment');
    const both = references.resolve('container.web -> api');
    expect(both?.kind === 'flow' && both.flows.map(({ subject }) => subject)).toEqual([
      'container.web -> api',
      'container.payment',
    ]);
    for (const ends of ['api <-> card-zone', 'card-zone <-> api', 'card-zone -> api'])
      expect(pathOf(`container.${ends}`)).toBe(
        'flow container.flows.2 container.api <-> card-zone',
      );
    expect(pathOf('container.web  ->  api')).toBe('flow container.flows.0 container.web -> api');
    expect(pathOf('container.web <-> api')).toBeUndefined();
    expect(pathOf('container.api -> web')).toBeUndefined();
  });

  test.each([
    ['container', 'it is a whole view', 'container', undefined],
    ['deployment.production', 'it is a whole view', 'deployment.production', undefined],
    ['web', 'it names no view', 'web', 'container.web'],
    ['payment', 'it names no view', 'payment', 'container.payment'],
    ['web -> api', 'it names no view', 'web -> api', 'container.web -> api'],
    ['cards', 'it names no view', 'cards', 'data.cards'],
    ['data.card', 'there is no data `card`', 'card', 'data.cards'],
    ['container.wep', '`container` has no element', 'wep', 'container.web'],
    ['container.payments', '`container` has no element', 'payments', 'container.payment'],
    ['container.cards', '`container` has no element', 'cards', 'data.cards'],
    ['production.api', 'no view `production`', 'production', 'deployment.production.api'],
    ['containers.web', 'no view `containers`', 'containers', 'container.web'],
    ['contianer.api', 'no view `contianer`', 'contianer', 'container.api'],
    ['deployment.prod.api', 'no view `deployment.prod`', 'prod', 'container.api'],
    ['build.api', 'no view `build`', 'build', 'container.api'],
    ['container.web -> appi', 'element or boundary `appi`', 'appi', 'container.web -> api'],
    ['container.api -> web', 'no flow `api -> web`', 'api -> web', 'container.web -> api'],
    [
      'container.web->api',
      'it is not spelt like one',
      'container.web->api',
      'container.web -> api',
    ],
    [
      'container.web → api',
      'it is not spelt like one',
      'container.web → api',
      'container.web -> api',
    ],
    ['Web shop', 'it names no view', 'Web shop', undefined],
    ['a.b.c.d', 'it names no view', 'a.b.c.d', undefined],
  ])('explain %s', (reference, reason, missing, nearest) => {
    const found = references.explain(reference);
    expect(found.reason).toContain(reason);
    expect(found.missing).toBe(missing);
    expect(found.nearest).toBe(nearest);
  });

  test('survive names that objects have', () => {
    const odd: References = referencesOf(modelOf('container: {elements: {constructor: {}}}'));
    expect(odd.resolve('container.constructor')?.kind).toBe('element');
    for (const one of [
      'container.to-string',
      'constructor.name',
      'data.constructor',
      '',
      '.',
      '->',
    ])
      expect(odd.resolve(one)).toBeUndefined();
  });
});

describe('the standing of a risk', () => {
  const registry = modelOf(`
controls:
  review: Code review
  tokens: {name: Card tokens, status: planned}
  audit: {name: Audit, status: recommended}
`);
  const standing = (fields: string, today?: string) => {
    const model = modelOf(`risks:\n  theft: {${fields}}\n`);
    const risk = model.risks.get('theft');
    if (!risk) throw new Error('no risk');
    return standingOf(risk, registry, today);
  };

  test('is open without a treatment, whatever controls and days it names', () => {
    expect(standing('controls: review')).toBe('open');
    expect(standing('until: 2020-01-01', TODAY)).toBe('open');
  });

  test('is mitigated only by registered controls that exist', () => {
    expect(standing('treatment: mitigate, controls: review')).toBe('mitigated');
    expect(standing('treatment: mitigate')).toBe('planned');
    expect(standing('treatment: mitigate, controls: [review, tokens]')).toBe('planned');
    expect(standing('treatment: mitigate, controls: [review, audit]')).toBe('planned');
    expect(standing('treatment: mitigate, controls: [review, unheard-of]')).toBe('planned');
  });

  test.each([
    ['accept', 'accepted'],
    ['transfer', 'transferred'],
    ['avoid', 'avoided'],
    ['mitigate, controls: review', 'mitigated'],
  ])('holds through the last day of %s', (treatment, held) => {
    const fields = `treatment: ${treatment}, until: 2026-06-15`;
    expect(standing(fields, '2026-06-14')).toBe(held);
    expect(standing(fields, '2026-06-15')).toBe(held);
    expect(standing(fields, '2026-06-16')).toBe('lapsed');
    expect(standing(fields, '2027-01-01')).toBe('lapsed');
    expect(standing(fields)).toBe(held);
    expect(standing(`treatment: ${treatment}`, '2999-12-31')).toBe(held);
  });

  test('counts towards the gate unless somebody or something deals with it', () => {
    const counting = ['open', 'lapsed', 'planned'] as const;
    const settled = ['mitigated', 'accepted', 'transferred', 'avoided'] as const;
    expect(counting.map(isUnmitigated)).toEqual([true, true, true]);
    expect(settled.map(isUnmitigated)).toEqual([false, false, false, false]);
  });

  test('has a severity when it has a likelihood and an impact', () => {
    const usual = modelOf('');
    const row = 'low: low, medium: low, high: low, critical: low';
    const own = modelOf(`matrix: {low: {${row}}, medium: {${row}}, high: {${row}}}`);
    const risk = { likelihood: 'high', impact: 'high' } as const;
    expect(severityOf(risk, usual)).toBe('critical');
    expect(severityOf(risk, own)).toBe('low');
    expect(severityOf({ likelihood: 'high', impact: undefined }, usual)).toBeNull();
    expect(severityOf({ likelihood: undefined, impact: 'low' }, usual)).toBeNull();
  });
});

describe('the same thing in several views', () => {
  test('gives its fields to those that do not set them, and not its appearance', () => {
    const model = modelOf(`
controls: {sso: Single sign-on}
context:
  elements:
    bank: {type: System, description: Keeps accounts., controls: [sso], focus: true, listed: false}
container:
  elements:
    core: {same-as: context.bank, type: Container}
build:
  elements:
    image: {same-as: container.core}
`);
    const image = model.build?.elements.get('image');
    const complete = image && completerOf(model)(image);
    expect(complete).toMatchObject({ type: 'Container', description: 'Keeps accounts.' });
    expect(complete?.controls).toEqual([{ ref: 'sso' }]);
    expect(complete?.focus).toBeUndefined();
    expect(complete?.listed).toBeUndefined();
  });

  test('ends where it goes round', () => {
    const model = modelOf(`
context:
  elements:
    one: {same-as: context.two}
    two: {same-as: context.one, description: Second}
    own: {same-as: context.own}
`);
    const complete = completerOf(model);
    for (const element of model.context?.elements.values() ?? [])
      expect(complete(element)).toBeDefined();
    expect(findings('same-as-cycle', 'context: {elements: {own: {same-as: context.own}}}')).toEqual(
      ['context.elements.own.same-as: `context.own` is the same as itself'],
    );
  });

  test('is reported once for each circle, however it is reached', () => {
    const model = `
context:
  elements:
    tail: {same-as: context.one}
    one: {same-as: context.two}
    two: {same-as: context.three}
    three: {same-as: context.one}
    other-tail: {same-as: context.two}
`;
    expect(findings('same-as-cycle', model)).toEqual([
      'context.elements.one.same-as: `context.one` is the same as itself, by way of `context.two` and `context.three`',
    ]);
  });
});

describe('reports', () => {
  test('point at the very value and suggest an id or a text', () => {
    const model = modelOf(`
controls: {waf: Web application firewall}
container:
  controls: [web-firewall]
  boundaries:
    zone: {contains: shop, controls: wef}
  elements:
    shop: {controls: [waf, Two-person release]}
    other: {}
  flows:
    - shop -> other: {controls: [waf, encryption]}
risks:
  outage: {controls: [waf, rate-limit]}
`);
    const found = check('unknown-control', model);
    expect(
      found.map(({ path, subject, missing, suggestion }) => [
        path.join('.'),
        subject,
        missing,
        suggestion,
      ]),
    ).toEqual([
      [
        'container.controls.0',
        'container',
        'web-firewall',
        'Add `web-firewall` to `controls`, or write `Web firewall` if you mean a text',
      ],
      [
        'container.boundaries.zone.controls.0',
        'container.zone',
        'wef',
        'Write `waf`, or `Wef` if you mean a text',
      ],
      [
        'container.flows.0.controls.1',
        'container.shop -> other',
        'encryption',
        'Add `encryption` to `controls`, or write `Encryption` if you mean a text',
      ],
      ['risks.outage.controls.1', 'risks.outage', 'rate-limit', 'Add `rate-limit` to `controls`'],
    ]);
  });

  test('never suggest that an element be the same as itself', () => {
    const found = check(
      'unknown-same-as',
      modelOf('build: {elements: {ci: {same-as: context.ci}}}'),
    );
    expect(found.map(({ missing, suggestion }) => [missing, suggestion])).toEqual([
      ['context', 'Name an element or boundary as `<view>.<id>`'],
    ]);
    const flow =
      'build:\n  elements: {ci: {same-as: build.push}}\n  flows: [ci -> ci: {id: push}]\n';
    expect(findings('unknown-same-as', flow)).toEqual([
      'build.elements.ci.same-as: Unexpected `build.push`, which is a flow, expected an element or boundary',
    ]);
  });

  test('name each unknown end of a flow once', () => {
    const flows = 'build:\n  flows:\n    - ci -> ci: Loops\n    - ci -> registry\n';
    const found = check('unknown-flow-end', modelOf(flows));
    expect(found.map(({ path, missing }) => [...path, missing])).toEqual([
      ['build', 'flows', 0, 'ci'],
      ['build', 'flows', 1, 'ci'],
      ['build', 'flows', 1, 'registry'],
    ]);
  });

  test('find every circle of boundaries', () => {
    const model = `
deployment:
  boundaries:
    cloud: {contains: [region]}
    region: {contains: [cluster, cloud]}
    cluster: {contains: [cluster]}
    fine: {contains: [cluster]}
`;
    expect(findings('boundary-cycle', model)).toEqual([
      'deployment.boundaries.cluster.contains.0: The boundary `cluster` contains itself',
      'deployment.boundaries.region.contains.1: The boundary `cloud` contains itself, by way of `region`',
    ]);
  });

  test('name what belongs to a flow by its id', () => {
    const model = `
context:
  elements: {shop: {}, bank: {}}
  flows:
    - shop -> bank: {id: payment}
    - bank -> shop: {id: payment}
    - shop -> bank: {id: bank}
`;
    expect(findings('duplicate-id-in-view', model)).toEqual([
      'context.flows.1.id: Unexpected id `payment` of a flow: `context` has a flow of that id',
      'context.flows.2.id: Unexpected id `bank` of a flow: `context` has an element of that id',
    ]);
  });

  test('take an element inside the end of a flow as part of it', () => {
    const model = `
container:
  boundaries:
    zone: {contains: [inner]}
    inner: {contains: [ledger, zone]}
  elements: {teller: {}, ledger: {}, archive: {}, poster: {drawn: false}, bank: {out-of-scope: No}}
  flows: teller -> zone
`;
    expect(findings('element-in-no-flow', model)).toEqual([
      'container.elements.archive: No flow starts or ends at `container.archive`',
    ]);
    expect(findings('element-in-no-flow', 'build: {elements: {ci: {}, registry: {}}}')).toEqual([
      'build.elements: `build` has 2 elements and no flow between them',
    ]);
    expect(findings('element-in-no-flow', 'build: {elements: {ci: {}}}')).toEqual([]);
  });

  test('ask nothing of what is out of scope, or comes from elsewhere', () => {
    const model = `
controls: {sso: Single sign-on}
context:
  elements:
    bank: {description: Pays., controls: [sso], type: System}
    post: {out-of-scope: Run by the state, type: System}
build:
  elements:
    bank: {same-as: context.bank}
    post: {same-as: context.post}
`;
    for (const code of [
      'element-without-description',
      'element-without-controls',
      'element-without-type',
    ])
      expect(findings(code, model)).toEqual([]);
  });

  test('name all that an acceptance lacks in one finding', () => {
    expect(findings('risk-accepted-incomplete', 'risks: {theft: {treatment: accept}}')).toEqual([
      'risks.theft.treatment: The accepted risk `theft` lacks `reason`, `owner` and `until`',
    ]);
  });

  test('say which control of a mitigation is not there', () => {
    const model = `
controls:
  review: Review
  tokens: {name: Tokens, status: planned}
  audit: {name: Audit, status: recommended}
risks:
  one: {treatment: mitigate, controls: [review, tokens, audit]}
  two: {treatment: mitigate}
  three: {treatment: mitigate, controls: [review]}
  four: {controls: [tokens]}
`;
    expect(findings('risk-mitigated-by-unbuilt', model)).toEqual([
      'risks.one.controls: The risk `one` counts as unmitigated: `tokens` (planned) and `audit` (recommended) do not exist yet',
      'risks.two.treatment: The risk `two` is to be mitigated and names no control',
    ]);
  });

  test('of days need a day', () => {
    const rule = rules['treatment-lapsed'];
    const until = 'risks: {theft: {treatment: accept, until: 2026-06-15}}';
    expect(rule && check('treatment-lapsed', modelOf(rule.bad))).toEqual([]);
    expect(check('treatment-lapsed', modelOf(until), '2026-06-15')).toEqual([]);
    expect(check('treatment-lapsed', modelOf(until), '2026-06-16')).toHaveLength(1);
    const suppress = 'suppress: {finding: view-missing, reason: Sketch, until: 2026-06-15}';
    expect(check('suppression-lapsed', modelOf(suppress))).toEqual([]);
    expect(check('suppression-lapsed', modelOf(suppress), '2026-06-15')).toEqual([]);
    expect(check('suppression-lapsed', modelOf(suppress), '2026-06-16')).toHaveLength(1);
  });

  test('point at settings by their key', () => {
    const model = modelOf(
      'rules: {view-mising: {severity: off, reason: Sketch}}\nsuppress: {finding: x, reason: y}',
    );
    expect(
      check('unknown-rule', model).map(({ path, at, suggestion }) => [path, at, suggestion]),
    ).toEqual([
      [['rules', 'view-mising'], 'key', 'Write `view-missing`'],
      [['suppress', 0, 'finding'], 'value', '`threatdoc explain` lists the codes of all rules'],
    ]);
  });

  test('see a view in any of its parts', () => {
    const missing = (yaml: string) =>
      check('view-missing', modelOf(yaml)).map(({ path, subject }) => [path.join('.'), subject]);
    expect(missing('context: {}\nbuild: {steps: Test}\ndeployment: {notes: Later}')).toEqual([
      ['context', 'context'],
      ['', 'container'],
    ]);
  });

  test('compare names as a reader sees them', () => {
    const model = `
context:
  elements:
    order-database: {}
    orders: {name: 'ORDER  database'}
    hidden: {name: Order database, listed: false}
container:
  elements:
    order-database: {}
`;
    expect(findings('duplicate-name', model)).toEqual([
      'context.elements.orders.name: `orders` and `order-database` of `context` are both called `ORDER database`',
    ]);
  });
});

describe('CVSS', () => {
  test.each([
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', '4.0', 9.3, 'critical'],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:N/VI:N/VA:N/SC:N/SI:N/SA:N', '4.0', 0, 'none'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '3.1', 9.8, 'critical'],
    ['CVSS:3.0/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:N/A:N', '3.0', 7.5, 'high'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/E:U/CR:L', '3.1', 8.7, 'high'],
    ['AV:N/AC:L/Au:N/C:C/I:C/A:C', '2.0', 10, 'high'],
  ] as const)('scores %s', (vector, version, score, rating) => {
    expect(cvss.problemOfCvss(vector)).toBeUndefined();
    expect(cvss.scoreCvss(vector)).toEqual({ version, score, rating });
  });

  test.each([
    ['CVSS:5.0/AV:N', 'start'],
    ['cvss:3.1/AV:N', 'start'],
    ['CVSS:3.1', 'start'],
    ['high', '`high`'],
    ['', '``'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H', 'lacks `A`'],
    ['CVSS:3.1/AV:Z/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '`AV:Z`'],
    ['CVSS:3.1/AV:X/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', '`AV:X`'],
    ['CVSS:3.1/AV:N/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H', 'second `AV`'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/', '``'],
    ['CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H/AT:N', '`AT:N`'],
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:S/SI:N/SA:N', '`SC:S`'],
    ['AV:ND/AC:L/Au:N/C:C/I:C/A:C', '`AV:ND`'],
  ])('explains %s', (vector, part) => {
    expect(cvss.problemOfCvss(vector)).toContain(part);
    expect(cvss.scoreCvss(vector)).toBeUndefined();
  });

  test('of version 2 has no rating above high', () => {
    const risk = 'likelihood: high, impact: critical, cvss: AV:N/AC:L/Au:N/C:C/I:C/A:C';
    expect(findings('risk-cvss-disagrees', `risks: {theft: {${risk}}}`)).toEqual([]);
  });
});

test('a label that is too long is a finding of the schema', () => {
  const flow = (label: string) => plainOf(`context: {flows: ['shop -> bank: ${label}']}`);
  expect(design.safeParse(flow('x'.repeat(200))).success).toBe(true);
  expect(design.safeParse(flow('x'.repeat(201))).success).toBe(false);
});

describe('words', () => {
  test('of the model cannot break a message', () => {
    expect(quote('a `b`\u001b[31m\n\u202ec')).toBe("`a 'b' [31m c`");
    expect(quote('😀'.repeat(200))).toBe(`\`${'😀'.repeat(79)}…\``);
    expect([...quote('x'.repeat(100_000))]).toHaveLength(82);
  });

  test('are named as long as they are few', () => {
    expect(joinWords([])).toBe('');
    expect(joinWords(['a'])).toBe('a');
    expect(joinWords(['a', 'b', 'c'])).toBe('a, b and c');
    expect(joinWords([...'abcdef'])).toBe('a, b, c, d, e and f');
    expect(joinWords([...'abcdefgh'])).toBe('a, b, c, d, e and 3 more');
  });

  test('are suggested as long as looking is cheap', () => {
    const suggest = suggester();
    const asked = Array.from({ length: 60 }, () => suggest('ledgr', ['ledger']));
    expect(asked.filter((one) => one === 'ledger')).toHaveLength(50);
    expect(asked.at(-1)).toBeUndefined();
    let compared = 0;
    function* endless() {
      for (;;) {
        compared++;
        yield 'x'.repeat(100);
      }
    }
    suggester()('y'.repeat(100), endless());
    expect(compared).toBeLessThan(20_000);
  });
});

describe('a large model', () => {
  const { size } = codes;

  test('costs each rule in proportion to its size', () => {
    const [small, large] = [readsOf(150), readsOf(600)];
    expect(small.size).toBe(size);
    for (const [code, reads] of small)
      expect(large.get(code), code).toBeLessThanOrEqual(reads * 4 + 600);
  });

  test('may nest and chain as deep as it is large', () => {
    const model = largeModel(10_000);
    const problems = lint(model, rules, { today: TODAY });
    const count = (code: string) => problems.filter((problem) => problem.code === code).length;
    expect(count('unknown-flow-end')).toBe(10_000);
    expect(count('unknown-control')).toBe(10_000);
    expect(count('unknown-affected')).toBe(10_000);
    expect(count('same-as-cycle')).toBe(1);
    expect(count('boundary-cycle')).toBe(1);
  });
});

/** A model with a mistake of each kind for every element: a chain, a nest, and a circle in each. */
function largeModel(size: number): Design {
  const model = modelOf('controls: {waf: Firewall}\ncontainer: {}');
  const { container } = model;
  if (!container) throw new Error('no container');
  const element = modelOf('context: {elements: {a: {controls: unheard-of}}}').context?.elements.get(
    'a',
  );
  const boundary = modelOf('context: {boundaries: {a: {}}}').context?.boundaries.get('a');
  if (!element || !boundary) throw new Error('no parts');
  const risk = modelOf('risks: {a: {affects: container.x}}').risks.get('a');
  for (let index = 0; index < size; index++) {
    const next = (index + 1) % size;
    const name = `Element ${index}`;
    container.elements.set(`e${index}`, { ...element, name, 'same-as': `container.e${next}` });
    container.boundaries.set(`b${index}`, { ...boundary, contains: [`b${next}`, `e${index}`] });
    for (const to of [`e${next}`, `b${index}`, `unknown-${index}`])
      container.flows.push({ from: `e${index}`, to, both: false, data: [], controls: [] });
    if (risk) model.risks.set(`r${index}`, { ...risk, affects: [`container.e${index}-x`] });
  }
  return model;
}

/** How many values of the model each rule reads. */
function readsOf(size: number): Map<string, number> {
  const counter = { reads: 0 };
  const model = counted(largeModel(size), counter);
  return new Map(
    [...codes].map((code) => {
      counter.reads = 0;
      check(code, model, TODAY);
      return [code, counter.reads];
    }),
  );
}

/** The same value, telling the counter of each property, item and entry that is read. */
function counted<T>(value: T, counter: { reads: number }): T {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Map) {
    const entries = [...value].map(([key, item]) => [key, counted(item, counter)] as const);
    return new CountingMap(entries, counter) as T;
  }
  const parts = Object.entries(value).map(([key, item]) => [key, counted(item, counter)] as const);
  const copy = Array.isArray(value) ? parts.map(([, item]) => item) : Object.fromEntries(parts);
  return new Proxy(copy, {
    get(target, key) {
      counter.reads++;
      return Reflect.get(target, key);
    },
  }) as T;
}

class CountingMap extends Map<unknown, unknown> {
  readonly #counter: { reads: number };

  constructor(entries: Iterable<readonly [unknown, unknown]>, counter: { reads: number }) {
    super();
    this.#counter = counter;
    for (const [key, value] of entries) super.set(key, value);
  }

  override get(key: unknown): unknown {
    this.#counter.reads++;
    return super.get(key);
  }

  override has(key: unknown): boolean {
    this.#counter.reads++;
    return super.has(key);
  }

  override *entries(): MapIterator<[unknown, unknown]> {
    for (const entry of super.entries()) {
      this.#counter.reads++;
      yield entry;
    }
  }

  override *keys(): MapIterator<unknown> {
    for (const [key] of this.entries()) yield key;
  }

  override *values(): MapIterator<unknown> {
    for (const [, value] of this.entries()) yield value;
  }

  override [Symbol.iterator](): MapIterator<[unknown, unknown]> {
    return this.entries();
  }
}
