import assert from "node:assert/strict";
import { test } from "node:test";
import { status } from "@grpc/grpc-js";
import { eventually } from "../../driver/eventually.ts";
import { openSuite } from "./fixture.ts";
import { changeProfile, createInjectedPod, createProfile, getProfile, hasReason, uniqueName } from "./objects.ts";
import type { OperatorProcess } from "./operator-process.ts";
import { letIn, type TestSidecar } from "./test-sidecar.ts";
import { requestToken } from "./tokens.ts";

const suite = await openSuite();
const name = "payments";
const read = () => getProfile(suite, name);

async function connect(replica: OperatorProcess): Promise<TestSidecar> {
  const endpoint = await eventually("the leader's address in status", async () => {
    const agent = (await read()).status?.agent;
    return agent?.address === replica.address && agent;
  });
  const pod = await createInjectedPod(suite, uniqueName("pod"), name);
  const sidecar = await letIn(endpoint, await requestToken(suite, { pod }), name);
  sidecar.acknowledge((await read()).metadata.uid!, 1);
  return sidecar;
}

test("a standby is ready, and takes over when the leader stops and when it is killed", async () => {
  await createProfile(suite, name);
  const first = await suite.start();
  await first.said("election.leading");
  const second = await suite.start();
  await eventually("the standby to be ready", async () => (await second.get("/readyz")).status === 200);
  assert.match((await second.get("/metrics")).body, /^keyward_leading 0$/m);
  const sidecar = await connect(first);

  assert.equal(await first.end("SIGTERM"), 0);
  assert.equal((await sidecar.ended).code, status.UNAVAILABLE);
  const another = await connect(second);

  const third = await suite.start();
  await second.end("SIGKILL");
  assert.ok((await another.ended).code !== status.OK);
  const last = await connect(third);
  await changeProfile(suite, name, { hash: { default: "SHA-256" } });
  const { observedGeneration } = await hasReason(read, "Valid", "Compiled");
  assert.ok(observedGeneration! >= 1);
  for (const each of [sidecar, another, last]) each.close();
  await third.end("SIGTERM");
});

test("a leader that was stopped for longer than its lease writes nothing when it wakes up", async () => {
  const replicas = [await suite.start(), await suite.start()] as const;
  const leader = await eventually("a leader of the two", async () =>
    replicas.find((replica) => replica.lines.some(({ event }) => event === "election.leading")),
  );
  const standby = replicas.find((replica) => replica !== leader)!;
  leader.signal("SIGSTOP");
  await standby.said("election.leading");
  await eventually("the new address", async () => (await read()).status?.agent?.address === standby.address);
  leader.signal("SIGCONT");
  await leader.said("election.lost");
  await changeProfile(suite, name, { hash: { default: "SHA3-512" } });
  const generation = (await read()).metadata.generation!;
  await eventually("the new generation", async () => (await read()).status?.observedGeneration === generation);
  assert.equal((await read()).status?.agent?.address, standby.address);
});
