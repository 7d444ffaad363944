import assert from "node:assert/strict";
import { test } from "node:test";
import type { CertificateContents, RequestFacts } from "@keyward/core/policy/certificate-contents";
import { compileExpression } from "./certificate-expression.ts";
import { compileProfile } from "./compile-profile.ts";

function compile(certificates: object): ReturnType<typeof compileProfile> {
  const base = { issuer: { keyPolicyRef: { name: "ca" } }, validity: { notAfter: "24h" } };
  const subjectKeys = [{ type: "EC", curves: ["P-256"] }];
  const spec = { certificates: { ...base, subjectKeys, ...certificates } };
  return compileProfile({
    apiVersion: "keyward.dev/v1alpha1",
    kind: "CryptoProfile",
    metadata: { name: "issuing" },
    spec,
  });
}

function contentsOf(certificates: object): CertificateContents {
  const compiled = compile(certificates);
  return "profile" in compiled ? compiled.profile.certificates!.contents : assert.fail(JSON.stringify(compiled.faults));
}

function faultsOf(certificates: object): string[] {
  const compiled = compile(certificates);
  return "faults" in compiled ? compiled.faults.map(({ path, message }) => `${path}: ${message}`) : [];
}

const FACTS: RequestFacts = {
  csr: {
    subject: "CN=app,O=Example",
    commonNames: ["app"],
    dnsNames: ["a.example.com", "b.example.com"],
    ipAddresses: ["10.0.0.1"],
    emailAddresses: [],
    uris: [],
    keyType: "ecdsa",
    keyBits: 256,
  },
  caller: { namespace: "shop", container: "app", pod: "shop-1" },
};

function holds(expression: string, facts = FACTS): boolean {
  const rule = compileExpression({ name: "rule", expression });
  return typeof rule === "string" ? assert.fail(rule) : rule.holds(facts);
}

test("an expression sees the request and the caller", () => {
  assert.ok(holds('csr.dnsNames.all(n, n.endsWith(".example.com")) && csr.keyBits >= 256'));
  assert.ok(holds('caller.namespace == "shop" && "10.0.0.1" in csr.ipAddresses && csr.commonNames == ["app"]'));
  assert.ok(!holds('csr.keyType == "rsa"'));
});

test("an expression that fails does not hold", () => {
  assert.ok(!holds('csr.dnsNames[9] == "x"'));
  assert.ok(!holds("csr.keyBits / (csr.keyBits - 256) == 1"));
});

test("expressions that cannot be judged, or not in time, are faults of the profile", () => {
  const faults: [string, RegExp][] = [
    ["csr.names.size() > 0", /not a valid expression: .*names/],
    ["1 +", /not an expression/],
    ["csr.subject", /gives string, not a truth value/],
    ['csr.subject.matches("(a+)+$")', /matches is not offered/],
    ["csr.uris.all(a, csr.uris.all(b, csr.uris.all(c, true)))", /more than 2 loops within each other/],
    ["process.exit()", /not a valid expression/],
    [`[${"1,".repeat(100)}1].size() > 0`, /not an expression/],
  ];
  for (const [expression, text] of faults) {
    const found = faultsOf({ rules: [{ name: "rule", expression }] });
    assert.equal(found.length, 1, expression);
    assert.match(found[0]!, /^spec\.certificates\.rules\[0\]\.expression: /);
    assert.match(found[0]!, text);
  }
});

test("two loops over as many names as there can be take no long time", { timeout: 5000 }, () => {
  const dnsNames = Array.from({ length: 64 }, (_none, index) => `${index}.example.com`);
  const facts = { ...FACTS, csr: { ...FACTS.csr, dnsNames } };
  assert.ok(holds("csr.dnsNames.all(a, csr.dnsNames.exists_one(b, a == b))", facts));
});

test("a star is one label, two are one or more, and neither is none", () => {
  const { dnsNames } = contentsOf({
    subjectAlternativeNames: { dnsNames: ["*.One.example", "**.more.example", "exact.example"] },
  }).alternativeNames!;
  const permits = (name: string) => dnsNames.some((pattern) => pattern.matches(name));
  for (const name of ["a.one.example", "A.ONE.example", "a.more.example", "b.a.more.example", "exact.example"]) {
    assert.ok(permits(name), name);
  }
  for (const name of [
    "one.example",
    "b.a.one.example",
    ".one.example",
    "more.example",
    "xmore.example",
    "x.exact.example",
  ]) {
    assert.ok(!permits(name), name);
  }
});

test("patterns of mailboxes and URIs stay within host and tree", () => {
  const { emailAddresses, uris } = contentsOf({
    subjectAlternativeNames: {
      emailAddresses: ["*@example.com", "me@other.example"],
      uris: ["spiffe://td/ns/shop/*", "https://example.com/**"],
    },
  }).alternativeNames!;
  const mail = (name: string) => emailAddresses.some((pattern) => pattern.matches(name));
  assert.ok(mail("a@EXAMPLE.com") && mail("me@other.example"));
  assert.ok(!mail("a@sub.example.com") && !mail("Me@other.example") && !mail("@example.com") && !mail("example.com"));
  const uri = (name: string) => uris.some((pattern) => pattern.matches(name));
  assert.ok(uri("spiffe://td/ns/shop/app") && uri("https://example.com/a/b"));
  for (const name of [
    "spiffe://td/ns/shop/a/b",
    "spiffe://td/ns/shop/",
    "https://example.com.evil/a",
    "https://example.com/a/../b",
  ]) {
    assert.ok(!uri(name), name);
  }
});

test("what no name, network or extension can be is a fault at its place", () => {
  const found = faultsOf({
    subjectAlternativeNames: {
      dnsNames: ["a.*.example"],
      ipAddresses: ["10.0.0.1/8", "10.0.0.0/33"],
      emailAddresses: ["example.com"],
      uris: ["https://*.example.com/", "https://a/*/*/*"],
    },
    allowedExtensions: [{ oid: "2.5.29.19" }, { oid: "1.2.3", value: "AAAA" }, { oid: "1.2.4", value: "MAMCAQU" }],
  });
  const at = found.map((fault) => fault.replace(/^spec\.certificates\.|: .*$/g, ""));
  assert.deepEqual(at, [
    "subjectAlternativeNames.dnsNames[0]",
    "subjectAlternativeNames.ipAddresses[0]",
    "subjectAlternativeNames.ipAddresses[1]",
    "subjectAlternativeNames.emailAddresses[0]",
    "subjectAlternativeNames.uris[0]",
    "subjectAlternativeNames.uris[1]",
    "allowedExtensions[0]",
    "allowedExtensions[1]",
    "allowedExtensions[2]",
  ]);
});
