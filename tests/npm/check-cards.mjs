// node check-cards.mjs <folder>: holds every *.json in the folder against Microsoft's Adaptive Cards library.
// Prints one line per fault. Exit 0: all sound; 1: faults; 2: nothing to check.

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { faultsOf } from './card-faults.mjs';
import { readJson } from './files.mjs';

const folder = process.argv[2];
const names = folder && existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.json')).sort() : [];
if (names.length === 0) {
  console.error(folder ? `No cards in ${folder}` : 'Usage: node check-cards.mjs <folder>');
  process.exit(2);
}

const lines = names.flatMap(name => faultsIn(name).map(fault => `${name}: ${fault}`));
lines.forEach(line => console.log(line));
console.log(`${names.length} cards, ${lines.length} faults`);
process.exit(lines.length === 0 ? 0 : 1);

function faultsIn(name) {
  try {
    return faultsOf(readJson(join(folder, name)));
  } catch (fault) {
    return [fault.message];
  }
}
