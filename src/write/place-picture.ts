import type { Finding } from '../diagnostic.ts';
import { documentFinding } from './document-finding.ts';
import type { PictureFile } from './picture-file.ts';
import { readStamp, stampPicture } from './picture-stamp.ts';
import type { Woven } from './weave.ts';

/**
 * The text of a picture's file, or why what stands there must not be written over: somebody else
 * drew it, or somebody edited it.
 */
export function placePicture(
  existing: string | undefined,
  picture: PictureFile,
  force: boolean,
): Woven {
  const text = stampPicture(picture);
  const isKept = existing === undefined || existing.trim() === '' || existing === text || force;
  const problem = isKept ? undefined : problemOf(existing, picture.path);
  return problem === undefined ? { text } : { findings: [problem] };
}

function problemOf(existing: string, file: string): Finding | undefined {
  switch (readStamp(existing).state) {
    case 'generated':
      return undefined;
    case 'edited':
      return documentFinding(
        'document-edited',
        { file },
        'This picture was edited by hand',
        'Change the model instead, save your picture under another name, or use --force to overwrite it.',
      );
    case 'foreign':
      return documentFinding(
        'document-not-generated',
        { file },
        'This picture was not written by threatdoc, and writing the diagram would replace it',
        'Rename or remove it, or use --force to overwrite it.',
      );
  }
}
