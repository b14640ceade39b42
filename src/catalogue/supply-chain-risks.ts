import type { TypicalRisk } from '../starting-point.ts';

/**
 * Risks on the way from source to user, which every kind of system has; how much harm they do
 * differs, so that a starting point may set another impact.
 */
export const SUPPLY_CHAIN_RISKS = {
  maliciousDependency: {
    id: 'malicious-dependency',
    usual: true,
    name: 'A dependency brings malicious code',
    description:
      'An attacker takes over a dependency, or publishes one under a name that is easily mistaken. The next build fetches it, and its code runs in the build and in the product.',
    affects: ['build.$ci-system', 'build.$registry', 'context.$system'],
    stride: ['tampering', 'elevation-of-privilege'],
    likelihood: 'medium',
    impact: 'high',
    controls: ['dependency-pinning', 'dependency-scanning', 'isolated-builds', 'sbom'],
    references: ['CWE-829', 'CWE-1357', 'CAPEC-538'],
  },
  vulnerableDependency: {
    id: 'vulnerable-dependency',
    usual: true,
    name: 'A known vulnerability in a dependency stays open',
    description:
      'An advisory is published for a component in use and nobody notices or updates it. Attackers use the published details against releases that still contain it.',
    affects: ['context.$system', 'build.$ci-system'],
    stride: ['tampering', 'information-disclosure', 'denial-of-service'],
    likelihood: 'high',
    impact: 'medium',
    controls: ['dependency-scanning', 'patching', 'sbom'],
    references: ['CWE-1395', 'CWE-1104'],
  },
  buildTakeover: {
    id: 'build-takeover',
    usual: true,
    name: 'The build is taken over',
    description:
      'A pull request, a third-party build step or a cache from another build runs code in the build. It takes the credentials for publishing, or changes the artifact after the tests.',
    affects: ['build.$ci-system', 'build.$registry'],
    stride: ['tampering', 'elevation-of-privilege', 'information-disclosure'],
    likelihood: 'low',
    impact: 'critical',
    controls: ['least-privilege-ci', 'pinned-build-steps', 'isolated-builds', 'provenance'],
    references: ['CWE-506', 'CAPEC-511'],
  },
  developerAccountTakeover: {
    id: 'developer-account-takeover',
    usual: true,
    name: 'The account of a developer is taken over',
    description:
      'A developer is phished, or a token is stolen from their machine. The attacker merges or releases code in their name.',
    affects: ['build.developer', 'build.$code-host', 'build.$registry', 'data.source-code'],
    stride: ['spoofing', 'tampering'],
    likelihood: 'medium',
    impact: 'critical',
    controls: ['maintainer-mfa', 'branch-protection', 'code-review', 'trusted-publishing'],
    references: ['CWE-308', 'CAPEC-98'],
  },
  leakedSecret: {
    id: 'leaked-secret',
    usual: true,
    name: 'A credential ends up in the source code',
    description:
      'A password, key or token is committed by mistake. Whoever can read the repository, its history or an image built from it can use the credential until it is replaced.',
    affects: ['build.$code-host', 'data.source-code'],
    stride: ['information-disclosure', 'spoofing'],
    likelihood: 'medium',
    impact: 'high',
    controls: ['secret-scanning', 'secrets-management', 'code-review'],
    references: ['CWE-798', 'CWE-540'],
  },
  tamperedRelease: {
    id: 'tampered-release',
    usual: true,
    name: 'A release is replaced on its way to users',
    description:
      'An artifact is swapped at the registry, on a mirror or in transit. Users install code that we did not build.',
    affects: ['build.$registry', 'context.$system'],
    stride: ['tampering', 'spoofing'],
    likelihood: 'low',
    impact: 'critical',
    controls: ['artifact-signing', 'provenance', 'reproducible-builds', 'tls'],
    references: ['CWE-494', 'CAPEC-186'],
  },
} as const satisfies Record<string, TypicalRisk>;
