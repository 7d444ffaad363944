import assert from "node:assert/strict";
import test from "node:test";
import { readFipsConfig } from "./config.ts";

test("the cache is KEYWARD_CACHE's, then XDG_CACHE_HOME's, then the home folder's", () => {
  assert.equal(readFipsConfig({ KEYWARD_CACHE: "/c", XDG_CACHE_HOME: "/x" }).cacheDir, "/c/fips");
  assert.equal(readFipsConfig({ XDG_CACHE_HOME: "/x" }).cacheDir, "/x/keyward/fips");
  assert.match(readFipsConfig({}).cacheDir, /\/\.cache\/keyward\/fips$/);
});

test("an empty variable is an absent one", () => {
  const config = readFipsConfig({ KEYWARD_CACHE: "", KEYWARD_OPENSSL_CRATE: "", CARGO_HOME: "" });
  assert.equal(config.crateFile, undefined);
  assert.match(config.cargoHome, /\/\.cargo$/);
});
