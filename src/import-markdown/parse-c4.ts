import { type Chart, type ChartProblem, emptyChart, labelLines } from './chart.ts';
import { isDescription } from './is-description.ts';
import { nameKey } from './name-key.ts';

const IGNORED =
  /^(?:UpdateLayoutConfig|UpdateElementStyle|UpdateRelStyle|UpdateBoundaryStyle|SHOW_|LAYOUT_|AddElementTag|AddRelTag|%%)/;

/** What programmers write behind a statement; mermaid knows no such comment. */
const COMMENT = /^((?:[^"#/]|\/(?!\/)|"[^"]*")*?)\s(?:#|\/\/)\s*(.*)$/;

/** C4 diagrams of mermaid: calls of macros, one a line. */
export function parseC4(text: string): Chart | ChartProblem {
  const chart = emptyChart();
  const open: OpenBoundary[] = [];
  for (const { number, text: whole } of statementsOf(text)) {
    const [, code = whole, comment] = COMMENT.exec(whole) ?? [];
    const line = code.trim();
    if (comment !== undefined)
      chart.repairs.push({ line: number, message: `a comment behind a macro: ${comment}` });
    if (line === '' || /^C4[A-Z]\w*$/i.test(line) || IGNORED.test(line)) continue;
    if (/^title\s/.test(line)) {
      chart.title = line.slice(6).trim();
      continue;
    }
    const indent = whole.length - whole.trimStart().length;
    while ((open.at(-1)?.indent ?? -1) >= indent) open.pop();
    if (line === '}') {
      if (open.pop() === undefined) return { line: number, text: whole };
      continue;
    }
    const call = /^(\w+)\s*\((.*)\)\s*(\{)?\s*(\})?$/.exec(line);
    if (call === null || !carryOut(call, chart, open, { number, indent }))
      return { line: number, text: whole };
  }
  return chart;
}

/** Lines, and calls whose arguments go over several of them as one. */
function statementsOf(text: string): { number: number; text: string }[] {
  const statements: { number: number; text: string; depth: number }[] = [];
  for (const [number, line] of text.split('\n').entries()) {
    const bare = line.replace(/"[^"]*"/g, '');
    const depth = (bare.match(/\(/g)?.length ?? 0) - (bare.match(/\)/g)?.length ?? 0);
    const last = statements.at(-1);
    if (last === undefined || last.depth <= 0 || last.text.length > 2000)
      statements.push({ number, text: line, depth });
    else {
      last.text += ` ${line.trim()}`;
      last.depth += depth;
    }
  }
  return statements;
}

interface OpenBoundary {
  readonly alias: string;
  /** Of one without braces: what is indented more than it is inside. */
  readonly indent?: number;
}

interface Place {
  readonly number: number;
  readonly indent: number;
}

function carryOut(
  call: readonly string[],
  chart: Chart,
  open: OpenBoundary[],
  { number, indent }: Place,
): boolean {
  const [, macro = '', list = '', brace, end] = call;
  const [alias = '', label = '', third = '', fourth = ''] = argumentsOf(list);
  const parent = open.at(-1)?.alias;
  if (/^(?:Bi)?Rel(?:_\w+)?$/.test(macro)) {
    if (alias === '' || label === '') return false;
    const isBack = macro === 'Rel_Back';
    chart.edges.push({
      from: isBack ? label : alias,
      to: isBack ? alias : label,
      lines: labelLines(third),
      both: macro === 'BiRel',
      ...(fourth === '' ? {} : { protocol: fourth }),
    });
    return true;
  }
  if (alias === '') return false;
  const isFrame = /Boundary$|^(?:Deployment_)?Node(?:_[LR])?$/.test(macro);
  if (!isFrame && brace !== undefined)
    chart.repairs.push({ line: number, message: 'a box with boxes inside, read as a boundary' });
  const isBare = brace === undefined && /Boundary$/.test(macro);
  if (isBare) chart.repairs.push({ line: number, message: 'a boundary without braces' });
  // Said again, it closes what it opened.
  if (isBare && chart.boundaries.has(alias)) return true;
  if (brace !== undefined || isBare) {
    const { sort: type, description } = partedFrom(third, fourth);
    chart.boundaries.set(alias, {
      id: alias,
      label: labelLines(label).join(' ') || alias,
      parent,
      classes: [],
      ...(type === '' ? {} : { type }),
      ...(description === '' ? {} : { description }),
    });
    if (isBare) open.push({ alias, indent });
    else if (end === undefined) open.push({ alias });
    return true;
  }
  const known = /^(Person|System|Container|Component|Deployment_Node|Node)(Db|Queue)?(_Ext)?$/.exec(
    macro,
  );
  if (known === null) {
    if (!/^[A-Z]\w*$/.test(macro) || label === '') return false;
    chart.repairs.push({ line: number, message: `a macro that C4 does not know, ${macro}` });
  }
  const [, thing = 'Container', store, external] = known ?? [];
  const isPlain = thing === 'Person' || thing === 'System';
  const { sort: technology, description } = isPlain
    ? { sort: '', description: third }
    : partedFrom(third, fourth);
  chart.nodes.set(alias, {
    id: alias,
    lines: labelLines(label).length > 0 ? labelLines(label) : [alias],
    shape: store === undefined ? '' : '[(',
    bare: false,
    kind:
      store !== undefined
        ? 'datastore'
        : thing === 'Person'
          ? 'person'
          : external !== undefined
            ? 'external'
            : ({ System: 'system', Node: 'node', Deployment_Node: 'node' }[thing] ?? 'container'),
    parent,
    classes: [],
    ...(technology === '' ? {} : { technology }),
    ...(description === '' ? {} : { description: paragraphsOf(description) }),
  });
  return true;
}

/** What a thing is made of and what it is for, which authors write where only the first belongs. */
function partedFrom(third: string, fourth: string): { sort: string; description: string } {
  const isSame = nameKey(third) === nameKey(fourth);
  if (third === '' || !(isSame || isDescription(third)))
    return { sort: third, description: fourth };
  const both = [third, fourth].filter((text) => text !== '');
  return { sort: '', description: isSame ? fourth : both.join('\n\n') };
}

function paragraphsOf(text: string): string {
  return text
    .split('\n\n')
    .map((part) => labelLines(part).join(' '))
    .join('\n\n');
}

/** Arguments parted at commas outside of quotes; `$tags="…"` are looks. */
function argumentsOf(list: string): string[] {
  const parts = list.match(/(?:"[^"]*"|[^,"])+/g) ?? [];
  return parts
    .map((part) => part.trim())
    .filter((part) => !/^\$(?:tags|sprite|link)\s*=/.test(part))
    .map((part) =>
      part
        .replace(/^\$\w+\s*=\s*/, '')
        .replace(/^"(.*)"$/s, '$1')
        .trim(),
    );
}
