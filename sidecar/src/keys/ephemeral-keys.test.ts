import assert from "node:assert/strict";
import { test } from "node:test";
import { LOCAL_CALLER } from "../identity/caller.ts";
import { ClientConnection } from "../identity/connection.ts";
import { ephemeralKeysOf } from "./ephemeral-keys.ts";
import { secretKey } from "./testing/secret-key.ts";

const GREEDY = { ...LOCAL_CALLER, container: "greedy" };
const ANY = Number.POSITIVE_INFINITY;
const LARGE = secretKey("SECRET", Buffer.alloc(65_536), ["derive"]);

const connect = (caller = GREEDY) => new ClientConnection(caller, assert.ifError);

test("a caller's connections share what its keys may take, which leaves another's alone and comes back", () => {
  const connections = Array.from({ length: 8 }, () => connect());
  const ids: string[] = [];
  const fill = () => {
    for (;;) ids.push(ephemeralKeysOf(connections[ids.length % 8]!).add(LARGE, ANY));
  };
  const exhausted = { code: "RESOURCE_EXHAUSTED", message: /connections of this caller hold too many ephemeral keys/ };
  assert.throws(fill, exhausted);
  assert.equal(ids.length, Math.floor((32 * 1024 * 1024) / (65_536 + 256)));
  const other = connect(LOCAL_CALLER);
  ephemeralKeysOf(other).add(LARGE, ANY);
  const keys = ephemeralKeysOf(connections[0]!);
  assert.equal(keys.destroy(ids[0]!), true);
  assert.equal(keys.destroy(ids[0]!), false);
  keys.add(LARGE, ANY);
  assert.throws(() => keys.add(LARGE, ANY), exhausted);
  for (const connection of connections) connection.close();
  const next = connect();
  for (let i = 0; i < ids.length; i++) ephemeralKeysOf(next).add(LARGE, ANY);
  for (const connection of [next, other]) connection.close();
});
