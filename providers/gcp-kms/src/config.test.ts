import assert from "node:assert/strict";
import { test } from "node:test";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { OpenOptions } from "@keyward/core/backend/open-options";
import type { GcpKmsBackend } from "@keyward/crds/types/backend/gcp-kms";
import { openGcpKms } from "./backend.ts";
import { gcpKmsConfig } from "./config.ts";

const SPEC = { keyRing: "projects/p/locations/l/keyRings/r", development: false, timeoutMs: 1000 };
const SECRET = { name: "gcp", key: "key.json" };

function refusal(spec: Partial<GcpKmsBackend & OpenOptions>): string {
  try {
    gcpKmsConfig({ ...SPEC, ...spec }, {});
  } catch (error) {
    assert.ok(error instanceof BackendError);
    assert.equal(error.fault, "Misconfigured");
    return error.message;
  }
  return assert.fail("it was taken");
}

test("static credentials and plain text are refused, unless for development", () => {
  assert.match(refusal({ staticCredentials: SECRET }), /staticCredentials are refused without development: true/);
  assert.match(refusal({ plaintext: true, endpoint: "localhost:1" }), /plaintext is refused without development: true/);
  const config = gcpKmsConfig({ ...SPEC, staticCredentials: SECRET, development: true }, {});
  assert.deepEqual(config.identity, { kind: "static", secret: SECRET });
});

test("plain text goes to an endpoint of one's own only", () => {
  assert.match(refusal({ plaintext: true, development: true }), /needs an endpoint of its own/);
});

test("without a file the metadata server is asked, and never the home folder", () => {
  assert.deepEqual(gcpKmsConfig(SPEC, { HOME: "/root" }).identity, { kind: "metadata" });
});

test("an endpoint is a host, with a port or without", () => {
  const of = (endpoint?: string) => gcpKmsConfig({ ...SPEC, ...(endpoint && { endpoint }) }, {});
  assert.deepEqual([of().host, of().port], ["cloudkms.googleapis.com", 443]);
  assert.deepEqual([of("kms.example:8443").host, of("kms.example:8443").port], ["kms.example", 8443]);
  assert.equal(of("kms.example").port, 443);
  assert.match(refusal({ endpoint: "kms.example:99999" }), /host:port/);
});

/** Would do, but for what is added to it. */
const federation = (more: object, source: object = {}) =>
  JSON.stringify({
    type: "external_account",
    audience: "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/pool/providers/cluster",
    subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
    token_url: "https://sts.googleapis.com/v1/token",
    credential_source: { file: "/var/run/token", ...source },
    ...more,
  });

const FILES = {
  "a client's secret": federation({ client_id: "client", client_secret: "SECRET" }),
  "a header that is a key": federation(
    {},
    { file: undefined, url: "http://localhost", headers: { "X-Key": "SECRET" } },
  ),
  "the key of a certificate": federation(
    {},
    { file: undefined, certificate: { use_default_certificate_config: true } },
  ),
  "a key of a service account": '{"type":"service_account","private_key":"SECRET","client_email":"x"}',
  "a person's credentials": '{"type":"authorized_user","refresh_token":"SECRET"}',
  "a program to start":
    '{"type":"external_account","token_url":"SECRET","credential_source":{"executable":{"command":"SECRET"}}}',
  "no JSON": "SECRET {",
  "no object": '"SECRET"',
  "much too much": `"${"SECRET".repeat(20_000)}"`,
};

test("a file that says where a token of the cluster lies is the identity, and so is one of a metadata service", async () => {
  const url = { url: "http://169.254.169.254/token", headers: { Metadata: "True" } };
  for (const text of [federation({}), federation({}, { file: undefined, ...url })]) {
    const environment = {
      nowMs: () => 0,
      env: { GOOGLE_APPLICATION_CREDENTIALS: "/etc/gcp.json" },
      readFile: async () => Buffer.from(text),
      secret: async () => Buffer.alloc(0),
      log: () => {},
    };
    await using backend = await openGcpKms(SPEC, environment);
    assert.equal(backend.capabilities.delivery, "remote");
  }
});

for (const [what, text] of Object.entries(FILES)) {
  test(`GOOGLE_APPLICATION_CREDENTIALS with ${what} is refused, and not repeated`, async () => {
    const environment = {
      nowMs: () => 0,
      env: { GOOGLE_APPLICATION_CREDENTIALS: "/etc/gcp.json" },
      readFile: async () => Buffer.from(text),
      secret: async () => Buffer.alloc(0),
      log: () => {},
    };
    await assert.rejects(openGcpKms(SPEC, environment), (error: BackendError) => {
      assert.equal(error.fault, "Misconfigured");
      assert.doesNotMatch(error.message, /SECRET/);
      return true;
    });
  });
}
