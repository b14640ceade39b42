// Written by `npm run shelves` from the folder listing; do not edit.

import design from '../documents/design.ts';
import securityGuide from '../documents/security-guide.ts';
import securityPolicy from '../documents/security-policy.ts';

export const documents = {
  design,
  'security-guide': securityGuide,
  'security-policy': securityPolicy,
} as const;
