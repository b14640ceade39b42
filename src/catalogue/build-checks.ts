import type { BuildCheck } from '../starting-point.ts';

/** What a build does to be trusted, in the order in which builds do it. */
export const BUILD_CHECKS: readonly BuildCheck[] = [
  {
    id: 'isolated-runner',
    name: 'Fresh, isolated runner for each build',
    step: 'Each build starts in a fresh environment that is thrown away afterwards.',
    control: 'isolated-builds',
  },
  {
    id: 'least-privilege-token',
    name: 'Short-lived credentials with least privilege',
    step: 'Jobs get short-lived credentials with only the permissions that they need.',
    control: 'least-privilege-ci',
  },
  {
    id: 'pinned-steps',
    name: 'Third-party build steps pinned by digest',
    step: 'Third-party actions and build images are fetched by digest.',
    control: 'pinned-build-steps',
  },
  {
    id: 'lock-file',
    name: 'Dependencies installed from a lock file',
    step: 'Dependencies are installed from a lock file with checksums.',
    control: 'dependency-pinning',
  },
  {
    id: 'linters',
    name: 'Linters and type checks',
    step: 'Linters and type checks run on every change.',
  },
  {
    id: 'tests',
    name: 'Automated tests',
    step: 'Automated tests run on every change; a failure stops the build.',
  },
  {
    id: 'secret-scan',
    name: 'Secret scan',
    step: 'The change is scanned for passwords, keys and tokens.',
    control: 'secret-scanning',
  },
  {
    id: 'sast-scan',
    name: 'Static analysis for security (SAST)',
    step: 'Static analysis looks for patterns of insecure code.',
    control: 'sast',
  },
  {
    id: 'dependency-scan',
    name: 'Dependency scan',
    step: 'Dependencies are compared with advisories of known vulnerabilities.',
    control: 'dependency-scanning',
  },
  {
    id: 'image-scan',
    name: 'Container image scan',
    step: 'The container image is scanned for vulnerable packages.',
    control: 'image-scanning',
  },
  {
    id: 'sbom',
    name: 'Software bill of materials (SBOM)',
    step: 'A software bill of materials is written for the release.',
    control: 'sbom',
  },
  {
    id: 'signing',
    name: 'Signing of the artifact',
    step: 'The artifact is signed.',
    control: 'artifact-signing',
  },
  {
    id: 'provenance',
    name: 'Provenance attestation (SLSA)',
    step: 'The build system attests from which source and how the artifact was built.',
    control: 'provenance',
  },
];
