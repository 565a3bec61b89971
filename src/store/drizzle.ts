/**
 * Drizzle, which the store's other files import from here. Node reads the package.json of a package again for each of its
 * ES modules; Drizzle's is 180 kB, for a hundred modules: as long as all else that a server loads. As CommonJS it is read once.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const core: typeof import('drizzle-orm') = require('drizzle-orm');
const tables: typeof import('drizzle-orm/pg-core') = require('drizzle-orm/pg-core');
const driver: typeof import('drizzle-orm/node-postgres') = require('drizzle-orm/node-postgres');

export type { AnyColumn, SQL, SQLWrapper } from 'drizzle-orm';
export type { NodePgDatabase } from 'drizzle-orm/node-postgres';
export type { PgTable } from 'drizzle-orm/pg-core';

export const {
  TransactionRollbackError,
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  getTableColumns,
  getTableName,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  ne,
  not,
  notExists,
  or,
  sql,
} = core;
export const { bigint, boolean, customType, integer, json, pgTable, primaryKey, timestamp } = tables;
export const { drizzle } = driver;
