import assert from "node:assert/strict";
import { chmod, mkdir, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { LOCAL_CALLER, podCallers } from "../../identity/caller.ts";
import { openContainerFolders } from "./container-folders.ts";

const CALLERS = podCallers({ namespace: "shop", name: "shop-1" }, ["app", "web"]);
const [APP, WEB] = [...CALLERS.values()];

let volume: string;
beforeEach(async () => {
  volume = await mkdtemp(join(tmpdir(), "kwb-"));
});
afterEach(() => rm(volume, { recursive: true, force: true }));

test("each container has a folder of its own, which any user of it may write to", async () => {
  const folders = await openContainerFolders(volume, CALLERS);
  for (const container of ["app", "web"]) assert.equal((await stat(join(volume, "c", container))).mode & 0o7777, 0o777);
  await writeFile(join(volume, "c/app/in"), "payload");
  const range = { name: "in", offset: 0, length: 0 };
  await using file = await folders(APP!)!.open(range, "input", "read");
  assert.equal(file.lengthBytes, 7);
  await assert.rejects(async () => folders(WEB!)!.open(range, "input", "read"), { code: "NOT_FOUND" });
});

test("who is no container of the pod has none", async () => {
  const folders = await openContainerFolders(volume, CALLERS);
  assert.equal(folders(LOCAL_CALLER), undefined);
});

test("a folder that the kubelet made before, and the group that it gave the volume, stay", async () => {
  await chmod(volume, 0o2777);
  await mkdir(join(volume, "c/app"), { recursive: true });
  const before = await stat(join(volume, "c/app"));
  await openContainerFolders(volume, CALLERS);
  const after = await stat(join(volume, "c/app"));
  assert.equal(after.ino, before.ino);
  assert.equal(after.mode & 0o7777, 0o2777);
});

test("a volume that is not there is said, and is not made", async () => {
  const missing = join(volume, "missing");
  await assert.rejects(openContainerFolders(missing, CALLERS), {
    code: "FAILED_PRECONDITION",
    message: new RegExp(`cannot make bulk folder .*c/app.*ENOENT; is a volume mounted at ${missing}, writable`),
  });
  await assert.rejects(stat(missing), { code: "ENOENT" });
});
