import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  linkSync,
  mkdirSync,
  renameSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { test } from "node:test";
import { MEMORY_PLACE, makeTestFolder, PLACES } from "../testing/test-folder.ts";
import type { BulkFile } from "./bulk-file.ts";
import { BulkFolder, type Owners } from "./bulk-folder.ts";

const LIMIT = { timeout: 60_000 };
const CONTENT = Buffer.from("what a client wrote");
const IS_ROOT = process.geteuid?.() === 0;

async function withFolder(
  work: (folder: BulkFolder, path: string) => Promise<unknown>,
  { place = MEMORY_PLACE, owners = "own" }: { place?: string; owners?: Owners } = {},
): Promise<void> {
  await using made = await makeTestFolder(place);
  using folder = new BulkFolder(made.path, owners);
  writeFileSync(join(made.path, "plain"), CONTENT);
  await work(folder, made.path);
}

/** What a file holds when it is opened now. */
async function read(folder: BulkFolder, name: string): Promise<string> {
  await using file = await openToRead(folder, name);
  return contentOf(file);
}

const whole = (name: string) => ({ name, offset: 0, length: 0 });
const openToRead = (folder: BulkFolder, name: string) => folder.open(whole(name), "input", "read");
const openToWrite = (folder: BulkFolder, name: string) => folder.open(whole(name), "output", "write");

async function contentOf(file: BulkFile): Promise<string> {
  const memory = Buffer.alloc(file.lengthBytes);
  await file.read(memory, 0);
  return memory.toString();
}

for (const place of PLACES) {
  test(`a range of a file below ${place} is read, and written where it is`, LIMIT, () =>
    withFolder(
      async (folder) => {
        assert.equal(folder.isMemory, place === "/dev/shm");
        await using input = await folder.open({ name: "plain", offset: 7, length: 6 }, "input", "read");
        assert.equal(await contentOf(input), "client");
        await using output = await folder.open({ name: "plain", offset: 7, length: 6 }, "output", "write");
        await output.write(Buffer.from("father"), 0);
        assert.equal(await read(folder, "plain"), "what a father wrote");
        await assert.rejects(output.write(Buffer.from("father!"), 0), {
          code: "INVALID_ARGUMENT",
          message: "output: the range has 6 bytes and the result needs 7; make the file longer first",
        });
      },
      { place },
    ),
  );

  test(`what is no plain file with one name below ${place} is neither read nor written`, LIMIT, () =>
    withFolder(
      async (folder, path) => {
        symlinkSync("/etc/passwd", join(path, "link"));
        symlinkSync("plain", join(path, "near-link"));
        mkdirSync(join(path, "directory"));
        execFileSync("mkfifo", [join(path, "fifo")]);
        const server = createServer().listen(join(path, "socket"));
        await new Promise((resolve) => server.once("listening", resolve));
        linkSync(join(path, "plain"), join(path, "second-name"));
        const refusals = {
          link: /link is a symbolic link; only plain files/,
          "near-link": /symbolic link/,
          directory: /directory is a directory/,
          fifo: /fifo is a FIFO/,
          socket: /socket is a socket/,
          plain: /plain has 2 names \(hard links\)/,
          "second-name": /2 names/,
        };
        for (const [name, message] of Object.entries(refusals)) {
          for (const open of [openToRead, openToWrite]) {
            await assert.rejects(open(folder, name), { code: "FAILED_PRECONDITION", message });
          }
        }
        server.close();
      },
      { place },
    ),
  );
}

test("a device is never opened", LIMIT, (context) =>
  withFolder(async (folder, path) => {
    const { status } = spawnSync("mknod", [join(path, "zero"), "c", "1", "5"]);
    if (status !== 0) return context.skip("this user makes no devices");
    await assert.rejects(openToRead(folder, "zero"), { code: "FAILED_PRECONDITION", message: /zero is a device/ });
  }),
);

test("a name is one segment that is not hidden", LIMIT, () =>
  withFolder(async (folder) => {
    const names = ["", ".", "..", ".hidden", "../plain", "a/b", "/etc/passwd", "a\0b", "pläin", "a b", "x".repeat(129)];
    for (const name of names) {
      await assert.rejects(openToRead(folder, name), { code: "INVALID_ARGUMENT", message: /^input\.name is / }, name);
    }
    await assert.rejects(openToRead(folder, "x".repeat(128)), { code: "NOT_FOUND", message: /there is no file x+/ });
  }),
);

test("a range lies in the file", LIMIT, () =>
  withFolder(async (folder, path) => {
    const ranges = [
      [20, 0],
      [0, 20],
      [19, 1],
      [2 ** 52, 0],
      [1, Number.MAX_SAFE_INTEGER],
    ] as const;
    for (const [offset, length] of ranges) {
      const opened = folder.open({ name: "plain", offset, length }, "input", "read");
      await assert.rejects(opened, { code: "INVALID_ARGUMENT", message: /beyond the file, which has 19 bytes/ });
    }
    await using end = await folder.open({ name: "plain", offset: 19, length: 0 }, "input", "read");
    assert.equal(end.lengthBytes, 0);
    truncateSync(join(path, "plain"), 5 * 1024 ** 3);
    await assert.rejects(openToRead(folder, "plain"), { code: "INVALID_ARGUMENT", message: /the most is 4294967296/ });
  }),
);

test("a file that is replaced or renamed while it is open stays the one that was looked at", LIMIT, () =>
  withFolder(async (folder, path) => {
    await using file = await openToRead(folder, "plain");
    writeFileSync(join(path, "other"), "something else here");
    renameSync(join(path, "other"), join(path, "plain"));
    assert.equal(await contentOf(file), CONTENT.toString());
    assert.equal(await read(folder, "plain"), "something else here");
  }),
);

test("a folder that is moved away and replaced is still the one that was opened", LIMIT, async () => {
  await using made = await makeTestFolder();
  const path = join(made.path, "bulk");
  mkdirSync(path);
  using folder = new BulkFolder(path, "own");
  writeFileSync(join(path, "plain"), CONTENT);
  renameSync(path, `${path}-before`);
  symlinkSync("/etc", path);
  await assert.rejects(openToRead(folder, "passwd"), { code: "NOT_FOUND" });
  assert.equal(await read(folder, "plain"), CONTENT.toString());
  assert.throws(() => new BulkFolder(path, "own"), { code: "FAILED_PRECONDITION", message: /cannot be opened: E/ });
});

test("a file that becomes shorter while it is read is an error, and its end is not made up", LIMIT, () =>
  withFolder(async (folder, path) => {
    await using file = await openToRead(folder, "plain");
    truncateSync(join(path, "plain"), 4);
    const memory = Buffer.alloc(file.lengthBytes);
    await assert.rejects(file.read(memory, 0), { code: "FAILED_PRECONDITION", message: /plain became shorter/ });
    assert.equal(
      memory.subarray(4).every((byte) => byte === 0),
      true,
    );
  }),
);

test("an output in memory has no holes, which the server would pay for", LIMIT, () =>
  withFolder(async (folder, path) => {
    truncateSync(join(path, "plain"), 1_000_000);
    const opened = openToWrite(folder, "plain");
    if (!folder.isMemory) await (await opened)[Symbol.asyncDispose]();
    else await assert.rejects(opened, { code: "FAILED_PRECONDITION", message: /plain has holes/ });
    await using file = await openToRead(folder, "plain");
    assert.equal(file.lengthBytes, 1_000_000);
  }),
);

test("an output that is cut or emptied while it is open is not made longer again", LIMIT, () =>
  withFolder(async (folder, path) => {
    await using file = await openToWrite(folder, "plain");
    truncateSync(join(path, "plain"), 4);
    const written = file.write(CONTENT, 0);
    await assert.rejects(written, {
      code: "FAILED_PRECONDITION",
      message: /plain became shorter while it was written/,
    });
    assert.equal(await read(folder, "plain"), "what");
    truncateSync(join(path, "plain"), 100_000);
    if (folder.isMemory) await assert.rejects(file.write(CONTENT, 0), { message: /plain has holes/ });
  }),
);

test("another user's file is refused, but where the mount says whose it is", {
  ...LIMIT,
  skip: !IS_ROOT && "needs chown",
}, async () => {
  const foreign = (path: string) => {
    chmodSync(join(path, "plain"), 0o666);
    chownSync(join(path, "plain"), 12_345, 12_345);
  };
  await withFolder(async (folder, path) => {
    foreign(path);
    await assert.rejects(openToRead(folder, "plain"), {
      code: "FAILED_PRECONDITION",
      message: /belongs to user 12345/,
    });
  });
  await withFolder(
    async (folder, path) => {
      foreign(path);
      assert.equal(await read(folder, "plain"), CONTENT.toString());
    },
    { owners: "any" },
  );
});

test("a folder of its own that everybody may write to is none", LIMIT, async () => {
  await using made = await makeTestFolder();
  chmodSync(made.path, 0o777);
  assert.throws(() => new BulkFolder(made.path, "own"), { code: "FAILED_PRECONDITION", message: /chmod o-w/ });
  using folder = new BulkFolder(made.path, "any");
  assert.equal(folder.isMemory, made.path.startsWith("/dev/shm"));
});
