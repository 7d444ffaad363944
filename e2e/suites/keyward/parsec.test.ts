import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { STATUS } from "@keyward/core/parsec/status";
import { demoApp } from "../../driver/demo-app.ts";
import { eventually } from "../../driver/eventually.ts";
import { apply } from "../../driver/kubectl.ts";
import { PARSEC_TOOL, provideParsecTool } from "../../install/parsec-tool-image.ts";
import { useKeyward } from "./fixture.ts";
import { container, pod } from "./manifests.ts";
import { whenReady } from "./pods.ts";

function parsecProfile(namespace: string, hashes: readonly string[], more = SIGNING): string {
  return `apiVersion: keyward.dev/v1alpha1
kind: CryptoProfile
metadata: {name: payments, namespace: ${namespace}}
spec:
  hash: {default: ${hashes[0]}, allowed: [${hashes.join(", ")}]}${more}
`;
}

const SIGNING = `
  signatures: {default: ECDSA-P256-SHA256, allowed: [ECDSA-P256-SHA256]}
  keys: {default: EC-P256, allowed: [EC-P256], allowPersist: true}`;

/** Of the empty text. Source: FIPS 180-4, test vectors of NIST's */
const SHA256_OF_NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

describe("clients of Parsec in a pod under the restricted Pod Security Standard", () => {
  const fixture = useKeyward({
    restricted: true,
    manifests: (namespace) => parsecProfile(namespace, ["SHA3-512", "SHA-256"]),
  });
  const at = (name: string, ...args: readonly string[]) =>
    demoApp(fixture.cluster, { namespace: fixture.namespace, pod: "parsec", container: name }, args);

  it("find their socket where they look without being told, and sign with a key of their own", async () => {
    const containers = [
      container({ name: "one", args: ["sleep"], uid: 10001 }),
      container({ name: "two", args: ["sleep"], uid: 20002 }),
    ];
    const annotations = { "keyward.dev/inject": "payments", "keyward.dev/compat": "parsec, crypto-broker" };
    await apply(fixture.cluster, pod(fixture.namespace, "parsec", { annotations, containers }));
    await whenReady(fixture.cluster, fixture.namespace, "parsec");
    assert.deepEqual(await at("one", "parsec", "ping"), { wire: "1.0" });
    assert.deepEqual(await at("one", "parsec", "sign"), { verified: true });
    assert.deepEqual(await at("one", "parsec", "hash", "--data="), { digest: SHA256_OF_NOTHING });
  });

  it("have the same socket where gRPC's is, and the other mounts that were asked for beside it", async () => {
    assert.deepEqual(await at("two", "parsec", "ping", "--parsec-socket=/run/keyward/parsec.sock"), { wire: "1.0" });
    const socket = "--socket=/tmp/open-crypto-broker/crypto-broker-server.sock";
    assert.equal((await at("two", "hash", socket)).algorithm, "SHA3-512");
  });

  it("are refused what an edit of the profile takes away, on this wire too", async () => {
    await apply(fixture.cluster, parsecProfile(fixture.namespace, ["SHA3-512"]));
    const refusal = await eventually("the new profile on the Parsec wire", async () => {
      const answer = await at("one", "parsec", "hash");
      return answer.digest === undefined && answer;
    });
    assert.deepEqual(refusal, { status: STATUS.PSA_NOT_PERMITTED });
    assert.deepEqual(await at("one", "parsec", "ping"), { wire: "1.0" });
  });
});

describe("parsec-tool, as it is released, in a pod", () => {
  const fixture = useKeyward({ restricted: true, manifests: (namespace) => parsecProfile(namespace, ["SHA-256"]) });
  const tool = (...args: readonly string[]) => {
    const target = [`--namespace=${fixture.namespace}`, "tool", "--container=app"];
    return fixture.cluster.kubectl(["exec", ...target, "--", PARSEC_TOOL, ...args]);
  };
  const output = async (...args: readonly string[]) => {
    const { stdout, stderr, code } = await tool(...args);
    assert.equal(code, 0, stderr);
    return stdout.trim();
  };

  it("makes a key and signs, and is told nothing of where its service is", async () => {
    const image = await provideParsecTool(fixture.cluster);
    const annotations = { "keyward.dev/inject": "payments", "keyward.dev/compat": "parsec" };
    const containers = [container({ image, args: ["sleep"], uid: 10001 })];
    await apply(fixture.cluster, pod(fixture.namespace, "tool", { annotations, containers }));
    await whenReady(fixture.cluster, fixture.namespace, "tool");
    assert.equal(await output("ping"), "1.0");
    await output("create-ecc-key", "--key-name=shop");
    assert.match(await output("list-keys"), /shop/);
    assert.match(await output("sign", "--key-name=shop", "a message"), /^ME.C/, "the DER of an ECDSA signature");
  });

  it("is refused a key that an edit of the profile takes away, and keeps the one that it has", async () => {
    await apply(fixture.cluster, parsecProfile(fixture.namespace, ["SHA-256"], ""));
    const refusal = await eventually("the new profile", async () => {
      const { code, stderr } = await tool("create-ecc-key", "--key-name=late");
      if (code !== 0) return stderr;
      await output("delete-key", "--key-name=late");
      return undefined;
    });
    assert.match(refusal, /PsaErrorNotPermitted/);
    assert.match(await output("list-keys"), /shop/);
  });
});
