import { fileURLToPath } from 'node:url';

/** Where our templates are: beside `src` while developing, beside `dist` when installed. */
export const templatesFolder = fileURLToPath(new URL('../templates/', import.meta.url));

/** What the build has prepared of them; there is none while developing. */
export const preparedFile = fileURLToPath(new URL('./prepared-templates.js', import.meta.url));
