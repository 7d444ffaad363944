import assert from "node:assert/strict";
import { test } from "node:test";
import { h2spec } from "../../judges/go-programs.ts";
import { startKeyward } from "../../judges/keyward-server.ts";
import { clientsProfile } from "../../judges/profile.ts";
import { runH2spec } from "../../judges/run-h2spec.ts";
import { TcpRelay } from "../../judges/tcp-relay.ts";

/** A judge that is built from nothing takes minutes. */
const LIMIT = { timeout: 900_000 };
/** Of version 2.2.1, strict ones included: fewer would mean that it has not asked them all. */
const CASES = 146;

test("h2spec finds nothing against HTTP/2 and HPACK as the program speaks them", LIMIT, async () => {
  const program = await h2spec();
  await using keyward = await startKeyward(clientsProfile());
  await using relay = await TcpRelay.to(keyward.grpcSocket);
  const cases = await runH2spec(program, relay.port, ["generic", "http2", "hpack"]);
  const findings = cases.filter(({ verdict }) => verdict !== "");
  assert.deepEqual(findings, []);
  assert.equal(cases.length, CASES);
});
