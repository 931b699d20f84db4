// Loaded into Azurite before it starts (node --require), where a test has thousands of people in one table.
//
// The emulator finds a row by its row key first, which everybody's head shares, and answers a query by looking at every
// row of the table: a thousand people cost each query a thousand times as much as one does. The service does not, and
// what is under test then is the bot. So both look into the partition first, by the index that the emulator has. What
// they find is the same: every query of the bot names one partition, and what does not is left as it is.
'use strict'

const { Server } = require('node:http')
const { default: Store } = require('azurite/dist/src/table/persistence/LokiTableMetadataStore.js')

// Milliseconds before it begins with a request, as if it were far away.
const delay = Number(process.env.COACHBOT_STORE_DELAY ?? 0)
const { on } = Server.prototype
Server.prototype.on = function (event, listener) {
  return event === 'request' && delay > 0
    ? on.call(this, event, (...request) => setTimeout(() => listener.apply(this, request), delay))
    : on.call(this, event, listener)
}

const named = /^PartitionKey eq '((?:[^']|'')*)'(?: and |$)/
const { getEntityCollection, queryTableEntities } = Store.prototype

Store.prototype.getEntityCollection = function (...place) {
  const rows = getEntityCollection.apply(this, place)
  if (!Object.hasOwn(rows, 'findOne')) {
    const find = rows.findOne.bind(rows)
    const findOne = ({ PartitionKey, RowKey }) => find({ PartitionKey, RowKey })
    Object.defineProperty(rows, 'findOne', { value: findOne, enumerable: false })
  }
  return rows
}

Store.prototype.queryTableEntities = function (context, account, table, options, ...continuation) {
  const partition = named.exec(options.filter ?? '')?.[1].replaceAll("''", "'")
  if (partition === undefined) return queryTableEntities.call(this, context, account, table, options, ...continuation)

  const inPartition = Object.create(this)
  inPartition.getEntityCollection = (...place) => ({
    chain: () => this.getEntityCollection(...place).chain().find({ PartitionKey: partition })
  })
  return queryTableEntities.call(inPartition, context, account, table, options, ...continuation)
}
