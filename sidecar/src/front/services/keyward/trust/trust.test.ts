import assert from "node:assert/strict";
import type { ClientHttp2Session } from "node:http2";
import { afterEach, beforeEach, test } from "node:test";
import { TrustService } from "@keyward/proto/gen/keyward/v1/trust_pb";
import { testCall } from "../../../../dispatch/testing/test-call.ts";
import { CallLog } from "../../../../log/call-log.ts";
import { logTo } from "../../../../log/log.ts";
import { ProfileHolder, snapshotOf } from "../../../../profile/holder.ts";
import { TrustStore } from "../../../../trust/trust-store.ts";
import { serverStreamCall } from "../../../testing/stream-call.ts";
import { startTestServer, type TestServer } from "../../../testing/test-server.ts";
import { type Failure, unaryCall } from "../../../testing/unary-call.ts";
import { servicesOn } from "../../services.ts";

const LIMIT = { timeout: 60_000 };
const { getTrustBundle, watchTrustBundle } = TrustService.method;
const root = (text: string) => Uint8Array.from(Buffer.from(text));

let server: TestServer;
let session: ClientHttp2Session;
let trust: TrustStore;
beforeEach(async () => {
  trust = new TrustStore();
  const holder = new ProfileHolder();
  holder.swap(snapshotOf(testCall({ certificates: undefined }).profile));
  const calls = new CallLog(logTo({ write: () => {} }, "silent"), "debug");
  server = await startTestServer(servicesOn({ ...testCall(), trust, holder, calls, nowMs: Date.now }, false));
  session = server.connect();
});
afterEach(() => server[Symbol.asyncDispose]());

const deliver = (revision: bigint, ...roots: readonly string[]) =>
  trust.take({ key: "ca", keyUid: "u", revision, roots: roots.map(root), intermediates: [] } as never);

test("a bundle is there for whoever asks, with the profile that it was asked under", LIMIT, async () => {
  deliver(3n, "a", "b");
  const { bundle, profile } = await unaryCall(session, getTrustBundle, { keyPolicy: "ca" });
  assert.deepEqual([bundle!.keyPolicy, bundle!.revision, bundle!.roots.length], ["ca", 3n, 2]);
  assert.equal(profile!.name, testCall().profile.name);
});

test("without a name and without an issuer in the profile the caller is told what to say", LIMIT, async () => {
  const refused = (keyPolicy: string) =>
    unaryCall(session, getTrustBundle, { keyPolicy }).catch((error: Failure) => error);
  assert.match(((await refused("")) as Failure).text, /names no issuer; name a KeyPolicy/);
  assert.match(((await refused("other")) as Failure).text, /no trust bundle of KeyPolicy "other"/);
});

test("a watch has the roots once, and says when an earlier one is invalid", LIMIT, async () => {
  deliver(1n, "a");
  const answers = serverStreamCall(session, watchTrustBundle, { keyPolicy: "ca" });
  const next = async () => {
    const { value } = await answers.next();
    return [value.bundle!.revision, value.bundle!.roots.length, value.rootsChanged, value.earlierInvalid];
  };
  assert.deepEqual(await next(), [1n, 1, true, false]);
  deliver(2n, "a");
  assert.deepEqual(await next(), [2n, 0, false, false]);
  deliver(3n, "b");
  assert.deepEqual(await next(), [3n, 1, true, true]);
  await answers.return(undefined);
});

test("a watch of what was never delivered is refused", LIMIT, async () => {
  const answers = serverStreamCall(session, watchTrustBundle, { keyPolicy: "ca" });
  const refused = await answers.next().catch((error: Failure) => error);
  assert.match((refused as Failure).text, /no trust bundle/);
});
