import { Buffer } from "node:buffer";
import type { KeyObject } from "node:crypto";
import { importPkcs8 } from "@keyward/core/crypto/key/der/pkcs8";
import { type PublicWrappingMethod, unwrapKey } from "@keyward/core/crypto/transport/wrap-key";
import type { Secret } from "@keyward/core/secret/secret";
import { decodePem, encodePem } from "@keyward/core/text/pem";
import { CliError } from "../../cli-error.ts";
import { assertCanBeMade, writeNewFile } from "../../files/new-file.ts";
import { CRYPTO_KEYS, type RequestObject } from "../../kinds.ts";
import type { Session } from "../../session.ts";
import { assertNotRefused, isEnded, type Patience, sentenceOf } from "../follow.ts";
import { askedFor, followThroughPeople } from "./asked.ts";
import { makeRecipient, pemOf, readPrivateKey, readRecipient, spkiOf } from "./recipient.ts";
import { DEFAULT_METHOD, wrappingMethod } from "./wrapping-method.ts";

export interface ExportOptions {
  /** A new file, for what comes out. */
  readonly out: string;
  readonly method?: PublicWrappingMethod;
  readonly reason?: string;
  /** Name of a request that was made before; it has its recipient. */
  readonly request?: string;
  /** Of these three exactly one: file of the recipient's public key, */
  readonly to?: string;
  /** new file for the private half of a key that is made, */
  readonly makeKey?: string;
  /** file of a private key: what comes out is opened with it, and is the key itself. */
  readonly unwrapWith?: string;
}

/** Takes a version out of Keyward, into a new file of the owner's own. @throws CliError */
export async function exportToFile(
  session: Session,
  { key, version }: { readonly key: string; readonly version: number },
  options: ExportOptions,
  patience: Patience,
): Promise<void> {
  const { out, method = DEFAULT_METHOD, reason, request: name, unwrapWith } = options;
  assertOneRecipient(options);
  for (const path of [out, options.makeKey]) if (path !== undefined) await assertCanBeMade(path);
  const opener = unwrapWith === undefined ? undefined : await readPrivateKey(unwrapWith, session);
  const wrappingKey = name === undefined ? pemOf(await recipientOf(options, opener)) : "";
  const exportTo = { wrappingKey, method };
  const wish = { key, version, action: "Export", exportTo, ...(reason !== undefined && { reason }) } as const;
  const asked = await askedFor(session, wish, name);
  if (opener !== undefined) assertOpens(opener, asked, unwrapWith!);
  const request = await followThroughPeople(session, asked, isEnded, patience);
  if (request.status?.phase !== "Succeeded") return unfinished(session, request, out);
  await write(session, request, out, opener);
}

function assertOneRecipient({ to, makeKey, unwrapWith, request, out }: ExportOptions): void {
  if (makeKey === out) throw new CliError("--out and --make-key are two files");
  const given = [to, makeKey, unwrapWith].filter((path) => path !== undefined);
  if (request !== undefined && (to !== undefined || makeKey !== undefined)) {
    throw new CliError("a request that was made before has its recipient: --to and --make-key go with new ones");
  }
  if (request === undefined && given.length !== 1) throw new CliError("name one of --to, --make-key and --unwrap-with");
}

async function recipientOf({ to, makeKey }: ExportOptions, opener: KeyObject | undefined): Promise<Uint8Array> {
  if (opener !== undefined) return spkiOf(opener);
  return to === undefined ? makeRecipient(makeKey!) : readRecipient(to);
}

/** Said before people are waited for. */
function assertOpens(opener: KeyObject, { spec, metadata }: RequestObject, path: string): void {
  if (Buffer.from(decodePem(spec.exportTo!.wrappingKey).bytes).equals(spkiOf(opener))) return;
  throw new CliError(`${path} does not open what keyrequest/${metadata.name} gives: it is for another key`);
}

function unfinished(session: Session, request: RequestObject, out: string): void {
  show(session, request, sentenceOf(request));
  assertNotRefused(request);
  const { metadata, spec } = request;
  const again = `keyward keys export ${spec.keyRef.name} ${spec.version} --request ${metadata.name} --out ${out}`;
  session.note(`nothing is written yet. Next, when people have agreed: ${again}`);
}

async function write(
  session: Session,
  request: RequestObject,
  out: string,
  opener: KeyObject | undefined,
): Promise<void> {
  const { name } = request.metadata;
  const { wrappedKey } = request.status!;
  if (wrappedKey === undefined) throw new CliError(`keyrequest/${name} has no wrapped key`);
  const wrapped = Buffer.from(wrappedKey, "base64");
  const { keyRef, version, exportTo } = request.spec;
  const what = `version ${version} of ${keyRef.name}`;
  const method = wrappingMethod(exportTo!.method ?? DEFAULT_METHOD);
  if (opener === undefined) {
    await writeNewFile(out, wrapped);
    show(session, request, `keyrequest/${name}: ${what} is in ${out}, wrapped by ${method}`);
    return;
  }
  using plain = await unwrapKey(method, opener, wrapped);
  const form = await writeOpened(session, request, plain, out);
  show(session, request, `keyrequest/${name}: ${what} is in ${out}, opened: ${form}`);
}

/** @returns what the file holds. @throws CliError where it is not the key that status shows */
async function writeOpened(session: Session, { spec }: RequestObject, plain: Secret, out: string): Promise<string> {
  const { client, namespace } = session;
  const { status } = await client.get(CRYPTO_KEYS, { namespace, name: spec.keyRef.name });
  const publicKey = status?.versions?.find(({ version }) => version === spec.version)?.publicKey;
  if (publicKey === undefined) {
    await plain.use((bytes) => writeNewFile(out, bytes));
    return "the bytes of a secret key";
  }
  const { keys } = plain.use(importPkcs8);
  const isIt = keys.length > 1 || Buffer.from(decodePem(publicKey).bytes).equals(spkiOf(keys[0]!));
  if (!isIt) throw new CliError(`what came out is not version ${spec.version}: its public half is another`);
  await writeNewFile(
    out,
    plain.use((bytes) => encodePem("PRIVATE KEY", bytes)),
  );
  return "PKCS#8, PEM";
}

/** The wrapped key goes to its file alone. */
function show({ output, print }: Session, request: RequestObject, sentence: string): void {
  const { wrappedKey: _, ...status } = request.status ?? {};
  print(output === "json" ? JSON.stringify({ ...request, status }, undefined, 2) : sentence);
}
