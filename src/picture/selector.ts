/** What a selector looks at. */
interface Selectable {
  readonly localName: string;
  readonly parentNode: Selectable | null;
  readonly children: readonly Selectable[];
  getAttribute(name: string): string | null;
}

export type Selector = (element: Selectable, scope: Selectable) => boolean;

const compiled = new Map<string, Selector>();

/** Everything below an element that a CSS selector matches, in document order. */
export function selectAll<Found extends Selectable>(
  scope: Found,
  selector: string | Selector,
): Found[] {
  const test = typeof selector === 'string' ? compileSelector(selector) : selector;
  const found: Found[] = [];
  const visit = (element: Selectable): void => {
    for (const child of element.children) {
      if (test(child, scope)) found.push(child as Found);
      visit(child);
    }
  };
  visit(scope);
  return found;
}

export function compileSelector(text: string): Selector {
  const known = compiled.get(text);
  if (known !== undefined) return known;
  const tests = splitOutside(text, ',').map(compileOne);
  const selector: Selector = (element, scope) => tests.some((test) => test(element, scope));
  compiled.set(text, selector);
  return selector;
}

/** `svg > g .label`: the last step must match, and those before it something further up. */
function compileOne(text: string): Selector {
  const steps = [...text.trim().matchAll(/\s*(>)?\s*((?:\[[^\]]*\]|\\.|[^\s>[])+)/g)].map(
    ([, child, step = '']) => ({ child: child === '>', test: compileStep(step) }),
  );
  const matches = (element: Selectable, scope: Selectable, index: number): boolean => {
    const step = steps[index];
    if (step === undefined || !step.test(element, scope)) return false;
    if (index === 0) return !step.child || element.parentNode === scope;
    let above = element.parentNode;
    if (step.child) return above !== null && matches(above, scope, index - 1);
    for (; above !== null; above = above.parentNode)
      if (matches(above, scope, index - 1)) return true;
    return false;
  };
  return (element, scope) => matches(element, scope, steps.length - 1);
}

function compileStep(step: string): Selector {
  const tests: Selector[] = [];
  let rest = step;
  while (rest !== '') {
    const found =
      /^(?:(\*)|:(scope|first-child|last-child)|([#.])((?:\\.|[\w-]|[^ -~\s])+)|\[([\w:-]+)(?:([~^$*]?=)["']?(.*?)["']?)?\]|([\w-]+))/.exec(
        rest,
      );
    if (found === null) throw new Error(`Cannot select ${step}`);
    const [all, , position, sign, name = '', attribute, operator, value = '', tag] = found;
    rest = rest.slice(all.length);
    const plain = name.replace(/\\(.)/g, '$1');
    if (position === 'scope') tests.push((element, scope) => element === scope);
    else if (position !== undefined)
      tests.push(
        (element) =>
          element.parentNode?.children.at(position === 'first-child' ? 0 : -1) === element,
      );
    else if (sign === '#') tests.push((element) => element.getAttribute('id') === plain);
    else if (sign === '.')
      tests.push((element) => (element.getAttribute('class') ?? '').split(/\s+/).includes(plain));
    else if (attribute !== undefined)
      tests.push((element) => compare(element.getAttribute(attribute), operator, value));
    else if (tag !== undefined)
      tests.push(({ localName }) => localName.toLowerCase() === tag.toLowerCase());
  }
  return (element, scope) => tests.every((test) => test(element, scope));
}

function compare(found: string | null, operator: string | undefined, value: string): boolean {
  if (found === null) return false;
  switch (operator) {
    case undefined:
      return true;
    case '=':
      return found === value.replace(/\\(.)/g, '$1');
    case '^=':
      return found.startsWith(value);
    case '$=':
      return found.endsWith(value);
    case '~=':
      return found.split(/\s+/).includes(value);
    default:
      return found.includes(value);
  }
}

function splitOutside(text: string, separator: string): string[] {
  return text.split(new RegExp(`${separator}(?![^[]*\\])`));
}
