import type { BuildPlace } from '../starting-point.ts';

const packages = {
  type: 'Package registry',
  responsibilities: [
    'Keep published versions unchanged',
    'Accept new versions only from those who may publish',
    'Serve packages to users over HTTPS',
  ],
  controls: ['trusted-publishing', 'maintainer-mfa', 'artifact-signing', 'provenance', 'tls'],
  data: ['release-artifacts'],
} as const;

const images = {
  type: 'Container registry',
  responsibilities: [
    'Keep container images by digest',
    'Accept images only from the build',
    'Serve images to the machines that run them',
  ],
  controls: ['artifact-signing', 'provenance', 'image-scanning', 'role-based-access', 'tls'],
} as const;

const apps = {
  type: 'App store (external)',
  responsibilities: [
    'Review each version before it is offered',
    'Verify the signature and deliver updates to devices',
  ],
  controls: ['code-signing', 'maintainer-mfa', 'access-review'],
} as const;

/** Where results of a build are published or deployed to. */
export const REGISTRIES: readonly BuildPlace[] = [
  {
    id: 'npm',
    name: 'npm registry',
    description: 'The public registry of JavaScript packages.',
    ...packages,
  },
  { id: 'pypi', name: 'PyPI', description: 'The public index of Python packages.', ...packages },
  {
    id: 'maven-central',
    name: 'Maven Central',
    description: 'The public repository of Java and Kotlin packages; it requires signatures.',
    ...packages,
  },
  {
    id: 'crates-io',
    name: 'crates.io',
    description: 'The public registry of Rust packages.',
    ...packages,
  },
  {
    id: 'nuget',
    name: 'NuGet Gallery',
    description: 'The public registry of .NET packages.',
    ...packages,
  },
  {
    id: 'rubygems',
    name: 'RubyGems.org',
    description: 'The public registry of Ruby packages.',
    ...packages,
  },
  {
    id: 'go-modules',
    name: 'Go module proxy',
    description:
      'Serves Go modules from their repository; a public checksum database notices changed versions.',
    ...packages,
    controls: ['artifact-signing', 'provenance', 'tls'],
  },
  {
    id: 'internal-registry',
    name: 'Package registry of the organisation',
    description: 'A private registry holds packages for use inside the organisation.',
    ...packages,
    controls: [...packages.controls, 'role-based-access', 'access-review'],
  },
  {
    id: 'github-releases',
    name: 'GitHub Releases',
    description: 'Offers executables and archives of each version for download.',
    type: 'Release page',
    responsibilities: ['Offer each version with its checksums', 'Show what changed'],
    controls: ['artifact-signing', 'provenance', 'maintainer-mfa', 'tls'],
    data: ['release-artifacts'],
  },
  {
    id: 'homebrew',
    name: 'Homebrew',
    description: 'Installs the tool on macOS and Linux from a formula with a checksum.',
    type: 'Package repository',
    responsibilities: ['Install the version that the formula names', 'Verify its checksum'],
    controls: ['artifact-signing', 'code-review', 'tls'],
  },
  {
    id: 'linux-packages',
    name: 'Linux package repositories',
    description: 'Distributions build the tool from source or we offer signed packages.',
    type: 'Package repository',
    responsibilities: ['Offer packages signed with the key of the repository', 'Deliver updates'],
    controls: ['artifact-signing', 'reproducible-builds', 'key-management'],
  },
  {
    id: 'docker-hub',
    name: 'Docker Hub',
    description: 'A public registry of container images.',
    ...images,
    controls: [...images.controls, 'maintainer-mfa'],
  },
  {
    id: 'github-packages',
    name: 'GitHub Container Registry',
    description: 'Holds container images next to the repository that they are built from.',
    ...images,
  },
  {
    id: 'cloud-registry',
    name: 'Container registry of the cloud account',
    description: 'A private registry holds the images that are deployed.',
    ...images,
  },
  {
    id: 'apple-app-store',
    name: 'Apple App Store',
    description: 'Offers the app for iPhone and iPad.',
    ...apps,
  },
  {
    id: 'google-play',
    name: 'Google Play',
    description: 'Offers the app for Android; it signs releases with the key that it holds.',
    ...apps,
  },
  {
    id: 'direct-deployment',
    name: 'Deployment to where it runs',
    description: 'The build deploys the result itself, without a registry in between.',
    type: 'Deployment environment',
    responsibilities: [
      'Take the version that passed all checks',
      'Allow a return to the one before',
    ],
    controls: ['least-privilege-ci', 'audit-log', 'human-approval'],
  },
];
