import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parseCidr } from "../../text/cidr.ts";
import { parseIpAddress } from "../../text/ip-address.ts";
import { formatIpAddress } from "../../text/ip-text.ts";
import { encodeDistinguishedName } from "../names/distinguished-name.ts";
import type { GeneralName } from "../names/general-name.ts";
import { isForHost, isHost } from "../names/host-name.ts";
import { parseName } from "../names/name.ts";
import { liesIn } from "./name-match.ts";

const dns = (text: string): GeneralName => ({ kind: "dns", text });
const email = (text: string): GeneralName => ({ kind: "email", text });
const uri = (text: string): GeneralName => ({ kind: "uri", text });
const ip = (text: string): GeneralName => ({ kind: "ip", bytes: parseIpAddress(text)! });
const range = (text: string): GeneralName => {
  const { address, mask } = parseCidr(text)!;
  return { kind: "ip", bytes: Buffer.concat([address, mask]) };
};
const directory = (text: string): GeneralName => ({
  kind: "directory",
  name: parseName(encodeDistinguishedName(text)),
});

describe("names and subtrees", () => {
  const cases: [GeneralName, GeneralName, boolean][] = [
    [dns("host.example.com"), dns("example.com"), true],
    [dns("EXAMPLE.com"), dns("Example.COM"), true],
    [dns("notexample.com"), dns("example.com"), false],
    [dns("example.com"), dns(".example.com"), false],
    [dns("anything"), dns(""), true],
    // RFC 5280, 4.2.1.10
    [email("root@host.example.com"), email("root@host.example.com"), true],
    [email("Root@host.example.com"), email("root@host.example.com"), false],
    [email("any@host.example.com"), email("host.example.com"), true],
    [email("any@deep.host.example.com"), email("host.example.com"), false],
    [email("any@host.example.com"), email(".example.com"), true],
    [email("any@example.com"), email(".example.com"), false],
    [uri("https://host.example.com/a"), uri("host.example.com"), true],
    [uri("https://a.host.example.com/"), uri("host.example.com"), false],
    [uri("https://user@host.example.com:8443"), uri(".example.com"), true],
    [uri("https://evil.org/@host.example.com"), uri("host.example.com"), false],
    [uri("https://192.0.2.1/"), uri(""), false],
    [uri("urn:a:b"), uri(""), false],
    [ip("192.0.2.77"), range("192.0.2.0/24"), true],
    [ip("192.0.3.1"), range("192.0.2.0/24"), false],
    [ip("2001:db8::1"), range("2001:db8::/32"), true],
    [ip("192.0.2.1"), range("::/0"), false],
    [directory("CN=a,O=Example,C=DE"), directory("O=example,C=de"), true],
    [directory("CN=a,O=Other,C=DE"), directory("O=Example,C=DE"), false],
  ];
  for (const [name, subtree, expected] of cases) {
    test(`${JSON.stringify(name).slice(0, 60)} in ${JSON.stringify(subtree).slice(0, 60)}: ${expected}`, () => {
      assert.equal(liesIn(name, subtree, false), expected);
    });
  }

  test("a wildcard that may stand for an excluded name is excluded", () => {
    assert.ok(liesIn(dns("*.example.com"), dns("secret.example.com"), true));
    assert.ok(!liesIn(dns("*.example.com"), dns("a.secret.example.com"), true));
    assert.ok(!liesIn(dns("*.example.com"), dns("secret.example.com"), false));
  });

  test("what cannot be compared counts against the name on both sides", () => {
    const other: GeneralName = { kind: "other", number: 0 };
    assert.deepEqual([liesIn(other, other, true), liesIn(other, other, false)], [true, false]);
  });
});

describe("host names", () => {
  const names = [
    dns("*.example.com"),
    dns("exact.org"),
    ip("192.0.2.1"),
    dns("*.com"),
    dns("w*.net"),
    dns("f.*.example.net"),
  ];
  for (const host of ["a.example.com", "A.EXAMPLE.COM", "a.example.com.", "exact.org", "192.0.2.1"]) {
    test(`${host} is one of them`, () => assert.ok(isForHost(names, host)));
  }
  for (const host of [
    "example.com",
    "b.a.example.com",
    "example.com.evil",
    "a.com",
    "www.net",
    "f.a.example.net",
    "192.0.2.2",
    "a..com",
  ]) {
    test(`${host} is none of them`, () => assert.ok(!isForHost(names, host)));
  }

  test("a certificate without alternative names is for nobody", () => assert.ok(!isForHost(undefined, "exact.org")));

  test("only names in ASCII and addresses can be asked for", () => {
    for (const host of ["a_b.example", "xn--bcher-kva.example", "::1", "[::1]"]) assert.ok(isHost(host), host);
    for (const host of ["", "*.a", "b\u00fccher.example", "a b", `${"a".repeat(64)}.b`, "a/b"])
      assert.ok(!isHost(host), host);
  });
});

test("addresses are written as RFC 5952 has it, networks read with no bits to spare", () => {
  for (const text of ["192.0.2.1", "::", "::1", "2001:db8::1", "2001:db8:0:1:1:1:1:1", "2001:0:0:1::1"]) {
    const expected = text === "2001:0:0:1::1" ? "2001:0:0:1::1" : text;
    assert.equal(formatIpAddress(parseIpAddress(text)!), expected);
  }
  for (const text of ["10.0.0.1/8", "10.0.0.0/33", "10.0.0.0", "x/8", "::/129", "10.0.0.0/"]) {
    assert.equal(parseCidr(text), undefined, text);
  }
  assert.deepEqual([...parseCidr("10.128.0.0/9")!.mask], [255, 128, 0, 0]);
});
