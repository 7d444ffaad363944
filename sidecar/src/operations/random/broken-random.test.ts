import assert from "node:assert/strict";
import { test } from "node:test";
import { CheckedRandom } from "@keyward/core/crypto/random/checked-random";
import { sampleProfile } from "@keyward/core/testing/sample-profile";
import { HealthState } from "../../health/health-state.ts";
import { logTo } from "../../log/log.ts";
import { ProfileHolder, snapshotOf } from "../../profile/holder.ts";
import { brokenRandomAlarm } from "./broken-random.ts";

test("a generator that fails a test ends the service, and the log says so", () => {
  const lines: string[] = [];
  const log = logTo({ write: (line) => lines.push(line) }, "info");
  const health = new HealthState([]);
  const holder = new ProfileHolder();
  holder.swap(snapshotOf(sampleProfile()));
  const fillSync = (bytes: Uint8Array) => void bytes.fill(1);
  const random = new CheckedRandom({ fillSync, fill: async (bytes) => fillSync(bytes) });
  random.onFailure(brokenRandomAlarm({ health, holder, log }));
  assert.throws(() => random.bytes(32), { code: "INTERNAL" });
  assert.equal(health.serving, false);
  assert.throws(() => holder.require(), { code: "UNAVAILABLE", message: /repetition count/ });
  assert.match(lines.join(""), /random generator failed/);
});
