/**
 * Time for the sandbox. Sessions expire and webhooks are tried again by it:
 * over a real clock through one timer that keeps no process alive, over an
 * injected one only when a test advances it.
 */

/** Node fires timers beyond this at once (32-bit integer). */
const LONGEST_TIMER = 2_147_483_647;

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Whole seconds since 1970, as the API writes time. */
  seconds(): number;
  /** Runs `task` once `now()` has reached `at` (milliseconds). */
  schedule(at: number, task: () => unknown): void;
  /** Moves on by `ms`, running what falls due on the way, in order. */
  advance(ms: number): Promise<void>;
}

interface Due {
  at: number;
  task: () => unknown;
}

/** Takes the first thing that is due by then off the list. */
function takeDue(agenda: Due[], until: number): Due | undefined {
  agenda.sort((a, b) => a.at - b.at);
  return agenda[0] && agenda[0].at <= until ? agenda.shift() : undefined;
}

export function createClock(injected?: () => number): Clock {
  const source = injected ?? Date.now;
  const agenda: Due[] = [];
  let ahead = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = () => source() + ahead;

  function arm(): void {
    clearTimeout(timer);
    if (injected || !agenda.length) return;
    const next = Math.min(...agenda.map((due) => due.at));
    timer = setTimeout(runDue, Math.min(Math.max(next - now(), 0), LONGEST_TIMER));
    timer.unref();
  }

  function runDue(): void {
    for (let due = takeDue(agenda, now()); due; due = takeDue(agenda, now())) due.task();
    arm();
  }

  async function advance(ms: number): Promise<void> {
    const goal = now() + ms;
    for (let due = takeDue(agenda, goal); due; due = takeDue(agenda, goal)) {
      ahead += Math.max(0, due.at - now());
      await due.task();
    }
    ahead += Math.max(0, goal - now());
    arm();
  }

  return {
    now,
    seconds: () => Math.floor(now() / 1000),
    schedule(at, task) {
      agenda.push({ at, task });
      arm();
    },
    advance,
  };
}
