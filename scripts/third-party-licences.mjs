// A rolldown plugin that writes the licences of the packages whose code is in the bundle.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

const fileName = 'THIRD-PARTY-LICENSES.txt';
const rule = '-'.repeat(80);

export function thirdPartyLicences() {
  return {
    name: 'third-party-licences',
    async generateBundle(_options, bundle) {
      const folders = new Set();
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') for (const id of file.moduleIds) folders.add(packageFolder(id));
      }
      folders.delete(undefined);
      const licences = await Promise.all([...folders].map(licence));
      const source = `The program in this folder contains code of these packages.\n\n${licences.sort().join('\n')}`;
      this.emitFile({ type: 'asset', fileName, source });
    },
  };
}

function packageFolder(moduleId) {
  return /^.*\/node_modules\/(@[^/]+\/)?[^/]+(?=\/)/.exec(moduleId.replaceAll('\\', '/'))?.[0];
}

async function licence(folder) {
  const { name, version, license } = JSON.parse(
    await readFile(join(folder, 'package.json'), 'utf8'),
  );
  if (typeof license !== 'string') throw new Error(`${name}: no licence in its package.json`);
  const files = (await readdir(folder)).filter((file) => /^(licen[cs]e|notice)/i.test(file)).sort();
  if (files.length === 0) throw new Error(`${name}: no licence file in ${folder}`);
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), 'utf8')));
  const body = texts.map((text) => text.replaceAll('\r\n', '\n').trim()).join('\n\n');
  return `${name} ${version} (${license})\n${rule}\n${body}\n`;
}
