/** `souk-kit/server`: the companion server for those who run it inside a program of their own. */
export { type App, type AppOptions, createApp } from './app.ts';
export { sweep } from './checkout/sweep.ts';
export type { Deps, Settings } from './deps.ts';
export { type Env, readSettings, type SandboxDoor } from './env.ts';
export { type Imported, type ImportedPost, importPosts, importProducts, type NewProduct } from './import.ts';
export { version } from './kit.ts';
export { jsonLog, type Log, type LogEntry } from './log.ts';
export { type RunningServer, type ServeOptions, startServer } from './serve.ts';
export { openStorage, type Storage, type StorageOptions } from './storage/open.ts';
export { createStripe } from './stripe-client.ts';
