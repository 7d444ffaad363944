import assert from "node:assert/strict";
import { constants, createCipheriv, generateKeyPairSync, publicEncrypt, randomBytes, verify } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { Kind } from "@keyward/kube/client/kind";
import { CONFIG_MAPS, EVENTS, LEASES, PODS, SECRETS } from "@keyward/kube/client/kinds";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { SignRequestSchema, SignResponseSchema } from "@keyward/proto/gen/keyward/v1/signature_pb";
import { eventually } from "../../driver/eventually.ts";
import { KINDS } from "../crds/api-server.ts";
import { openSuite } from "../operator/fixture.ts";
import { createPolicy, createProfile, getKey, hasReason } from "../operator/objects.ts";
import type { OperatorProcess } from "../operator/operator-process.ts";
import { isIn } from "./forms.ts";
import { PodSidecar } from "./pod-sidecar.ts";
import { ask, ended } from "./requests.ts";

const SIGN = ["CryptoService/Sign", SignRequestSchema, SignResponseSchema] as const;
const [KEY, POLICY, PROFILE] = ["known", "known-rules", "known-users"];
const suite = await openSuite();
const { client, namespace, operatorNamespace } = suite;
const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
/** What must be nowhere, and what must be somewhere, or nobody would have looked. */
const SECRET = Buffer.from(privateKey.export({ format: "jwk" }).d!, "base64url");
const PUBLIC = Buffer.from(publicKey.export({ format: "jwk" }).x!, "base64url");

let operator: OperatorProcess;
let sidecar: PodSidecar;

before(async () => {
  operator = await suite.start();
  await createPolicy(suite, POLICY!, { algorithm: "ECDSA-P256", keys: "None" });
  const spec = { policyRef: { name: POLICY! }, origin: "Imported" as const };
  await client.create(KINDS.CryptoKey, { metadata: { namespace, name: KEY! }, spec });
  await bringIn();
  await createProfile(suite, PROFILE!, {
    signatures: { default: "ECDSA-P256-SHA256", allowed: ["ECDSA-P256-SHA256"] },
    grants: [{ containers: ["app"], keys: [{ policy: KEY!, usages: ["sign"] }] }],
  });
  await hasReason(() => getKey(suite, KEY!), "Ready", "KeyAvailable");
  sidecar = await PodSidecar.start(suite, PROFILE!);
  await sidecar.holds(KEY!);
});
after(async () => sidecar?.[Symbol.asyncDispose]());

/** The key comes wrapped, as docs/keys.md says. */
async function bringIn(): Promise<void> {
  const name = await ask(suite, KEY!, "Import", { importFrom: {} });
  const ticket = await eventually("a ticket", async () => {
    return (await client.get(KINDS.KeyRequest, { namespace, name })).status?.importTicket;
  });
  const inner = randomBytes(32);
  const oaep = { key: ticket.wrappingKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };
  const cipher = createCipheriv("id-aes256-wrap-pad", inner, Buffer.from("a65959a6", "hex"));
  const pkcs8 = privateKey.export({ type: "pkcs8", format: "der" });
  const wrapped = Buffer.concat([publicEncrypt(oaep, inner), cipher.update(pkcs8), cipher.final()]).toString("base64");
  const body = { metadata: { annotations: { "keyward.dev/wrapped-key": wrapped } } };
  await client.patch(KINDS.KeyRequest, { namespace, name }, { type: "merge", body });
  assert.equal((await ended(suite, name)).status?.phase, "Succeeded");
}

type Readable = readonly (readonly [what: string, content: Buffer | string])[];
const KINDS_READ: readonly Kind<KubeObject>[] = [...Object.values(KINDS), CONFIG_MAPS, EVENTS, LEASES, PODS, SECRETS];

async function objects(place: string): Promise<Readable> {
  const lists = KINDS_READ.map(async (kind) => {
    const { items } = await client.list(kind, kind.namespaced ? { namespace: place } : {});
    return items.map((item) => [`${kind.kind} ${place}/${item.metadata.name}`, JSON.stringify(item)] as const);
  });
  return (await Promise.all(lists)).flat();
}

async function secrets(place: string): Promise<Readable> {
  const { items } = await client.list(SECRETS, { namespace: place });
  return items.flatMap(({ metadata, data = {} }) =>
    Object.entries(data).map(([name, value]) => {
      return [`${name} of Secret ${place}/${metadata.name}`, Buffer.from(value, "base64")] as const;
    }),
  );
}

function surroundings(name: string, pid: number | undefined): Readable {
  return ["environ", "cmdline"].map((part) => [`${part} of the ${name}`, readFileSync(`/proc/${pid}/${part}`)]);
}

function files(folder: string): Readable {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return entries
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((path) => [`file ${path}`, readFileSync(path)] as const);
}

/** Everything that others can read, by what it is. */
async function readable(): Promise<Readable> {
  const places = [namespace, operatorNamespace];
  return [
    ["the operator's log", operator.output],
    ["the sidecar's log", sidecar.output],
    ["the operator's metrics", (await operator.get("/metrics")).body],
    ...(await Promise.all(places.flatMap((place) => [objects(place), secrets(place)]))).flat(),
    ...surroundings("operator", operator.pid),
    ...surroundings("sidecar", sidecar.pid),
    ...files(sidecar.dir),
  ];
}

test("of a key that signs in a pod nothing is in logs, metrics, objects, Events, files or environments", async () => {
  const message = Buffer.from("signed with a key that the test knows");
  const input = { case: "message", value: message } as const;
  const { signature } = await sidecar.call(SIGN, { key: { key: { case: "policy", value: KEY! } }, input });
  assert.ok(verify("sha256", message, publicKey, signature));
  const all = await readable();
  const withSecret = all.filter(([, content]) => isIn(content, SECRET)).map(([what]) => what);
  assert.deepEqual(withSecret, []);
  const withPublic = all.filter(([, content]) => isIn(content, PUBLIC)).map(([what]) => what);
  assert.ok(withPublic.includes(`CryptoKey ${namespace}/${KEY}`), `found in ${withPublic}`);
});
