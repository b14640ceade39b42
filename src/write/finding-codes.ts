import type { Explanation } from '../explanation.ts';

const error = (title: string, why: string, bad = '', good = ''): Explanation => ({
  title,
  severity: 'error',
  always: true,
  why,
  bad,
  good,
});

/** What can be wrong with a document that is to be written, by code. */
export const documentCodes: ReadonlyMap<string, Explanation> = new Map([
  [
    'document-stale',
    error(
      'A generated document is what the model gives',
      'A reader of the document would review another system. Run `threatdoc generate`.',
    ),
  ],
  [
    'document-unreadable',
    error(
      'A document that exists can be read',
      'Nobody can say whether it is what the model gives. It must be a UTF-8 file inside the project, of at most 64 MB.',
    ),
  ],
  [
    'document-edited',
    error(
      'A generated document is edited only inside keep zones',
      'Generating it again would lose the edit. Move the text into a keep zone, or into the model; `generate --force` gives it up.',
      'Text of mine between generated blocks.\n',
      '<!-- threatdoc:keep remarks -->\nText of mine between generated blocks.\n<!-- threatdoc:end remarks -->\n',
    ),
  ],
  [
    'document-not-generated',
    error(
      'Only our own documents are written over',
      'The file was written by somebody else. Move it away, choose another path under `documents`, or use `generate --force`.',
    ),
  ],
  [
    'zone-broken',
    error(
      'Every keep zone has one start and one end',
      'Of a broken zone nobody can say which text is to be kept.',
      '<!-- threatdoc:keep remarks -->\nText of mine.\n',
      '<!-- threatdoc:keep remarks -->\nText of mine.\n<!-- threatdoc:end remarks -->\n',
    ),
  ],
  [
    'zone-place-gone',
    error(
      'A keep zone has a place in the new document',
      'Neither the section of the zone nor the text beside it is generated any more. Move the zone, or delete it.',
    ),
  ],
  [
    'diagram-undrawable',
    error(
      'Every diagram of a document can be drawn',
      'A reader would see a gap, or an error of the forge. Mermaid says why; a diagram that the model brings along under `diagram` must be valid, and a view with very many flows is better split.',
    ),
  ],
  [
    'picture-unused',
    {
      ...error(
        'Every picture beside a document is shown in it',
        'The view that it was drawn of is gone, or called something else: whoever opens the picture sees a system that is no more. Remove the file.',
      ),
      severity: 'warning',
    },
  ],
  [
    'document-outside',
    error(
      'Documents stay inside the project',
      'A model must not write where it does not belong (CWE-22).',
      'threatdoc: 1\nsystem: {name: Shop}\ndocuments: {design: ../../design.md}\n',
      'threatdoc: 1\nsystem: {name: Shop}\ndocuments: {design: docs/design.md}\n',
    ),
  ],
  [
    'edit-conflict',
    error(
      'An edit of a document goes into a model that still says what the document said',
      'Document and model were changed in the same place and say different things; which of them is right only a person knows. Make one of them say it, and import again.',
    ),
  ],
  [
    'edit-in-library',
    error(
      'An edit of a document is about what the model itself says',
      'Other models may use the library, so an edit of the document of one of them does not change it. Change the library, or say it in the model.',
    ),
  ],
  [
    'edit-without-field',
    error(
      'An edit of a document is about something that the model can say',
      'Diagrams, counts and cross-references follow from the rest of the model; generating the document would lose the edit. Make it where the finding says, or in a keep zone.',
    ),
  ],
  [
    'output-clash',
    error(
      'Two documents never go to one file',
      'One would overwrite the other. Give them paths of their own under `documents`.',
    ),
  ],
]);
