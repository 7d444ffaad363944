/** Scheme and authority; the two slashes must be there, or WHATWG's parser would take a path for a host. */
const SCHEME_AND_AUTHORITY = /^https?:\/\/(?:[^/?#@]*@)?([^/?#@]+)(?:[/?#]|$)/i;
/** What may stand in a URI (RFC 3986, 2). A certificate holds it as an IA5String, so it must be ASCII. */
const URI_CHARACTERS = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})*$/i;

/** Whether a text is an absolute URL with scheme http or https, in any case, and a host. */
export function isHttpUrl(text: string): boolean {
  return SCHEME_AND_AUTHORITY.test(text) && URI_CHARACTERS.test(text) && URL.canParse(text);
}
