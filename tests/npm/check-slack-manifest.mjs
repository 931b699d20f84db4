// node check-slack-manifest.mjs <manifest.json>: holds a Slack app manifest against the type of manifests in Slack's own
// `@slack/web-api`, with the TypeScript compiler. Prints what the compiler says. Exit 0: sound; 1: faults; 2: nothing
// to check.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson } from './files.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const tsc = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');

const path = process.argv[2];
if (!path) {
  console.error('Usage: node check-slack-manifest.mjs <manifest.json>');
  process.exit(2);
}

// Inside the folder, so that the package is found; nested objects written out, so that unknown keys are faults.
const folder = mkdtempSync(join(here, 'manifest-'));
try {
  const program = join(folder, 'manifest.ts');
  writeFileSync(program, [
    "import type { AppsManifestCreateArguments } from '@slack/web-api';",
    `export const manifest: AppsManifestCreateArguments['manifest'] = ${JSON.stringify(readJson(path), null, 2)};`,
  ].join('\n'));
  const { status, stdout, stderr } = spawnSync(process.execPath, [
    tsc, '--noEmit', '--strict', '--skipLibCheck', '--ignoreConfig', '--types', 'node', '--target', 'es2022',
    '--module', 'nodenext', '--moduleResolution', 'nodenext', program,
  ], { cwd: here, encoding: 'utf8' });
  process.stdout.write(stdout + stderr);
  process.exitCode = status === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
