/** Where the build puts what runs in a browser: `dist`, seen from `src` and from itself. */
export const clientFolder = new URL('../dist/', import.meta.url);
