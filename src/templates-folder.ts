import { fileURLToPath } from 'node:url';

/** Where our templates are: beside `src` while developing, beside `dist` when installed. */
export const templatesFolder = fileURLToPath(new URL('../templates/', import.meta.url));
