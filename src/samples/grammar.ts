import type { CheckedLanguage } from './checked-language.ts';
import {
  tidyBash,
  tidyGo,
  tidyHcl,
  tidyHclPlan,
  tidyJava,
  tidyJavaFragment,
  tidyJavascript,
  tidyJson,
  tidyJsonc,
  tidyPhp,
  tidyPython,
  tidyPythonSketch,
  tidyRust,
  tidyToml,
  tidyTypescript,
  tidyXml,
} from './tidy.ts';

/** How the samples of one language are checked. */
export interface Grammar {
  /** The offset of the first error; undefined when there is none. */
  errorIn(code: string): number | undefined | Promise<number | undefined>;
  /** Hides what is right although the parser does not know it, and moves nothing. */
  tidy?(code: string): string;
  /** Besides, for a fragment that is put into a frame. */
  tidyFragment?(code: string): string;
  /** What makes a fragment whole: before and after it. */
  readonly frames?: readonly (readonly [string, string])[];
  /** Code in a form of the language that the parser does not know: not checked. */
  readonly unknown?: RegExp;
  /** What may stand for a placeholder such as `<key>`: a name if absent, empty for nothing. */
  readonly placeholder?: string;
  /** As how many characters a try counts at least, if starting the parser is what takes time. */
  readonly least?: number;
}

type Parser = typeof import('@lezer/json')['parser'];

/**
 * The first error by a Lezer parser that does not recover from it: recovery would cost minutes on a
 * text that is nothing but errors.
 */
function firstErrorBy(parser: Parser, options: Parameters<Parser['configure']>[0] = {}) {
  const strict = parser.configure({ ...options, strict: true });
  return (code: string): number | undefined => {
    try {
      strict.parse(code);
    } catch (error) {
      const [, place] =
        /^No parse at (\d+)/.exec(error instanceof Error ? error.message : '') ?? [];
      if (place === undefined) throw error;
      return Number(place);
    }
    return undefined;
  };
}

async function javascript(dialect: string): Promise<Grammar> {
  const { parser } = await import('@lezer/javascript');
  return {
    errorIn: firstErrorBy(parser, { dialect }),
    tidy: /ts/.test(dialect) ? tidyTypescript : tidyJavascript,
    placeholder: dialect === 'ts jsx' ? '' : 'x',
    frames: [
      ['(', ')'],
      ['({', '})'],
      ['class _ {', '}'],
    ],
  };
}

async function json(tidy: (code: string) => string): Promise<Grammar> {
  const { parser } = await import('@lezer/json');
  return { errorIn: firstErrorBy(parser), tidy, frames: [['{', '}']], placeholder: '0' };
}

/** How many UTF-16 units the first bytes of a text are. */
function charactersIn(code: string, bytes: number): number {
  return new TextDecoder().decode(new TextEncoder().encode(code).subarray(0, bytes)).length;
}

/** Loads the grammar of a language: parsers are large, and most models have samples in one. */
export const grammars: Readonly<Record<CheckedLanguage, () => Promise<Grammar>>> = {
  bash: async () => {
    const { parse } = await import('sh-syntax');
    return {
      errorIn: async (code) => {
        try {
          await parse(code, { filepath: 'sample.sh' });
        } catch (error) {
          // Anything else is a limit of the parser: it runs out of memory on ten thousand brackets.
          const { Pos: place } = error as { Pos?: { Offset: number } };
          const at = place && charactersIn(code, place.Offset);
          // A bracket behind words is the sign of output or of a synopsis, not of a slip.
          return at !== undefined && /\S[ \t]+\($/.test(code.slice(0, at + 1)) ? undefined : at;
        }
        return undefined;
      },
      tidy: tidyBash,
      unknown: /\{%|<%/,
      least: 4000,
    };
  },
  go: async () => {
    const { parser } = await import('@lezer/go');
    return { errorIn: firstErrorBy(parser), tidy: tidyGo };
  },
  hcl: async () => {
    const { hclLanguage } = await import('codemirror-lang-hcl');
    return {
      errorIn: firstErrorBy(hclLanguage.parser),
      tidy: tidyHcl,
      tidyFragment: tidyHclPlan,
      frames: [
        ['', ''],
        ['_ = ', '\n'],
      ],
      unknown: /\{%/,
    };
  },
  java: async () => {
    const { parser } = await import('@lezer/java');
    return {
      errorIn: firstErrorBy(parser),
      tidy: tidyJava,
      tidyFragment: tidyJavaFragment,
      frames: [
        ['', ';'],
        ['class _ {', '}'],
      ],
      unknown: /\bswitch\b[\s\S]*->|\binstanceof\s+\w+\s*\(/,
    };
  },
  javascript: () => javascript('jsx'),
  json: () => json(tidyJson),
  jsonc: () => json(tidyJsonc),
  php: async () => {
    const { parser } = await import('@lezer/php');
    const inHtml = firstErrorBy(parser);
    const alone = firstErrorBy(parser, { top: 'Program' });
    return {
      errorIn: (code) => (code.includes('<?') ? inHtml : alone)(code),
      tidy: tidyPhp,
      frames: [
        ['', ';'],
        ['class _ {', '}'],
      ],
      unknown: /\benum\s+\w/,
    };
  },
  python: async () => {
    const { parser } = await import('@lezer/python');
    return {
      errorIn: firstErrorBy(parser),
      tidy: tidyPython,
      tidyFragment: tidyPythonSketch,
      frames: [
        ['', ''],
        ['if _:\n', ''],
      ],
    };
  },
  rust: async () => {
    const { parser } = await import('@lezer/rust');
    return { errorIn: firstErrorBy(parser), tidy: tidyRust };
  },
  toml: async () => {
    const { parse, TomlError } = await import('smol-toml');
    return {
      errorIn: (code) => {
        try {
          parse(code);
        } catch (error) {
          if (!(error instanceof TomlError)) throw error;
          const lines = code.split(/(?<=\n)/).slice(0, error.line - 1);
          return lines.join('').length + error.column - 1;
        }
        return undefined;
      },
      tidy: tidyToml,
      placeholder: '0',
    };
  },
  tsx: () => javascript('ts jsx'),
  typescript: () => javascript('ts'),
  xml: async () => {
    const { parser } = await import('@lezer/xml');
    return {
      errorIn: firstErrorBy(parser),
      tidy: tidyXml,
      frames: [['<_>', '</_>']],
      placeholder: '',
    };
  },
  yaml: async () => {
    const { parseAllDocuments } = await import('yaml');
    return {
      errorIn: (code) => {
        const options = { prettyErrors: false, uniqueKeys: false, logLevel: 'error' } as const;
        const documents = parseAllDocuments(code, options);
        const errors = [...documents].flatMap((document) => document.errors);
        return errors[0]?.pos[0];
      },
      unknown: /\{\{|\{%/,
    };
  },
};
