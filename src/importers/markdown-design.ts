import { convertDesign } from '../import-markdown/convert-design.ts';
import type { Importer } from '../importer.ts';

/** Security design documents in markdown, as models write them and as we generate them. */
export default {
  title: 'security design document in markdown',
  convert: (text, fileName) => convertDesign(text, fileName),
} satisfies Importer;
