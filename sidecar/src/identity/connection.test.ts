import assert from "node:assert/strict";
import { test } from "node:test";
import { LOCAL_CALLER } from "./caller.ts";
import { ClientConnection, connectionSlot } from "./connection.ts";

const unexpected = (error: unknown) => assert.fail(String(error));

/** Writes its name when it ends. */
const resource = (name: string, ended: string[]): Disposable => ({ [Symbol.dispose]: () => void ended.push(name) });

test("what a connection owns ends with it, once, the youngest first", () => {
  const ended: string[] = [];
  const connection = new ClientConnection(LOCAL_CALLER, unexpected);
  for (const name of ["a", "b", "c"]) connection.own(resource(name, ended));
  assert.equal(connection.isOpen, true);
  connection.close();
  connection.close();
  assert.deepEqual(ended, ["c", "b", "a"]);
  assert.equal(connection.isOpen, false);
  assert.equal(connection.ownedCount, 0);
});

test("what is owned twice ends once", () => {
  const ended: string[] = [];
  const connection = new ClientConnection(LOCAL_CALLER, unexpected);
  const twice = resource("twice", ended);
  connection.own(twice);
  connection.own(twice);
  connection.close();
  assert.deepEqual(ended, ["twice"]);
});

test("what is disowned outlives the connection", () => {
  const ended: string[] = [];
  const connection = new ClientConnection(LOCAL_CALLER, unexpected);
  const kept = resource("kept", ended);
  connection.own(kept);
  connection.disown(kept);
  connection.close();
  assert.deepEqual(ended, []);
});

test("a resource that disowns an older one as it ends has ended it", () => {
  const ended: string[] = [];
  const connection = new ClientConnection(LOCAL_CALLER, unexpected);
  const part = resource("part", ended);
  connection.own(part);
  connection.own({ [Symbol.dispose]: () => connection.disown(part) });
  connection.close();
  assert.deepEqual(ended, []);
});

test("what comes after the end is ended at once, also from within the end", () => {
  const ended: string[] = [];
  const connection = new ClientConnection(LOCAL_CALLER, unexpected);
  connection.own(resource("first", ended));
  connection.own({ [Symbol.dispose]: () => connection.own(resource("within", ended)) });
  connection.close();
  connection.own(resource("late", ended));
  assert.deepEqual(ended, ["within", "first", "late"]);
  assert.equal(connection.ownedCount, 0);
});

test("a resource that cannot end is told of, and the others end", () => {
  const ended: string[] = [];
  const errors: unknown[] = [];
  const connection = new ClientConnection(LOCAL_CALLER, (error) => errors.push(error));
  const stuck = new Error("stuck");
  const broken: Disposable = {
    [Symbol.dispose]() {
      throw stuck;
    },
  };
  connection.own(resource("older", ended));
  connection.own(broken);
  connection.own(resource("younger", ended));
  connection.close();
  connection.own(broken);
  assert.deepEqual(ended, ["younger", "older"]);
  assert.deepEqual(errors, [stuck, stuck]);
});

test("two connections of one caller have ids that differ", () => {
  const ids = Array.from({ length: 100 }, () => new ClientConnection(LOCAL_CALLER, unexpected).id);
  assert.equal(new Set(ids).size, 100);
});

test("a slot makes its state once for each connection, and the connection ends it", () => {
  const ended: string[] = [];
  const slot = connectionSlot(({ id }) => resource(id, ended));
  const one = new ClientConnection(LOCAL_CALLER, unexpected);
  const other = new ClientConnection(LOCAL_CALLER, unexpected);
  assert.equal(slot(one), slot(one));
  assert.notEqual(slot(one), slot(other));
  one.close();
  assert.deepEqual(ended, [one.id]);
});

test("two slots do not know each other's state", () => {
  const connection = new ClientConnection(LOCAL_CALLER, unexpected);
  const create = () => resource("x", []);
  assert.notEqual(connectionSlot(create)(connection), connectionSlot(create)(connection));
});

test("a slot asked for after the end gives state that has ended", () => {
  const ended: string[] = [];
  const slot = connectionSlot(() => resource("late", ended));
  const connection = new ClientConnection(LOCAL_CALLER, unexpected);
  connection.close();
  assert.equal(slot(connection), slot(connection));
  assert.deepEqual(ended, ["late"]);
});

test("a slot whose state could not be made is empty", () => {
  let tries = 0;
  const slot = connectionSlot(() => {
    tries += 1;
    if (tries === 1) throw new Error("not yet");
    return resource("x", []);
  });
  const connection = new ClientConnection(LOCAL_CALLER, unexpected);
  assert.throws(() => slot(connection), /not yet/);
  assert.equal(slot(connection), slot(connection));
  assert.equal(tries, 2);
});
