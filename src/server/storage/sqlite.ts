/** node:sqlite behind Kysely: one connection, handed to one transaction or query at a time. */
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

/** How long a second process is waited for, in milliseconds; the event loop stands still meanwhile. */
const BUSY_TIMEOUT = 2000;
/** Statements kept compiled; `in (…)` lists of many lengths would otherwise pile up. */
const MOST_STATEMENTS = 300;

/** `file` is a path or `:memory:`. Throws when the file system cannot give the durability that orders need. */
export function sqliteDialect(file: string): Dialect {
  return {
    createAdapter: () => new QueueingAdapter(),
    createDriver: () => new SqliteDriver(openFile(file)),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** The driver queues by itself, first come first served; Kysely's own lock wakes all who wait for each one. */
class QueueingAdapter extends SqliteAdapter {
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

function openFile(file: string): DatabaseSync {
  const db = new DatabaseSync(file, { timeout: BUSY_TIMEOUT });
  db.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
  const { synchronous } = db.prepare('pragma synchronous').get() as { synchronous: number };
  const { journal_mode: journal } = db.prepare('pragma journal_mode').get() as { journal_mode: string };
  if (synchronous !== 2 || !/^(wal|memory)$/.test(journal)) {
    db.close();
    throw new Error(
      `SQLite gives journal_mode=${journal}, synchronous=${synchronous}; orders need wal and full (2)`,
    );
  }
  return db;
}

class SqliteDriver implements Driver {
  readonly #db: DatabaseSync;
  readonly #connection: SqliteConnection;
  /** Settles when the connection is free again. */
  #turn: Promise<void> = Promise.resolve();
  #done: () => void = () => {};

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#connection = new SqliteConnection(db);
  }

  async init() {}

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.#turn;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#turn = promise;
    await before;
    this.#done = resolve;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    this.#done();
  }

  /** Takes the write lock at once: a later upgrade could meet another process and fail half-way. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  /** SQLite has itself rolled back after some errors, such as a full disk. */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#db.isTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async destroy(): Promise<void> {
    this.#db.close();
  }
}

class SqliteConnection implements DatabaseConnection {
  readonly #db: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#prepare(sql);
    const values = parameters as SQLInputValue[];
    if (statement.columns().length) return { rows: statement.all(...values) as R[] };
    const { changes } = statement.run(...values);
    return { rows: [], numAffectedRows: BigInt(changes) };
  }

  // biome-ignore lint/correctness/useYield: nothing here streams, and a buffered stream would be a lie
  async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
    throw new Error('SQLite answers are not streamed');
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    if (this.#statements.size >= MOST_STATEMENTS) this.#statements.clear();
    const statement = this.#db.prepare(sql);
    this.#statements.set(sql, statement);
    return statement;
  }
}
