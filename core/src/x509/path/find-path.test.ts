import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { booleanTrue, element, octetString, oid, sequence } from "../der/writer.ts";
import {
  authorityConstraintsExtension,
  endEntityConstraintsExtension,
  extendedKeyUsageExtension,
  keyUsageExtension,
  subjectAltNameExtension,
} from "../extensions/extension-build.ts";
import { KEY_PURPOSES } from "../oids.ts";
import { authorityExtensions, TEST_TIME_MS, type TestCertificate, testCertificate } from "../testing/test-chain.ts";
import { findPath } from "./find-path.ts";
import type { PathRequest } from "./path-request.ts";

const SERVER = KEY_PURPOSES.get("serverAuth")!;
const root = testCertificate("Root", undefined);
const middle = testCertificate("Middle", root);
const leafOf = (issuer: TestCertificate, ...extensions: Uint8Array[]) =>
  testCertificate("leaf", issuer, { extensions: [endEntityConstraintsExtension(), ...extensions] });
const leaf = leafOf(middle, subjectAltNameExtension(["app.example.com"], ["192.0.2.1"], false));

const requestFor = (one: TestCertificate, changes: Partial<PathRequest> = {}): PathRequest => ({
  leaf: one.candidate,
  intermediates: [middle.candidate],
  roots: [root.candidate],
  atMs: TEST_TIME_MS,
  host: undefined,
  purpose: undefined,
  strictPurpose: false,
  checkRootValidity: false,
  constrainRoots: false,
  trustLeaf: false,
  revocationLists: [],
  ...changes,
});
const verdict = async (one: TestCertificate, changes: Partial<PathRequest> = {}): Promise<string> => {
  const found = await findPath(requestFor(one, changes));
  return found.valid
    ? found.path.map(({ title }) => title.replace("certificate CN=", "")).join(" < ")
    : found.fault.code;
};
const under = (...above: TestCertificate[]) => ({ intermediates: above.map(({ candidate }) => candidate) });
/** An extension with an octet string of those bytes. */
const raw = (type: string, critical: boolean, value: Uint8Array) =>
  sequence(oid(type), ...(critical ? [booleanTrue()] : []), octetString(value));

test("a path is found whatever else was sent along", async () => {
  const stranger = testCertificate("Stranger", undefined);
  assert.equal(await verdict(leaf, under(stranger, middle, root)), "leaf < Middle < Root");
  assert.equal(await verdict(leaf, under()), "NO_PATH");
  assert.equal(await verdict(leaf, { roots: [stranger.candidate] }), "NO_PATH");
});

test("a signature of another key of the same name is no path, the right key beside it is", async () => {
  const impostor = testCertificate("Middle", root, { keys: generateKeyPairSync("ec", { namedCurve: "P-256" }) });
  assert.equal(await verdict(leaf, under(impostor)), "BAD_SIGNATURE");
  assert.equal(await verdict(leaf, under(impostor, middle)), "leaf < Middle < Root");
});

test("times are judged at the time that is asked for, and of roots only where asked", async () => {
  assert.equal(await verdict(leaf, { atMs: Date.UTC(2020, 0) }), "NOT_YET_VALID");
  assert.equal(await verdict(leaf, { atMs: Date.UTC(2030, 0) }), "EXPIRED");
  const old = testCertificate("Old root", undefined, { notAfterMs: TEST_TIME_MS - 1000 });
  const below = leafOf(old);
  const roots = [old.candidate];
  assert.equal(await verdict(below, { roots }), "leaf < Old root");
  assert.equal(await verdict(below, { roots, checkRootValidity: true }), "EXPIRED");
});

test("only certificate authorities that may sign certificates stand above others", async () => {
  const noCa = testCertificate("No CA", root, { extensions: [endEntityConstraintsExtension()] });
  assert.equal(await verdict(leafOf(noCa), under(noCa)), "NOT_A_CA");
  const bare = testCertificate("Bare", root, { extensions: [keyUsageExtension(["keyCertSign"])] });
  assert.equal(await verdict(leafOf(bare), under(bare)), "NOT_A_CA");
  const extensions = [authorityConstraintsExtension(undefined), keyUsageExtension(["cRLSign"])];
  const lister = testCertificate("Lister", root, { extensions });
  assert.equal(await verdict(leafOf(lister), under(lister)), "KEY_USAGE");
});

test("a path is no longer than a CA in it permits; self-issued certificates do not count", async () => {
  const short = testCertificate("Short", root, { extensions: authorityExtensions(0) });
  const deeper = testCertificate("Deeper", short);
  assert.equal(await verdict(leafOf(short), under(short)), "leaf < Short < Root");
  assert.equal(await verdict(leafOf(deeper), under(deeper, short)), "PATH_LENGTH");
  const renewed = testCertificate("Short", short, { keys: generateKeyPairSync("ec", { namedCurve: "P-256" }) });
  assert.equal(await verdict(leafOf(renewed), under(renewed, short)), "leaf < Short < Short < Root");
});

test("what is critical and not known is refused, what is not critical is passed over", async () => {
  const unknown = (critical: boolean) => raw("1.2.3.4", critical, Uint8Array.of(5, 0));
  assert.equal(await verdict(leafOf(middle, unknown(true))), "CRITICAL_EXTENSION");
  assert.equal(await verdict(leafOf(middle, unknown(false))), "leaf < Middle < Root");
});

test("purposes nest: each certificate that names some must permit the one that is asked for", async () => {
  const client = testCertificate("Client CA", root, {
    extensions: [...authorityExtensions(), extendedKeyUsageExtension(["clientAuth"])],
  });
  const server = extendedKeyUsageExtension(["serverAuth"]);
  assert.equal(await verdict(leafOf(client, server), { ...under(client), purpose: SERVER }), "PURPOSE");
  assert.equal(await verdict(leafOf(middle, server), { purpose: SERVER }), "leaf < Middle < Root");
  const any = raw("2.5.29.37", false, sequence(oid("2.5.29.37.0")));
  assert.equal(await verdict(leafOf(middle, any), { purpose: SERVER }), "leaf < Middle < Root");
  assert.equal(await verdict(leafOf(middle, any), { purpose: SERVER, strictPurpose: true }), "PURPOSE");
  assert.equal(await verdict(leafOf(middle), { purpose: SERVER, strictPurpose: true }), "PURPOSE");
  assert.equal(await verdict(middle, { purpose: SERVER, strictPurpose: true }), "IS_A_CA");
});

test("the host is looked for among the alternative names alone", async () => {
  assert.equal(await verdict(leaf, { host: "APP.example.com." }), "leaf < Middle < Root");
  assert.equal(await verdict(leaf, { host: "192.0.2.1" }), "leaf < Middle < Root");
  for (const host of ["leaf", "example.com", "192.0.2.2"]) assert.equal(await verdict(leaf, { host }), "NAME_MISMATCH");
});

test("names that a CA above does not permit are refused, in the subject too", async () => {
  const dns = (text: string) => sequence(element(0x82, Buffer.from(text)));
  const constraints = (tag: number, ...subtrees: Uint8Array[]) =>
    raw("2.5.29.30", true, sequence(element(tag, ...subtrees)));
  const ca = (extension: Uint8Array) =>
    testCertificate("Narrow", root, { extensions: [...authorityExtensions(), extension] });
  const named = (issuer: TestCertificate, ...names: string[]) =>
    leafOf(issuer, subjectAltNameExtension(names, [], false));
  const only = ca(constraints(0xa0, dns("example.com")));
  assert.equal(await verdict(named(only, "a.example.com", "example.com"), under(only)), "leaf < Narrow < Root");
  assert.equal(await verdict(named(only, "a.example.com", "badexample.com"), under(only)), "NAME_CONSTRAINTS");
  const never = ca(constraints(0xa1, dns("secret.example.com")));
  assert.equal(await verdict(named(never, "example.com"), under(never)), "leaf < Narrow < Root");
  assert.equal(await verdict(named(never, "a.secret.example.com"), under(never)), "NAME_CONSTRAINTS");
  const subject = sequence(element(0xa4, testCertificate("Other", undefined).name));
  const people = ca(constraints(0xa0, subject));
  assert.equal(await verdict(leafOf(people), under(people)), "NAME_CONSTRAINTS");
});

test("keys that are too small end a path", async () => {
  const keys = generateKeyPairSync("rsa", { modulusLength: 1024 });
  const weak = testCertificate("weak", middle, { keys, extensions: [] });
  assert.equal(await verdict(weak), "WEAK_KEY");
});

test("a root that is asked about holds by its own signature, another certificate only where roots may be leaves", async () => {
  assert.equal(await verdict(root), "Root < Root");
  const own = { roots: [leaf.candidate], intermediates: [] };
  assert.equal(await verdict(leaf, own), "NO_PATH");
  assert.equal(await verdict(leaf, { ...own, trustLeaf: true }), "leaf");
  assert.equal(await verdict(leaf, { ...own, trustLeaf: true, atMs: 0 }), "NOT_YET_VALID");
});

test("a mesh of certificates of one name is given up, not searched for ever", async () => {
  const keys = Array.from({ length: 8 }, () => generateKeyPairSync("ec", { namedCurve: "P-256" }));
  const selves = keys.map((pair) => testCertificate("Mesh", undefined, { keys: pair }));
  const mesh = selves.flatMap((issuer) => keys.map((pair) => testCertificate("Mesh", issuer, { keys: pair })));
  assert.equal(await verdict(leafOf(selves[0]!), under(...mesh)), "PATH_TOO_COMPLEX");
});
