import type { NamePattern } from "@keyward/core/policy/certificate-contents";

/** Each function returns what is wrong with a pattern as a text. */

const LABELS = /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?)*$/i;
const MAILBOX = /^(\*|[^@*]+)@([^@*]+)$/;
const SCHEME_AND_HOST = /^[a-z][a-z0-9+.-]*:(?:\/\/[^/*?#]+(?:\/|$)|[^/*])/i;

const MAX_STARS = 2;

/** A leftmost label `*` stands for one label, `**` for one or more. */
export function dnsPattern(text: string): NamePattern | string {
  const [, star, rest = ""] = /^(?:(\*\*?)\.)?(.*)$/.exec(text) ?? [];
  if (!LABELS.test(rest)) return "not a DNS name, nor *. or **. and a DNS name";
  const domain = rest.toLowerCase();
  if (star === undefined) return { text, matches: (name) => name.toLowerCase() === domain };
  const isBelow = (name: string) => name.toLowerCase().endsWith(`.${domain}`) && name.length > domain.length + 1;
  if (star === "**") return { text, matches: isBelow };
  return { text, matches: (name) => isBelow(name) && !name.slice(0, -(domain.length + 1)).includes(".") };
}

/** The part before the `@` counts in its case, the host does not (RFC 5321, 2.4). */
export function emailPattern(text: string): NamePattern | string {
  const [, mailbox, host = ""] = MAILBOX.exec(text) ?? [];
  if (mailbox === undefined || !LABELS.test(host)) return "neither a mailbox, as app@example.com, nor *@example.com";
  const matches = (name: string) => {
    const at = name.lastIndexOf("@");
    return at > 0 && hasHost(name, at, host) && (mailbox === "*" || name.slice(0, at) === mailbox);
  };
  return { text, matches };
}

function hasHost(name: string, at: number, host: string): boolean {
  return name.slice(at + 1).toLowerCase() === host.toLowerCase();
}

/** A star in scheme or host could take in hosts of others. */
export function uriPattern(text: string): NamePattern | string {
  const [begin] = SCHEME_AND_HOST.exec(text) ?? [];
  if (begin === undefined) return "not a URI whose * stand behind scheme and host";
  // Matching takes the length of a name to the power of the stars.
  if ((text.match(/\*+/g)?.length ?? 0) > MAX_STARS) return `more than ${MAX_STARS} stars`;
  if (/\*{3}/.test(text)) return "three stars";
  const parts = text.split(/(\*\*?)/).map((part) => {
    if (part === "**") return ".*";
    return part === "*" ? "[^/]+" : part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&");
  });
  const expression = new RegExp(`^${parts.join("")}$`);
  return { text, matches: (name) => expression.test(name) && !hasDotSegments(name) };
}

/** `..` would lead out of the part of the tree that the pattern names. */
function hasDotSegments(uri: string): boolean {
  return /\/(?:\.|%2e){1,2}(?:[/?#]|$)/i.test(uri);
}
