/**
 * Makes samples fit for a parser without moving a character: what stands for something left out is
 * hidden, and so is what the parsers do not know although it is right. The places that a parser
 * then names are places of the sample.
 */

/** The same length and lines, nothing to see. */
function blank(text: string): string {
  return text.replace(/[^\n]/g, ' ');
}

/** `...` and `…` that stand for something: not the spread, rest or range of a language. */
const ELLIPSIS = /(?<![\w$)\]"'`.])(?:\.\.\.|…)(?=\s*(?:[)}\],;<]|\/[/*]|#|$))/gm;

/** Hides each ellipsis, or puts a name there where the grammar needs something. */
function hideEllipses(code: string, name = '___'): string {
  return code.replace(ELLIPSIS, (found, at: number) => {
    const before = lastSign(code, at);
    const after = firstSign(code, at + found.length);
    const alone = /^\s*$/.test(lineBefore(code, at)) && !/[=:([+|&?]/.test(before);
    const closed = /[)}\]]/.test(after);
    const hidden =
      before === '{' || before === '(' || before === '['
        ? after !== ','
        : alone && !(before === ',' && closed);
    return hidden ? blank(found) : name.slice(0, found.length);
  });
}

function lastSign(code: string, at: number): string {
  let place = at - 1;
  while (place >= 0 && /\s/.test(code.charAt(place))) place--;
  return code.charAt(place);
}

function firstSign(code: string, at: number): string {
  let place = at;
  while (place < code.length && /\s/.test(code.charAt(place))) place++;
  return code.charAt(place);
}

function lineBefore(code: string, at: number): string {
  return code.slice(code.lastIndexOf('\n', at - 1) + 1, at);
}

/**
 * Prompts, commands of a notebook, and what the parser does not know: `yield` alone, `1.`, and some
 * forms of `with`.
 */
export function tidyPython(code: string): string {
  const typed = /^[ \t]*>>>/m.test(code)
    ? code.replace(/^.*$/gm, (line) =>
        /^[ \t]*(?:>>>|\.\.\.)(?: |$)/.test(line) ? line.replace(/>>>|\.\.\./, blank) : blank(line),
      )
    : code;
  return typed
    .replace(/^[ \t]*[%!][a-z].*$/gm, blank)
    .replace(/(,\s*)\.\.\.(?=\s*\})/g, (found) => blank(found))
    .replaceAll('…', '_')
    .replace(/(\bas[ \t]+\w+)((?:\.\w+)+)(?=\s*[:,)])/g, (_, kept, cut) => kept + blank(cut))
    .replace(/\bwith[ \t]*\([\s\S]*?\)[ \t]*:/g, (found) => found.replace(/\bas[ \t]+\w+/g, blank))
    .replace(/\b(\d+)\.(?![\d\w.])/g, '$10')
    .replace(/^([ \t]*)yield[ \t]*(?=#|$)/gm, (found) => found.replace('yield', 'pass '));
}

/** A block of comments alone, as a sketch has it and Python does not. */
export function tidyPythonSketch(code: string): string {
  return code.replace(/(:[ \t]*(?:#.*)?\n[ \t]+)(#.{3,})/g, (_, kept, cut: string) => {
    return `${kept}pass${blank(cut.slice(4))}`;
  });
}

/** Import attributes, and `export` between a decorator and its class. */
export function tidyJavascript(code: string): string {
  return hideEllipses(code)
    .replace(/^([ \t]*(?:import|export)\b[^\n;]*['"]\s*)(with\s*\{[^}\n]*\})/gm, (_, kept, cut) => {
      return kept + blank(cut);
    })
    .replace(/\bexport\s+(?:default\s+)?(?=(?:abstract\s+)?class\s+(?!extends\b)\w)/g, blank);
}

/** Besides: type predicates of arrow functions, optional parts of tuples, modules by path. */
export function tidyTypescript(code: string): string {
  return tidyJavascript(code)
    .replace(/(\)\s*:\s*)((?:asserts\s+)?\w+\s+is\s+)/g, (_, kept, cut) => kept + blank(cut))
    .replace(/\?(?=\s*[:,\]])/g, ' ')
    .replace(/(\btypeof\s+)(import\(\s*['"][^'"\n]*['"]\s*\))/g, (_, kept, cut: string) => {
      return kept + '_'.repeat(cut.length);
    })
    .replace(/(\bdeclare\s+module\s+)(['"][^'"\n]*['"])/g, (_, kept, cut: string) => {
      return kept + '_'.repeat(cut.length);
    });
}

/** What is left out. */
export function tidyBash(code: string): string {
  return code.replaceAll('…', '.');
}

/** What is left out. */
export function tidyHcl(code: string): string {
  return hideEllipses(code);
}

/** The signs of a plan before what would change. */
export function tidyHclPlan(code: string): string {
  return code.replace(/^[ \t]*(?:[-+~]|-\/\+)(?= +\w)/gm, blank);
}

const GO_TOKEN = /"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** Comments, truth values and names that start with `_`, after which the parser sees no line end. */
export function tidyGo(code: string): string {
  return hideEllipses(code)
    .replace(GO_TOKEN, (found) => (found.startsWith('/') ? blank(found) : found))
    .replace(/\b(?:true|false)\b/g, (found) => found.toUpperCase())
    .replace(/\b_(?=\w)/g, 'x');
}

/** Class literals, and names that are keywords in the description of a module only. */
export function tidyJava(code: string): string {
  return hideEllipses(code)
    .replace(/\b\w+(?:\[\])*\.class\b/g, (found) => 'x'.repeat(found.length))
    .replace(/\b(?:to|with|opens?|module|exports|provides|requires|uses|transitive)\b/g, (found) =>
      found.toUpperCase(),
    );
}

/** Imports, which stand outside of the class that a fragment is put into. */
export function tidyJavaFragment(code: string): string {
  return code.replace(/^[ \t]*(?:import|package)\s[^;\n]*;/gm, blank);
}

/** References as the value of a loop, and classes that are read-only as a whole. */
export function tidyPhp(code: string): string {
  return hideEllipses(code)
    .replace(/(\bas\s+(?:\$\w+\s*=>\s*)?)&/g, '$1 ')
    .replace(/\breadonly(?=\s+(?:final\s+)?class\b)/g, blank);
}

/** The sign before lines that rustdoc hides. */
export function tidyRust(code: string): string {
  return hideEllipses(code).replace(/^[ \t]*#(?=\s)/gm, blank);
}

const JSON_TOKEN = /"(?:\\.|[^"\\\n])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|,\s*(?:\.\.\.|…)(?=\s*[}\]])/g;

/** Comments, and what is left out. */
export function tidyJson(code: string): string {
  const bare = code.replace(JSON_TOKEN, (found) => (found.startsWith('"') ? found : blank(found)));
  return hideEllipses(bare, '0  ');
}

/** Besides: commas before a closing bracket. */
export function tidyJsonc(code: string): string {
  return tidyJson(code).replace(/"(?:\\.|[^"\\\n])*"|,(?=\s*[}\]])/g, (found) =>
    found === ',' ? ' ' : found,
  );
}

/** The part of a document type that declares entities, and what is left out. */
export function tidyXml(code: string): string {
  return code.replace(/<!DOCTYPE[^>[]*\[[^\]]*\]\s*>/gi, blank).replace(/\.\.\.|…/g, blank);
}

/** Lines that stand for what is left out. */
export function tidyToml(code: string): string {
  return code.replace(/^[ \t]*(?:\.\.\.|…)[ \t]*$/gm, blank);
}
