import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { KEY_ALGORITHMS, type KeyAlgorithm } from "@keyward/core/algorithms/key";
import { type PublicWrappingMethod, wrapKey } from "@keyward/core/crypto/transport/wrap-key";
import { decodePem } from "@keyward/core/text/pem";
import { isForbidden, isNotFound } from "@keyward/kube/watch/kube-error";
import { CliError } from "../../cli-error.ts";
import { readPublicFile, readSecretFile } from "../../files/bounded-file.ts";
import { assertCanBeMade, writeNewFile } from "../../files/new-file.ts";
import { CRYPTO_KEYS, KEY_POLICIES, KEY_REQUESTS, type RequestObject } from "../../kinds.ts";
import type { Session } from "../../session.ts";
import { assertNotRefused, isEnded, messageOf, type Patience, sentenceOf } from "../follow.ts";
import { askedFor, followThroughPeople } from "./asked.ts";
import { type KeyFileFormat, plainKey } from "./plain-key.ts";
import { DEFAULT_METHOD, wrappingMethod } from "./wrapping-method.ts";

export interface ImportOptions {
  readonly method?: PublicWrappingMethod;
  readonly reason?: string;
  /** Name of a request that was made before. */
  readonly request?: string;
  /** Of these three exactly one: a key to wrap here, */
  readonly keyFile?: string;
  readonly format: KeyFileFormat;
  /** a key that was wrapped elsewhere, */
  readonly wrappedKey?: string;
  /** or a new file for what it is to be wrapped under. */
  readonly wrappingKey?: string;
}

/** What stays in status until another key is brought. */
const REJECTED = "MaterialRejected";
/** A second key that is refused in the same words changes nothing in status; after so long it was looked at. */
const SAME_WORDS_AFTER_MS = 10_000;

/** Brings a key of a file into a CryptoKey. The file is read first: nobody is asked for what cannot be done. @throws CliError */
export async function importFile(
  session: Session,
  key: string,
  options: ImportOptions,
  patience: Patience,
): Promise<void> {
  assertOneSource(options);
  const { wrappingKey, wrappedKey, keyFile } = options;
  if (wrappingKey !== undefined) {
    await assertCanBeMade(wrappingKey);
    return giveTicket(session, await ticket(session, key, options, patience), wrappingKey);
  }
  if (wrappedKey !== undefined) {
    const wrapped = await readPublicFile(wrappedKey);
    return bring(session, await ticket(session, key, options, patience), () => wrapped, patience);
  }
  using file = await readSecretFile(keyFile!, session.note);
  using plain = plainKey(file, options.format, await algorithmOf(session, key));
  const wrap = ({ status }: RequestObject) => {
    const { wrappingKey: pem, method: text } = status!.importTicket!;
    const [under, method] = [decodePem(pem).bytes, wrappingMethod(text)];
    session.note(`wrapped by ${method} under the key with SHA-256 ${createHash("sha256").update(under).digest("hex")}`);
    return wrapKey(method, under, plain);
  };
  return bring(session, await ticket(session, key, options, patience), wrap, patience);
}

function assertOneSource({ keyFile, wrappedKey, wrappingKey, request }: ImportOptions): void {
  const given = [keyFile, wrappedKey, wrappingKey].filter((path) => path !== undefined);
  if (given.length !== 1) throw new CliError("name one of --key-file, --wrapping-key and --wrapped-key");
  if (wrappedKey === undefined || request !== undefined) return;
  throw new CliError(
    "each request has a wrapping key of its own. Next: --wrapping-key FILE, then --wrapped-key with --request",
  );
}

/** @returns undefined where the policy may not be read: the backend judges in any case */
async function algorithmOf({ client, namespace }: Session, name: string): Promise<KeyAlgorithm | undefined> {
  const { spec } = await client.get(CRYPTO_KEYS, { namespace, name });
  try {
    const policy = await client.get(KEY_POLICIES, { namespace, name: spec.policyRef.name });
    return KEY_ALGORITHMS.get(policy.spec.algorithm);
  } catch (error) {
    if (isForbidden(error) || isNotFound(error)) return undefined;
    throw error;
  }
}

/** @returns the request as soon as it has a wrapping key, has ended, or time is up. @throws CliError where it was refused */
async function ticket(
  session: Session,
  key: string,
  options: ImportOptions,
  patience: Patience,
): Promise<RequestObject> {
  const { method = DEFAULT_METHOD, reason, request: name } = options;
  const wish = { key, action: "Import", importFrom: { method }, ...(reason !== undefined && { reason }) } as const;
  const asked = await askedFor(session, wish, name);
  const isReady = (request: RequestObject) => isEnded(request) || hasTicket(request);
  const request = await followThroughPeople(session, asked, isReady, patience);
  assertNotRefused(request);
  return request;
}

function hasTicket({ status }: RequestObject): boolean {
  return status?.phase === "WaitingForMaterial" && status.importTicket !== undefined;
}

async function giveTicket(session: Session, request: RequestObject, path: string): Promise<void> {
  if (!hasTicket(request)) return later(session, request, `--wrapping-key ${path}`);
  const { wrappingKey, method } = request.status!.importTicket!;
  await writeNewFile(path, wrappingKey);
  const next = `keyward keys import ${request.spec.keyRef.name} --request ${request.metadata.name} --wrapped-key FILE`;
  show(session, request, `keyrequest/${request.metadata.name}: wrap the key by ${method} under ${path}. Next: ${next}`);
}

async function bring(
  session: Session,
  request: RequestObject,
  wrap: (request: RequestObject) => Uint8Array,
  patience: Patience,
): Promise<void> {
  if (!hasTicket(request))
    return isEnded(request) ? conclude(session, request) : later(session, request, "the same file");
  const { name, namespace = "" } = request.metadata;
  const wrapped = Buffer.from(wrap(request)).toString("base64");
  const body = { metadata: { annotations: { "keyward.dev/wrapped-key": wrapped } } };
  const brought = await session.client.patch(KEY_REQUESTS, { name, namespace }, { type: "merge", body });
  const before = rejectionOf(request);
  const isSettled = (one: RequestObject, waitedMs: number) => {
    const said = rejectionOf(one);
    return isEnded(one) || (said !== undefined && (said !== before || waitedMs > SAME_WORDS_AFTER_MS));
  };
  conclude(session, await followThroughPeople(session, brought, isSettled, patience));
}

function rejectionOf(request: RequestObject): string | undefined {
  const isRejected = request.status?.conditions?.some(({ reason }) => reason === REJECTED) === true;
  return isRejected ? messageOf(request) : undefined;
}

function conclude(session: Session, request: RequestObject): void {
  show(session, request, sentenceOf(request));
  assertNotRefused(request);
  const rejection = rejectionOf(request);
  if (rejection === undefined || isEnded(request)) return;
  throw new CliError(`the key was refused: ${rejection}. Next: bring another with --request ${request.metadata.name}`);
}

/** Time was up before there was anything to wrap under. */
function later(session: Session, request: RequestObject, again: string): void {
  show(session, request, sentenceOf(request));
  session.note(
    `there is no wrapping key yet. Next: the same command with --request ${request.metadata.name} and ${again}`,
  );
}

function show({ output, print }: Session, request: RequestObject, sentence: string): void {
  print(output === "json" ? JSON.stringify(request, undefined, 2) : sentence);
}
