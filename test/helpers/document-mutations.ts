/** Another way in which somebody would have written the same document. */
export type Mutation = (document: string) => string;

/** Changes the lines outside of fences. */
function outside(
  change: (line: string, index: number, lines: readonly string[]) => string,
): Mutation {
  return (document) => {
    let isInside = false;
    return document
      .split('\n')
      .map((line, index, lines) => {
        if (/^\s*(?:```|~~~)/.test(line)) {
          isInside = !isInside;
          return line;
        }
        return isInside ? line : change(line, index, lines);
      })
      .join('\n');
  };
}

const ITEM = /^(\s*)([-*+])(\s+)(?=\S)/;
const ANY_ITEM = /^(\s*)([-*+]|\d+[.)])(\s+)(?=\S)/;

const SECTIONS: Readonly<Record<string, string>> = {
  'BUSINESS POSTURE': 'Business Posture',
  'SECURITY POSTURE': 'Security Posture',
  DESIGN: 'Design',
  'C4 CONTEXT': 'C4 Context Diagram',
  'C4 CONTAINER': 'C4 Container Diagram',
  DEPLOYMENT: 'Deployment Architecture',
  BUILD: 'Build Process',
  'RISK ASSESSMENT': 'Risk Assessment',
  'QUESTIONS & ASSUMPTIONS': 'Questions and Assumptions',
};

function heading(line: string, change: (title: string) => string): string {
  const [, marks = '', title = ''] = /^(#{1,6} )(.*)$/.exec(line) ?? [];
  return marks === '' ? line : `${marks}${change(title)}`;
}

/** Indents by another number of spaces a level. */
function indented(width: number): Mutation {
  return (document) => {
    const levels: number[] = [];
    return outside((line) => {
      const [, space = '', marker] = ANY_ITEM.exec(line) ?? [];
      if (marker === undefined) {
        if (line.trim() !== '' && !/^\s/.test(line)) levels.length = 0;
        return line;
      }
      while (levels.length > 0 && (levels.at(-1) ?? 0) > space.length) levels.pop();
      if (levels.at(-1) !== space.length) levels.push(space.length);
      return ' '.repeat(width * (levels.length - 1)) + line.trimStart();
    })(document);
  };
}

/** What of a page that shows a document is copied: no heading marks, no fences, `•` for bullets. */
export const webCopy: Mutation = (document) => {
  let isInside = false;
  let isItemBefore = true;
  const lines = document.split('\n').flatMap((line): string[] => {
    if (/^\s*```/.test(line)) {
      isInside = !isInside;
      return isInside ? [] : ['Loading'];
    }
    if (isInside) return [line];
    const [, space = '', marker = ''] = ANY_ITEM.exec(line) ?? [];
    const plain = line.replace(/\*\*|`/g, '');
    if (marker === '') {
      isItemBefore = line.trim() === '';
      return [plain.replace(/^#{1,6} /, '')];
    }
    const text = plain.trimStart().replace(/^(?:[-*+]\s+|\d+[.)]\s+)+/, '');
    const isNested = /^\s*[-*+]\s+[-*+]\s/.test(line);
    const depth = isNested ? 2 : 1 + Math.floor(space.length / 2);
    const sign = /\d/.test(marker) ? marker : '•';
    // A page shows a list apart from the line that announces it.
    const gap = isItemBefore ? [] : [''];
    isItemBefore = true;
    return [...gap, `${'  '.repeat(depth)}${sign} ${text}`];
  });
  return `Skip to content\n\n${lines.length} lines (${lines.length} loc) · 15 KB\n\n${lines.join('\n')}`;
};

/** Each must leave the elements, controls, risks and flows of a document what they are. */
export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  'headings one deeper': outside((line) => line.replace(/^#{1,5} /, '#$&')),
  'a title over it': (document) => {
    const [, first = ''] = /^#{1,6} (.*)$/m.exec(document) ?? [];
    if (SECTIONS[first.toUpperCase()] === undefined) return document;
    return `# Design Document\n\n${outside((line) => line.replace(/^#{1,5} /, '#$&'))(document)}`;
  },
  'bullets `*`': outside((line) => line.replace(ITEM, '$1*$3')),
  'bullets `*` with three spaces, as Gemini writes them': (document) =>
    indented(4)(outside((line) => line.replace(ITEM, '$1*$3'))(document)).replace(
      /^(\s*)\*\s+(?=\S)/gm,
      '$1*   ',
    ),
  'bullets `+`': outside((line) => line.replace(ITEM, '$1+$3')),
  'lines that end in CRLF, and a byte-order mark': (document) =>
    `\uFEFF${document.replaceAll('\n', '\r\n')}`,
  'a chat before it': (document) =>
    `Okay, let's create a design document for this project.\n\n${document}`,
  'a fence round it': (document) => `\`\`\`\`markdown\n${document}\n\`\`\`\`\n`,
  'nesting by one space': indented(1),
  'nesting by four spaces': indented(4),
  'nesting by tabs': (document) =>
    indented(4)(document).replace(/^(?: {4})+(?=[-*+] )/gm, (space) =>
      '\t'.repeat(space.length / 4),
    ),
  'sections in title case with other words': outside((line) =>
    heading(line, (title) => SECTIONS[title.trim().toUpperCase()] ?? title),
  ),
  'numbered sections': (document) => {
    let number = 0;
    return outside((line) =>
      heading(line, (title) =>
        SECTIONS[title.trim().toUpperCase()] ? `${++number}. ${title}` : title,
      ),
    )(document);
  },
  'bold sections': outside((line) => heading(line, (title) => `**${title.replaceAll('**', '')}**`)),
  'bold labels': outside((line) => line.replace(/^([A-Z][^:*`]{2,80}):$/, '**$1:**')),
  'bold fields': outside((line) =>
    line.replace(
      /^(\s*[-*+]\s+(?:[-*+]\s+)?)(Name|Type|Description|Responsibilities|Security controls): ?/,
      '$1**$2:** ',
    ),
  ),
  'rules between sections': outside((line) => line.replace(/^# /, '---\n\n# ')),
  'spaces at the ends of lines': outside((line) => (line === '' ? line : `${line} `)),
  'prefixes in bold': outside((line) =>
    line.replace(/^(\s*[-*+]\s+)(security control|accepted risk): /i, '$1**$2**: '),
  ),
};
