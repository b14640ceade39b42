import { convertPolicy } from '../import-policy/convert-policy.ts';
import type { Importer } from '../importer.ts';

/** SECURITY.md files and guides to secure use, as people write them and as we generate them. */
export default {
  title: 'security policy or security guide in markdown',
  convert: convertPolicy,
} satisfies Importer;
