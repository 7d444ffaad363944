import type { GeneralName } from "../names/general-name.ts";
import { comparableParts } from "../names/name-compare.ts";

/**
 * Whether a name lies in a subtree. Both are of one kind.
 * @param forExclusion counts a wildcard that stands for a name in the subtree
 * Source: RFC 5280, 4.2.1.10
 */
export function liesIn(name: GeneralName, subtree: GeneralName, forExclusion: boolean): boolean {
  if (name.kind === "ip" && subtree.kind === "ip") return isInRange(name.bytes, subtree.bytes);
  if (name.kind === "directory" && subtree.kind === "directory") {
    const parts = comparableParts(name.name);
    return comparableParts(subtree.name).every((part, index) => parts[index] === part);
  }
  if (name.kind === "dns" && subtree.kind === "dns") return isDnsIn(name.text, subtree.text, forExclusion);
  if (name.kind === "email" && subtree.kind === "email") return isMailboxIn(name.text, subtree.text);
  if (name.kind === "uri" && subtree.kind === "uri") return isUriIn(name.text, subtree.text, forExclusion);
  return forExclusion; // A kind that nobody compares: neither known to be inside nor known to be outside.
}

/** Whether two names are compared with each other at all. */
export function isSameKind(name: GeneralName, subtree: GeneralName): boolean {
  if (name.kind === "other" && subtree.kind === "other") return name.number === subtree.number;
  return name.kind === subtree.kind;
}

function isInRange(address: Uint8Array, range: Uint8Array): boolean {
  if (range.length !== 2 * address.length) return false;
  return address.every((octet, index) => {
    const mask = range[address.length + index]!;
    return (octet & mask) === (range[index]! & mask);
  });
}

/** A leading dot, which others write, means the names below alone. */
function isDnsIn(name: string, subtree: string, forExclusion: boolean): boolean {
  const [host, domain] = [name.toLowerCase().replace(/\.$/, ""), subtree.toLowerCase().replace(/\.$/, "")];
  if (isHostIn(host, domain)) return true;
  if (!forExclusion || !host.startsWith("*.")) return false;
  const parent = host.slice(1);
  const below = domain.replace(/^\./, "");
  return below.endsWith(parent) && !below.slice(0, -parent.length).includes(".");
}

function isHostIn(host: string, domain: string): boolean {
  if (domain === "") return true;
  return domain.startsWith(".") ? host.endsWith(domain) : host === domain || host.endsWith(`.${domain}`);
}

function isMailboxIn(mailbox: string, subtree: string): boolean {
  const at = mailbox.lastIndexOf("@");
  const host = mailbox.slice(at + 1).toLowerCase();
  const split = subtree.lastIndexOf("@");
  if (at < 0) return false;
  if (split >= 0) {
    return mailbox.slice(0, at) === subtree.slice(0, split) && host === subtree.slice(split + 1).toLowerCase();
  }
  return isExactHostIn(host, subtree);
}

/** A URI whose host is no domain name violates every constraint on URIs. */
function isUriIn(uri: string, subtree: string, forExclusion: boolean): boolean {
  const host = hostOf(uri);
  return host === undefined ? forExclusion : isExactHostIn(host, subtree);
}

function isExactHostIn(host: string, subtree: string): boolean {
  const domain = subtree.toLowerCase();
  if (domain === "") return true;
  return domain.startsWith(".") ? host.endsWith(domain) : host === domain;
}

function hostOf(uri: string): string | undefined {
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?([^/?#:@[\]]+)(?::\d*)?(?:[/?#]|$)/i.exec(uri)?.[1]?.toLowerCase();
  return host === undefined || /^[\d.]+$/.test(host) ? undefined : host.replace(/\.$/, "");
}
