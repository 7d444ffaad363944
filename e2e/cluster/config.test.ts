import assert from "node:assert/strict";
import { it } from "node:test";
import { readClusterConfig } from "./config.ts";

it("folders come from the variables, and an empty variable counts as absent", () => {
  assert.equal(readClusterConfig({ KEYWARD_CACHE: "/c", XDG_CACHE_HOME: "/x" }).cacheDir, "/c");
  assert.equal(readClusterConfig({ KEYWARD_CACHE: "", XDG_CACHE_HOME: "/x" }).cacheDir, "/x/keyward");
  assert.match(readClusterConfig({}).cacheDir, /\/\.cache\/keyward$/);
  assert.equal(readClusterConfig({}).stateDir, "/var/lib/keyward");
  assert.equal(readClusterConfig({ KEYWARD_STATE: "/s" }).stateDir, "/s");
  assert.equal(readClusterConfig({ KEYWARD_CLUSTER: "" }).wanted, undefined);
});
