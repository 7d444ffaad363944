/** DNS-1123 label and subdomain. Source: Kubernetes, "Object Names and IDs" */
const LABEL = /^[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?$/;
const MAX_SUBDOMAIN = 253;

/** @returns whether the text can name a container or a namespace: 1 to 63 of a-z, 0-9 and `-`, no `-` at the ends. */
export function isDnsLabel(text: string): boolean {
  return LABEL.test(text);
}

/** @returns whether the text can name an object: DNS labels joined by dots, at most 253 characters. */
export function isDnsSubdomain(text: string): boolean {
  return text.length <= MAX_SUBDOMAIN && text.split(".").every(isDnsLabel);
}
