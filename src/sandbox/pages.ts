import { Hono } from 'hono';
import type { Context } from './context.ts';
export function createPages(_context: Context) {
  return new Hono();
}
