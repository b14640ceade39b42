import fc from 'fast-check';

/** Pieces of text that mean something to mermaid, HTML, markdown or Unicode. */
const PIECES = [
  ...'"#&<>`\\$%;|()[]{}\'*_~@!?=+-:,./^',
  ...['a', 'Z', '0', 'x', 'o', 'end', 'END', 'graph', 'subgraph', 'click', 'style', 'classDef'],
  ...[
    'class',
    'linkStyle',
    'default',
    'direction',
    'direction LR',
    'direction  TB',
    'href',
    'call',
  ],
  ...['constructor', '__proto__', 'toString', 'undefined', 'null', 'NaN'],
  ...[
    'flowchart LR',
    'accTitle: x',
    'accDescr {',
    '---',
    '-->',
    '==>',
    '<-->',
    '-.->',
    '~~~',
    ':::',
  ],
  ...['%%', '%%{init: {"theme":"dark"}}%%', '@{ shape: cyl }', '["x"]', '(("x"))', '|"x"|'],
  ...[
    '#35;',
    '#quot;',
    '#x41;',
    '#9829;',
    '&amp;',
    '&#35;',
    '&nbsp;',
    '&lt;script&gt;',
    '#;',
    '#a',
  ],
  ...['ﬂ°', 'ﬂ°°35¶ß', '¶ß', 'ﬂ', '¶', '°', 'ß'],
  ...[
    '<br>',
    '<br/>',
    '<b>x</b>',
    '<script>alert(1)</script>',
    '<img src=x onerror=y>',
    '<!--',
    ']]>',
  ],
  ...[
    '$$x^2$$',
    '$',
    '\\n',
    '\\\\',
    '\\(x\\)',
    'fa:fa-car',
    'fab:fa-github',
    'fa:',
    '**x**',
    '__x__',
  ],
  ...[
    '# x',
    '1. x',
    '- x',
    '* x',
    '> x',
    '[x](y)',
    '![x](y)',
    'http://x.y/z',
    'a@b.c',
    '`x`',
    '``',
  ],
  ...['style x fill:#fff;', 'stylea: #b;', 'classDef x fill:#f00;', 'style :x#y;', 'lifestyle:#1;'],
  ...[
    '\n',
    '\r\n',
    '\r',
    '\t',
    ' ',
    '  ',
    '\u00a0',
    '\u2003',
    '\u3000',
    '\u2028',
    '\u2029',
    '\u0085',
  ],
  ...['\u0000', '\u0007', '\u001b[31m', '\u007f', '\u200b', '\u2060', '\ufeff', '\u00ad', '\ufffe'],
  ...['\ud800', '\udc00', '\ud83d', 'é', 'e\u0301', 'ẞ', 'İ', '漢字', 'かな', '한글', 'ไทย', '😀'],
  ...['👩‍💻', '🇩🇪', '👍🏽', 'שלום', 'مرحبا', '\u202eabc\u202c', '\u2066x\u2069', '𝕏', '﷽', 'ﷺ'],
];

/** The longest name or label that a model may have, in UTF-16 units: see src/model/forms.ts. */
const LONGEST_NAME = 200;

/** A name or label made to break a diagram. Never blank, as the model asks. */
export const hostileText: fc.Arbitrary<string> = fc
  .oneof(
    { weight: 6, arbitrary: pieces(6) },
    { weight: 1, arbitrary: pieces(40) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }) },
  )
  .map((text) => text.slice(0, LONGEST_NAME))
  .filter((text) => text.trim() !== '');

function pieces(most: number): fc.Arbitrary<string> {
  const separator = fc.constantFrom('', '', ' ');
  return fc
    .array(fc.tuple(fc.constantFrom(...PIECES), separator), { minLength: 1, maxLength: most })
    .map((parts) => parts.flat().join(''));
}
