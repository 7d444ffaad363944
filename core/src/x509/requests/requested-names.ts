import { KeywardError } from "../../errors/keyward-error.ts";
import { quote } from "../../text/quote.ts";
import { readAlternativeNames } from "../extensions/extension-read.ts";
import type { GeneralName } from "../names/general-name.ts";
import { labelsOf } from "../names/host-name.ts";
import { OID } from "../oids.ts";
import type { CertificateRequest } from "./certificate-request.ts";

/** The alternative names of a request, by kind. */
export interface RequestedNames {
  readonly all: readonly GeneralName[];
  readonly dnsNames: readonly string[];
  readonly ipAddresses: readonly Uint8Array[];
  readonly emailAddresses: readonly string[];
  readonly uris: readonly string[];
  /** Of kinds that are never taken over. */
  readonly others: number;
}

const MAILBOX = /^[!-?A-~]{1,64}@[^@]+$/;
const URI = /^[a-z][a-z0-9+.-]*:[!-~]+$/i;
const MAX_URI = 512;

/** By the extensions of a request: several rules ask for its names. */
const READ = new WeakMap<CertificateRequest["extensions"], RequestedNames>();

/** @throws INVALID_ARGUMENT for a malformed extension */
export function requestedNames({ extensions }: Pick<CertificateRequest, "extensions">): RequestedNames {
  const read = READ.get(extensions);
  if (read !== undefined) return read;
  const names = readNames(extensions);
  READ.set(extensions, names);
  return names;
}

function readNames(extensions: CertificateRequest["extensions"]): RequestedNames {
  const extension = extensions.get(OID.subjectAltName);
  const all = extension === undefined ? [] : readAlternativeNames(extension, "certificate request subjectAltName");
  const texts = (wanted: string) => all.flatMap((name) => ("text" in name && name.kind === wanted ? [name.text] : []));
  return {
    all,
    dnsNames: texts("dns"),
    ipAddresses: all.flatMap((name) => (name.kind === "ip" ? [name.bytes] : [])),
    emailAddresses: texts("email"),
    uris: texts("uri"),
    others: all.filter(({ kind }) => kind === "directory" || kind === "other").length,
  };
}

/** @throws INVALID_ARGUMENT for a name that is none of its kind; a certificate would carry it to programs that trust it */
export function assertNames({ dnsNames, emailAddresses, uris }: RequestedNames): void {
  const isDns = (name: string) => !name.endsWith(".") && labelsOf(name.replace(/^\*\./, "")) !== undefined;
  const isMailbox = (name: string) =>
    MAILBOX.test(name) && labelsOf(name.slice(name.lastIndexOf("@") + 1)) !== undefined;
  const isUri = (name: string) => name.length <= MAX_URI && URI.test(name);
  assertEach(dnsNames, isDns, "DNS name");
  assertEach(emailAddresses, isMailbox, "mailbox");
  assertEach(uris, isUri, "URI");
}

function assertEach(names: readonly string[], isRight: (name: string) => boolean, kind: string): void {
  const wrong = names.find((name) => !isRight(name));
  if (wrong === undefined) return;
  throw new KeywardError("INVALID_ARGUMENT", `the request asks for ${quote(wrong)}, which is no ${kind}`);
}
