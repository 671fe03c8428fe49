/** PostgreSQL, or a cluster that speaks its protocol, behind Kysely. */
import { type Dialect, PostgresDialect } from 'kysely';
import pg from 'pg';

/** `bigint` as a number: money and times stay far below 2^53. */
const INT8 = 20;

const types = {
  getTypeParser: ((oid: number, format?: 'text') =>
    oid === INT8 ? Number : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** `onError` hears of connections that broke while idle; the pool replaces them by itself. */
export function postgresDialect(connectionString: string, onError: (error: Error) => void): Dialect {
  const pool = new pg.Pool({
    connectionString,
    types,
    max: 10,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 10_000,
    application_name: 'souk',
  });
  pool.on('error', onError);
  return new PostgresDialect({ pool });
}
