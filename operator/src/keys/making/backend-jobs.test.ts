import assert from "node:assert/strict";
import { test } from "node:test";
import { BackendJobs } from "./backend-jobs.ts";

function jobs() {
  let woken = Promise.withResolvers<string>();
  const subject = new BackendJobs((key) => woken.resolve(key));
  const next = async () => {
    const key = await woken.promise;
    woken = Promise.withResolvers();
    return key;
  };
  return { subject, next };
}

test("the result of a job is had once, after its key was woken", async () => {
  const { subject, next } = jobs();
  let ran = 0;
  const job = { key: "shop/a", id: "make/1", lane: "software", work: async () => ++ran };
  assert.equal(subject.take(job), undefined);
  assert.equal(await next(), "shop/a");
  assert.equal(subject.take(job), 1);
  assert.equal(subject.take(job), undefined);
  await next();
  assert.equal(subject.take(job), 2);
});

test("what a job threw is thrown once, and the next time it runs again", async () => {
  const { subject, next } = jobs();
  let fails = true;
  const work = async () => {
    if (fails) throw new Error("away");
    return "here";
  };
  const job = { key: "shop/a", id: "make/1", lane: "vault", work };
  subject.take(job);
  await next();
  assert.throws(() => subject.take(job), /away/);
  fails = false;
  subject.take(job);
  await next();
  assert.equal(subject.take(job), "here");
});

test("a lane that is full delays no other", async () => {
  const { subject, next } = jobs();
  const open = Promise.withResolvers<void>();
  for (let index = 0; index < 40; index++) {
    subject.take({ key: `shop/${index}`, id: "make/1", lane: "slow", work: () => open.promise });
  }
  const quick = { key: "shop/quick", id: "make/1", lane: "fast", work: async () => "done" };
  subject.take(quick);
  assert.equal(await next(), "shop/quick");
  assert.equal(subject.take(quick), "done");
  open.resolve();
});

test("namespaces take turns in a lane, however many keys one of them makes", async () => {
  const { subject } = jobs();
  const done: string[] = [];
  const gates: (() => void)[] = [];
  const start = (key: string) => {
    const work = () => {
      done.push(key);
      return new Promise<void>((resolve) => gates.push(resolve));
    };
    subject.take({ key, id: "make/1", lane: "hsm", work });
  };
  for (let index = 0; index < 100; index++) start(`busy/${index}`);
  start("quiet/key");
  assert.equal(done.includes("quiet/key"), false);
  for (let turn = 0; turn < 2; turn++) {
    gates.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  assert.equal(done.includes("quiet/key"), true);
});
