import assert from "node:assert/strict";
import { test } from "node:test";
import type { ModuleFault } from "./module-fault.ts";
import { SessionPool } from "./session-pool.ts";

/** A token that counts its sessions. */
function counted(most = Number.POSITIVE_INFINITY) {
  const open = new Set<Buffer>();
  const sessions = {
    open: () => {
      if (open.size >= most) throw new Error("CKR_SESSION_COUNT:177");
      const session = Buffer.from([open.size]);
      open.add(session);
      return session;
    },
    close: (session: Buffer) => void open.delete(session),
  };
  return { open, sessions };
}

test("calls share sessions up to the limit, and the others wait for their turn", async () => {
  const { open, sessions } = counted();
  const pool = new SessionPool(sessions, 2);
  const gates = Array.from({ length: 5 }, () => Promise.withResolvers<void>());
  const order: number[] = [];
  const calls = gates.map(({ promise }, id) =>
    pool.lend(id, async () => {
      order.push(id);
      await promise;
    }),
  );
  assert.deepEqual(order, [0, 1]);
  for (const { resolve } of gates) resolve();
  await Promise.all(calls);
  assert.deepEqual(order, [0, 1, 2, 3, 4]);
  assert.equal(open.size, 2);
});

test("a session in which a call failed is thrown away, and whoever waits gets another", async () => {
  const { open, sessions } = counted();
  const pool = new SessionPool(sessions, 1);
  const seen: Buffer[] = [];
  const failing = pool.lend(1, async (session) => {
    seen.push(session);
    throw new Error("half done");
  });
  const waiting = pool.lend(2, (session) => void seen.push(session));
  await assert.rejects(failing, /half done/);
  await waiting;
  assert.notEqual(seen[0], seen[1]);
  assert.equal(open.size, 1);
});

test("a call that is cancelled while it waits never begins", async () => {
  const pool = new SessionPool(counted().sessions, 1);
  const gate = Promise.withResolvers<void>();
  const first = pool.lend(1, () => gate.promise);
  let began = false;
  const second = pool.lend(2, () => {
    began = true;
  });
  pool.cancel(2);
  await assert.rejects(second, (error: ModuleFault) => error.fault.code === "cancelled");
  gate.resolve();
  await first;
  assert.ok(!began);
});

test("a token with fewer sessions than asked for shares those that it has", async () => {
  const { open, sessions } = counted(1);
  const pool = new SessionPool(sessions, 8);
  const results = await Promise.all([1, 2, 3].map((id) => pool.lend(id, async () => id)));
  assert.deepEqual(results, [1, 2, 3]);
  assert.equal(open.size, 1);
});
