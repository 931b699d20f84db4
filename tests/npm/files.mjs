// Reading files for the checks: what cannot be read is a fault with a name, not a stack trace.

import { readFileSync } from 'node:fs';

/** The JSON in a file. Throws an Error whose message is one line. A byte order mark is refused, as Teams does. */
export function readJson(path) {
  const text = readFileSync(path, 'utf8');
  if (text.charCodeAt(0) === 0xfeff)
    throw new Error('begins with a byte order mark');
  return JSON.parse(text);
}
