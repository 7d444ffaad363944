import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type Case, loadCases } from "@keyward/crds/testing/cases";
import { KIND_NAMES, type KindName, TESTED_KINDS } from "@keyward/crds/testing/kinds";
import { KubeError } from "@keyward/kube/watch/kube-error";
import { clusterForTests } from "../cluster-for-tests.ts";
import { type ApiServer, openApiServer } from "./api-server.ts";
import { createWriter, type Writer } from "./writer.ts";

let api: ApiServer;

// Before the cluster's own hook: hooks run in the order in which they were set, and this one needs the cluster.
after(async () => {
  await api?.close();
});

const cluster = await clusterForTests();

before(async () => {
  api = await openApiServer(cluster);
});

for (const kind of KIND_NAMES) {
  describe(`the API server judges a ${kind} as the validator does`, () => {
    for (const row of loadCases(kind)) {
      test(row.name, async () => {
        const writer = createWriter(api, kind);
        if (row.old) await assertChange(writer, kind, row, row.old);
        else await assertNew(writer, kind, row);
      });
    }
  });
}

/** Created and applied: both are ways of users, and they are checked by different code in the API server. */
async function assertNew(writer: Writer, kind: KindName, row: Case): Promise<void> {
  const ways = row.hasNulls ? [writer.create] : [writer.create, writer.apply];
  if (!row.refused) {
    for (const way of ways) await assertTaken(way(row.object), kind, row.object);
    return;
  }
  assertTold(await refusal(writer.create(row.object)), kind, row);
  for (const way of ways) await refusal(way(row.object));
}

async function assertChange(writer: Writer, kind: KindName, row: Case, old: object): Promise<void> {
  await writer.store(old);
  try {
    if (row.refused) assertTold(await refusal(writer.apply(row.object)), kind, row);
    else await assertTaken(writer.apply(row.object), kind, row.object);
  } finally {
    await writer.remove(old);
  }
}

/** What the API server would store has the defaults that our parser writes. */
async function assertTaken(answer: Promise<{ spec: unknown }>, kind: KindName, object: object): Promise<void> {
  assert.deepEqual((await answer).spec, TESTED_KINDS[kind].parse(object).spec);
}

/** @returns the API server's words */
async function refusal(answer: Promise<unknown>): Promise<string> {
  const error = await answer.then(
    () => assert.fail("the API server takes the object"),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof KubeError, String(error));
  // Server-side apply answers 500 to what does not fit the schema's types.
  assert.ok(error.status < 500 || error.message.includes("failed to create typed patch object"), error.message);
  return error.message;
}

function assertTold(message: string, kind: KindName, { object, old, refused }: Case): void {
  const { at, because, server } = refused!;
  const fault = TESTED_KINDS[kind]
    .validate(object, old)
    .find((one) => one.path === at && one.message.includes(because));
  const part = server ?? (fault?.rule === undefined ? at : because);
  assert.ok(message.includes(part), `expected "${part}" in: ${message}`);
}
