/** The fields of an element, with the words for them in documents of several languages. */
const FIELDS: readonly (readonly [string, string])[] = [
  ['name', 'name|element name|nom|nombre|nome|bezeichnung|名前|名称'],
  ['type', 'type|typ|tipo|kind|種別|種類|タイプ'],
  ['description', 'descriptions?|beschreibung|descripción|descrição|descrizione|説明|概要'],
  [
    'responsibility',
    'responsibilit(?:y|ies)|verantwortlichkeit(?:en)?|verantwortung|zuständigkeit(?:en)?|aufgaben|responsabilidades?|responsabilités?|responsabilità|責務|責任|役割',
  ],
  [
    'security control',
    'security controls?|security measures?|sicherheits(?:maßnahmen?|kontrollen?)|controles de (?:seguridad|segurança)|contrôles de sécurité|mesures de sécurité|controlli di sicurezza|セキュリティ(?:コントロール|対策|管理策)',
  ],
  ['technology', 'technolog(?:y|ies)|technologien?|tecnologías?|tecnologias?|技術'],
];

const WORDS = FIELDS.map(([, words]) => words).join('|');
const MARK = '(?:\\*\\*|__|`|\\*|_)?';

/** A line that starts with the name of a field and a colon, marked or not. */
export const FIELD_START = new RegExp(
  `^${MARK}(${WORDS})${MARK}\\s*[:：]\\s*(?:[*_]{1,2}(?=\\s|$))?\\s*`,
  'iu',
);

/** The same anywhere in a text, behind a stop or another sign that parts fields. */
export const FIELD_INSIDE = new RegExp(
  `(?:^|(?<!\\s)(?:\\s*[;,|/–—-]\\s+|\\s+(?:[|–—-]\\s*)?)|[。；、])${MARK}(${WORDS})${MARK}\\s*[:：]\\s*(?:[*_]{1,2}(?=\\s|$))?\\s*`,
  'giu',
);

const BY_WORD = FIELDS.map(
  ([field, words]) => [field, new RegExp(`^(?:${words})$`, 'iu')] as const,
);

/** The field that a word names, whatever its language. */
export function fieldNamed(word: string): string | undefined {
  return word === '' ? undefined : BY_WORD.find(([, words]) => words.test(word.trim()))?.[0];
}
