import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { before, describe, it } from "node:test";
import type { TrustLine } from "../../apps/demo-app/commands/trust.ts";
import { AppLog } from "../../driver/app-log.ts";
import { demoApp } from "../../driver/demo-app.ts";
import { eventually } from "../../driver/eventually.ts";
import { apply } from "../../driver/kubectl.ts";
import { useKeyward } from "./fixture.ts";
import { certificateAuthority, container, pod, profile } from "./manifests.ts";
import { whenReady } from "./pods.ts";
import { SigningKey } from "./signing-keys.ts";

describe("whom to trust, over a pod's socket", () => {
  const authorities = ["shop-ca", "partner-ca", "foreign-ca"];
  const fixture = useKeyward({
    manifests: (namespace) =>
      [
        ...authorities.map((name) => certificateAuthority(namespace, name)),
        `${profile(namespace, "payments", { issuer: "shop-ca" })}  trust: [partner-ca]\n`,
      ].join("---\n"),
  });
  const authority = new SigningKey(fixture, "shop-ca");
  let log: AppLog<TrustLine>;
  before(async () => {
    const { cluster, namespace } = fixture;
    await Promise.all(authorities.map((name) => new SigningKey(fixture, name).ready()));
    const containers = [container({ args: ["sleep"] }), container({ name: "watcher", args: ["trust"] })];
    await apply(cluster, pod(namespace, "peer", { annotations: { "keyward.dev/inject": "payments" }, containers }));
    await whenReady(cluster, namespace, "peer");
    log = new AppLog<TrustLine>(cluster, { namespace, pod: "peer", container: "watcher" }, 100);
    return () => log[Symbol.dispose]();
  });

  const get = (keyPolicy?: string) =>
    demoApp(fixture.cluster, { namespace: fixture.namespace, pod: "peer" }, [
      "call",
      "GetTrustBundle",
      JSON.stringify({ keyPolicy }),
    ]);
  const certificateOf = async (key: SigningKey, version: number) => {
    const found = (await key.versions()).find((candidate) => candidate.version === version);
    return new X509Certificate(found!.certificate!).raw.toString("base64");
  };
  /** @returns undefined as long as there is none */
  async function rootsOf(keyPolicy?: string): Promise<readonly string[] | undefined> {
    const { answers } = (await get(keyPolicy)) as { answers?: readonly { bundle: { roots?: readonly string[] } }[] };
    return answers?.[0]?.bundle.roots;
  }

  it("gives the roots of the profile's issuer, and of authorities that the profile trusts besides", async () => {
    const own = await eventually("the issuer's bundle", () => rootsOf());
    assert.deepEqual(own, [await certificateOf(authority, 1)]);
    const partner = await eventually("the partner's bundle", () => rootsOf("partner-ca"));
    assert.deepEqual(partner, [await certificateOf(new SigningKey(fixture, "partner-ca"), 1)]);
  });

  it("gives nothing of an authority that the profile does not name, and says what would", async () => {
    const refusal = await get("foreign-ca");
    assert.ok(refusal.code !== undefined, JSON.stringify(refusal));
    assert.match(String(refusal.message), /foreign-ca/);
    assert.match(String(refusal.message), /trust/);
  });

  it("a watcher gets the roots once, both while they overlap, and learns that an earlier one is void", async (test) => {
    const begin = await log.first(({ bundle }) => bundle !== undefined);
    assert.equal(begin.bundle?.roots?.length, 1);
    const { askedAt } = await authority.done("Rotate");
    const both = await log.first(({ bundle }) => bundle?.roots?.length === 2);
    test.diagnostic(`after a rotation both roots are trusted after ${both.at - askedAt} ms`);
    assert.equal(both.rootsChanged, true);
    assert.equal(both.earlierInvalid, undefined);
    const revoked = await authority.done("Revoke", 1);
    const without = await log.first((line) => line.earlierInvalid === true);
    test.diagnostic(`after a revocation its root is void after ${without.at - revoked.askedAt} ms`);
    assert.deepEqual(without.bundle?.roots, [await certificateOf(authority, 2)]);
    const again = log.lines.filter(({ bundle, rootsChanged }) => bundle?.roots !== undefined && rootsChanged !== true);
    assert.deepEqual(again, [], "roots came where they had not changed");
  });
});
