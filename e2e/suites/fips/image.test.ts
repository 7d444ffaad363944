import assert from "node:assert/strict";
import { test } from "node:test";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { fipsEntries } from "@keyward/tools/images/layers/fips-layer";
import { entrypointOf, parseProgram } from "@keyward/tools/images/program";
import { Machine } from "../standalone/machine.ts";
import { EngineClient } from "./client.ts";
import { everythingOf } from "./profiles.ts";

test("the image that was built with --fips finds its provider without being told", { timeout: 300_000 }, async () => {
  await using machine = await Machine.make(await fipsEntries(() => {}));
  await machine.file("etc/keyward/profile.yaml", everythingOf("FIPS"));
  const entrypoint = entrypointOf(parseProgram("sidecar"));
  const paths = ["--profile", "/etc/keyward/profile.yaml", "--socket-dir", "/run/keyward"];
  const server = machine.start([...entrypoint, "serve", ...paths]);
  await server.logged("socket open");
  assert.equal((await server.logged("starting again in FIPS mode")).provider, "/usr/lib/keyward/fips");
  using client = new EngineClient(machine.path("run/keyward/keyward.sock"));
  assert.equal((await client.call(CryptoService.method.getServerInfo, {})).fipsProvider, true);
  server.process.kill("SIGTERM");
  assert.equal(await server.ended(), 0);
});
