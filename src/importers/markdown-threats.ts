import { convertThreats } from '../import-threats/convert-threats.ts';
import type { Importer } from '../importer.ts';

/** STRIDE tables, lists of threats, attack surfaces and mitigation strategies. */
export default {
  title: 'threat document in markdown',
  convert: convertThreats,
} satisfies Importer;
