// node check-blocks.mjs <folder>: holds every *.json in the folder against Slack's own types, with TypeScript's compiler.
// A file is { text, blocks, view? }. Prints what the compiler says. Exit 0: all sound; 1: faults; 2: nothing to check.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson } from './files.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const folder = process.argv[2];
const names = folder && existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.json')).sort() : [];
if (names.length === 0) {
  console.error(folder ? `No messages in ${folder}` : 'Usage: node check-blocks.mjs <folder>');
  process.exit(2);
}

// Inside this folder, so that the compiler finds the packages.
const work = mkdtempSync(join(here, '.blocks-'));
try {
  writeFileSync(join(work, 'messages.ts'), [
    "import type { KnownBlock, View } from '@slack/types';",
    'type Message = { text: string; blocks: KnownBlock[]; view?: View };',
    ...names.map((name, i) =>
      `/* ${name} */ export const m${i}: Message = ${JSON.stringify(readJson(join(folder, name)))};`),
  ].join('\n'));
  const tsc = spawnSync(
    process.execPath,
    [join(here, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--target', 'es2022', '--module', 'nodenext',
      '--skipLibCheck', '--types', '', join(work, 'messages.ts')],
    { encoding: 'utf8' });
  const said = `${tsc.stdout}${tsc.stderr}`;
  const faults = said.split('\n').filter(line => line.includes('error')).map(line => {
    const at = /messages\.ts\((\d+),/.exec(line);
    return at ? `${names[at[1] - 3]}: ${line.slice(line.indexOf('error'))}` : line;
  });
  faults.forEach(fault => console.log(fault));
  if (tsc.status !== 0 && faults.length === 0)
    console.log(said);
  console.log(`${names.length} messages, ${faults.length} faults`);
  process.exitCode = tsc.status === 0 && faults.length === 0 ? 0 : 1;
} finally {
  rmSync(work, { recursive: true });
}
