// node check-manifest.mjs <manifest.json>: holds a Teams app manifest against the schema Microsoft publishes for its
// version in `@microsoft/app-manifest`. Prints one line per fault. Exit 0: sound; 1: faults; 2: nothing to check.
//
// The package carries the schemas up to 1.30; 1.29 is the newest one released as stable, and the one CoachBot writes.

import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { readJson } from './files.mjs';

const require = createRequire(import.meta.url);
const schemas = join(dirname(require.resolve('@microsoft/app-manifest/package.json')), 'build/json-schemas/teams');

const path = process.argv[2];
if (!path) {
  console.error('Usage: node check-manifest.mjs <manifest.json>');
  process.exit(2);
}

const faults = faultsIn(path);
faults.forEach(fault => console.log(fault));
console.log(`${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);

function faultsIn(path) {
  try {
    const manifest = readJson(path);
    const version = String(manifest?.manifestVersion);
    const schema = join(schemas, `v${version}`, 'MicrosoftTeams.schema.json');
    if (!/^\d+\.\d+$/.test(version) || !existsSync(schema))
      return [`/manifestVersion: no released schema "${version}"`];

    return [...namedSchema(manifest, version), ...schemaFaults(manifest, schema)];
  } catch (fault) {
    return [fault.message];
  }
}

function namedSchema(manifest, version) {
  const due = `https://developer.microsoft.com/en-us/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`;
  return manifest.$schema === due ? [] : [`/$schema: is not ${due}`];
}

function schemaFaults(manifest, schema) {
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  const validate = ajv.compile(readJson(schema));
  validate(manifest);
  return (validate.errors ?? []).map(({ instancePath, message, params }) =>
    `${instancePath || '/'}: ${message} ${JSON.stringify(params)}`);
}
