import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { AGENT_SERVER_NAME } from "@keyward/core/contract/names";
import { systemClock } from "@keyward/kube/watch/clock";
import { AgentConnection } from "../../src/agent/agent-connection.ts";
import { createTestAuthority, createTestServerCertificate } from "../../src/agent/testing/test-authority.ts";
import { RemoteKeys } from "../../src/remote/remote-keys.ts";

/**
 * What the agent stream adds to an operation with a key that stays in its backend, and ten thousand of them at once. The operator's end is a
 * process of its own; both are measured in one run.
 */
const CALLS = 2_000;
const AT_ONCE = 10_000;
const MAX_ADDED_MS = 1;
const PROGRAM = join(import.meta.dirname, "../../../operator/src/agent/testing/operations-program.ts");

const authority = await createTestAuthority();
const { certificate, key: privateKey } = await createTestServerCertificate(authority);
const child = spawn(process.execPath, [PROGRAM, JSON.stringify({ certificate, privateKey, calls: CALLS })], {
  stdio: ["ignore", "pipe", "inherit"],
});
const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
const next = async () => JSON.parse((await lines.next()).value as string);
try {
  const { own } = await next();
  const { port } = await next();
  const remote = new RemoteKeys(systemClock);
  const endpoint = { address: `127.0.0.1:${port}`, serverName: AGENT_SERVER_NAME, caBundle: authority.pem };
  const welcomed = Promise.withResolvers<void>();
  const connection = new AgentConnection(endpoint, "token", {
    onMessage: (message) => {
      if (message.case === "welcome") welcomed.resolve();
      if (message.case === "operationResult") remote.settle(message.value);
    },
    onEnd: (reason) => welcomed.reject(new Error(reason)),
  });
  const hello = { protocolVersion: 2, sidecarVersion: "0", profile: "p", containers: ["app"] };
  connection.send({ case: "hello", value: hello });
  await welcomed.promise;
  remote.attach(connection);
  const description = { operations: ["ECDSA-P256-SHA256"], signsDigests: true, maxMessageBytes: 4_096 };
  const use = remote.useOf({ name: "key", uid: "u1", version: 1 }, description as never);
  const digest = { kind: "digest", bytes: new Uint8Array(32).fill(7) } as const;
  const sign = () => use.sign("ECDSA-P256-SHA256", digest, { container: "app" });
  const measure = async () => {
    const times: number[] = [];
    for (let call = 0; call < CALLS; call++) {
      const began = performance.now();
      await sign();
      times.push(performance.now() - began);
    }
    return times;
  };
  await measure();
  const through = await measure();
  report(own, through);
  await flood(sign);
  connection.end("done");
} finally {
  child.kill();
}

function report(own: readonly number[], through: readonly number[]): void {
  const [alone, added] = [at(own, 0.5), at(through, 0.5) - at(own, 0.5)];
  print(`backend alone:       p50 ${alone.toFixed(3)} ms, p99 ${at(own, 0.99).toFixed(3)} ms`);
  print(`through the stream:  p50 ${at(through, 0.5).toFixed(3)} ms, p99 ${at(through, 0.99).toFixed(3)} ms`);
  print(`added (p50):         ${added.toFixed(3)} ms, wanted below ${MAX_ADDED_MS} ms`);
  if (added >= MAX_ADDED_MS) process.exitCode = 1;
}

async function flood(sign: () => Promise<Uint8Array>): Promise<void> {
  const began = performance.now();
  const outcomes = await Promise.allSettled(Array.from({ length: AT_ONCE }, sign));
  const failed = outcomes.filter(({ status }) => status === "rejected").length;
  const tookMs = performance.now() - began;
  print(
    `${AT_ONCE} at once:       ${failed} failed, ${tookMs.toFixed(0)} ms, ${((AT_ONCE / tookMs) * 1_000).toFixed(0)} /s`,
  );
  if (failed > 0) process.exitCode = 1;
}

function at(times: readonly number[], part: number): number {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length * part)]!;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
