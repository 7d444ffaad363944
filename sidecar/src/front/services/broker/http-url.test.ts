import assert from "node:assert/strict";
import { test } from "node:test";
import { isHttpUrl } from "./http-url.ts";

for (const url of [
  "http://example.com/crls/list1.crl",
  "HTTPS://EXAMPLE.COM",
  "http://[2001:db8::1]:8080/a?b=c#d",
  "http://user@host/path%20with",
  "https://10.0.0.1",
]) {
  test(`${url} is one`, () => assert.equal(isHttpUrl(url), true));
}

for (const [why, url] of [
  ["empty", ""],
  ["without a scheme", "example.com/list.crl"],
  ["of another scheme", "ldap://example.com/list.crl"],
  ["without slashes", "http:example.com"],
  ["without a host", "http:///list.crl"],
  ["with a user and no host", "http://user@/list.crl"],
  ["with a port and no host", "http://:80/list.crl"],
  ["with a space in the host", "http://exa mple.com/"],
  ["with a line break", "http://example.com/\nlist.crl"],
  ["with a broken escape", "http://example.com/%zz"],
  ["with a port that is none", "http://example.com:99999/"],
  ["beyond ASCII", "http://example.com/ä"],
] as const) {
  test(`a text ${why} is none`, () => assert.equal(isHttpUrl(url), false));
}
