// node check-signatures.mjs <requests.json>: has the HTTP receiver of Slack's own `@slack/bolt` judge requests.
// The file is { secret, requests: [{ path, headers, body }] }, a body in base64. Prints the status of each, in order, as
// one JSON array. Exit 0, whatever the verdicts are.

import { request } from 'node:http';
import bolt from '@slack/bolt';
import { readJson } from './files.mjs';

const { secret, requests } = readJson(process.argv[2]);
const receiver = new bolt.HTTPReceiver({
  signingSecret: secret,
  endpoints: ['/slack/events', '/slack/interactions', '/slack/commands'],
  logger: { debug() {}, info() {}, warn() {}, error() {}, setLevel() {}, getLevel() {}, setName() {} },
});
// Whatever Bolt takes for Slack's is acknowledged; nothing else happens.
receiver.init({ processEvent: event => event.ack() });
const server = await receiver.start({ host: '127.0.0.1', port: 0 });

const statuses = [];
for (const one of requests)
  statuses.push(await send(one));
console.log(JSON.stringify(statuses));
await receiver.stop();

function send({ path, headers, body }) {
  return new Promise((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port: server.address().port, method: 'POST', path, headers, agent: false },
      answer => answer.resume().on('end', () => resolve(answer.statusCode)));
    sent.on('error', reject);
    sent.end(Buffer.from(body, 'base64'));
  });
}
