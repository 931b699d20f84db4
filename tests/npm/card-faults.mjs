// What is wrong with an Adaptive Card for a Teams bot, by Microsoft's `adaptivecards` library and Teams' own limits.
//
// The library is lenient in two ways that this file makes good:
// - it drops properties it does not know without a word, so each key is held against the schema the library carries;
// - its newest card version is 1.6, while Teams takes bots' cards up to 1.5, so later things are refused.
// Its npm entry point does not load in Node (imports without extensions); the bundle in `dist` does.

import { createRequire } from 'node:module';

const AC = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.min.js');

/** Teams shows six buttons of a set; the rest hide behind "...". */
const MAX_BUTTONS = 6;

/** Half of the 80 KB that Teams takes for a whole activity in UTF-16. */
const MAX_CHARACTERS = 40_000;

/**
 * Keys the library reads by hand, and so does not list in its schema; and `firstRowAsHeader`, as the published schema
 * and Teams call what the library calls `firstRowAsHeaders`.
 */
const READ_BY_HAND = {
  'Action.ShowCard': ['card'],
  AdaptiveCard: ['body', 'actions', 'msteams'],
  ActionSet: ['actions'],
  Column: ['items'],
  ColumnSet: ['columns'],
  Container: ['items'],
  ImageSet: ['images'],
  RichTextBlock: ['inlines'],
  TableCell: ['items'],
  Table: ['rows', 'firstRowAsHeader'],
  TableRow: ['cells'],
};

/** Keys that hold a list of objects with at least one in it: the library skips anything else without a word. */
const LISTS = ['body', 'actions', 'items', 'columns', 'rows', 'cells', 'inlines', 'images', 'facts', 'choices'];

/** Objects that carry no `type`: the key they stand under tells. */
const BY_KEY = { facts: AC.Fact, choices: AC.Choice, columns: AC.TableColumnDefinition };
const BY_TYPE = { AdaptiveCard: AC.AdaptiveCard, Column: AC.Column, TableRow: AC.TableRow, TableCell: AC.TableCell };

/** One line per fault; none for a sound card. Throws nothing, whatever JSON it is given. */
export function faultsOf(card) {
  if (card?.type !== 'AdaptiveCard')
    return ['is not an Adaptive Card: its type is not AdaptiveCard'];

  const ofCharts = [...chartFaults(card, 'card')];
  if (ofCharts.length > 0)
    return ofCharts;
  card = withoutCharts(card);

  const faults = [...librarysFaults(card), ...walk(card, 'card', undefined)];
  if (card.version !== '1.5')
    faults.push(`version is ${JSON.stringify(card.version)}: Teams bots send 1.5`);

  if (!('body' in card))
    faults.push('has no body');

  const size = JSON.stringify(card).length;
  if (size > MAX_CHARACTERS)
    faults.push(`has ${size} characters, more than ${MAX_CHARACTERS}`);

  return [...new Set(faults)];
}

/** Teams draws these itself; they are in no published schema, and what does not know them shows their fallback. */
const isChart = node => typeof node?.type === 'string' && node.type.startsWith('Chart.');

function* chartFaults(node, path) {
  if (node === null || typeof node !== 'object')
    return;

  if (isChart(node)) {
    if (node.type !== 'Chart.VerticalBar')
      yield `${path}.type: ${node.type} is not a chart that is checked here`;
    const known = ['type', 'color', 'data', 'fallback'];
    for (const name of Object.keys(node).filter(name => !known.includes(name)))
      yield `${path}.${name}: no such property of a chart`;
    if (node.fallback === null || typeof node.fallback !== 'object' || isChart(node.fallback))
      yield `${path}.fallback: is missing, so other clients show nothing`;
    if (node.color !== 'neutral')
      yield `${path}.color: is not neutral`;
    if (!Array.isArray(node.data) || node.data.length === 0
      || node.data.some(bar => typeof bar?.x !== 'string' || !Number.isInteger(bar?.y) || bar.y < 0))
      yield `${path}.data: takes bars, each with a text x and a number y`;
  }

  for (const [name, value] of Object.entries(node))
    yield* chartFaults(value, `${path}.${name}`);
}

/** The card as a client shows it that knows no charts. */
function withoutCharts(node) {
  if (Array.isArray(node))
    return node.map(withoutCharts);
  if (node === null || typeof node !== 'object')
    return node;
  if (isChart(node))
    return withoutCharts(node.fallback);

  return Object.fromEntries(Object.entries(node).map(([name, value]) => [name, withoutCharts(value)]));
}

function librarysFaults(json) {
  const context = new AC.SerializationContext(AC.Versions.v1_5);
  const card = new AC.AdaptiveCard();
  card.hostConfig = new AC.HostConfig({ actions: { maxActions: MAX_BUTTONS } });
  card.parse(json, context);

  const parsed = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i));
  // The library's own pattern for "lang" remembers where it stopped (flag g), so it refuses every second sound one.
  const isSoundLang = message => /^Invalid value "[a-z]{2,3}" for property "lang"/.test(message);
  return [...parsed, ...card.validateProperties().validationEvents].map(event => event.message)
    .filter(message => !isSoundLang(message));
}

function* walk(node, path, key) {
  if (Array.isArray(node)) {
    for (const [i, item] of node.entries())
      yield* walk(item, `${path}[${i}]`, key);
    return;
  }
  if (node === null || typeof node !== 'object')
    return;

  yield* unknownKeys(node, path, key);
  yield* emptyLists(node, path);
  yield* teamsFaults(node, path);

  for (const [name, value] of Object.entries(node))
    if (name !== 'data' && name !== 'msteams')
      yield* walk(value, `${path}.${name}`, name);
}

function* unknownKeys(node, path, key) {
  const sample = instanceOf(node, key);
  if (sample === undefined)
    return;

  const schema = sample.getSchema();
  const known = new Set(['type', 'fallback', ...(READ_BY_HAND[node.type] ?? [])]);
  for (let i = 0; i < schema.getCount(); i++) {
    const property = schema.getItemAt(i);
    if (property.targetVersion.compareTo(AC.Versions.v1_5) <= 0)
      known.add(property.name);
  }

  for (const name of Object.keys(node))
    if (!known.has(name))
      yield `${path}.${name}: no such property in version 1.5`;
}

function instanceOf(node, key) {
  if (node.type === undefined)
    return BY_KEY[key] && new BY_KEY[key]();
  if (BY_TYPE[node.type])
    return new BY_TYPE[node.type]();

  const registry = node.type.startsWith?.('Action.') ? AC.GlobalRegistry.actions : AC.GlobalRegistry.elements;
  return registry.createInstance(node.type, AC.Versions.v1_5);
}

function* emptyLists(node, path) {
  for (const name of LISTS.filter(name => name in node)) {
    const list = node[name];
    if (!Array.isArray(list) || list.length === 0)
      yield `${path}.${name}: is not a list with something in it`;
    else if (list.some(item => item === null || typeof item !== 'object'))
      yield `${path}.${name}: holds something that is not an object`;
  }
}

function* teamsFaults(node, path) {
  if (node.type === 'TextBlock' || node.type === 'TextRun') {
    if (typeof node.text !== 'string' || node.text.trim() === '')
      yield `${path}.text: says nothing`;
    else if (/\{\{(DATE|TIME)\(/.test(node.text))
      yield `${path}.text: Teams does not fill in {{DATE()}} and {{TIME()}}`;
  }
  if (node.type === 'TextBlock' && node.wrap !== true)
    yield `${path}.wrap: is not true, so a phone cuts the text off`;
  if (node.type === 'Action.OpenUrl' && !/^https:\/\//.test(node.url ?? ''))
    yield `${path}.url: is not https`;
  if (node.type?.startsWith?.('Action.') && (typeof node.title !== 'string' || node.title.trim() === ''))
    yield `${path}.title: says nothing`;
  if ((node.type === 'Action.Submit' || node.type === 'Action.Execute') && typeof node.data === 'string')
    yield `${path}.data: is a string, so the inputs are not merged into it`;
  if (node.type === 'Input.ChoiceSet' && node.isMultiSelect && (node.choices ?? []).some(c => /,/.test(c?.value)))
    yield `${path}.choices: a value holds a comma, which joins the values of several choices`;
}
