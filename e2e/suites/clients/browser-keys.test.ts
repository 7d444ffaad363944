import assert from "node:assert/strict";
import { createPublicKey, diffieHellman, generateKeyPairSync, verify } from "node:crypto";
import { join } from "node:path";
import { after, before, test } from "node:test";
import type { BrowserKeys, BrowserKeysOptions } from "@keyward/client/browser-keys/browser-keys";
import type { Page } from "puppeteer-core";
import { CannotStart, startHere } from "../../backends/server.ts";
import { openChromium, type RunningBrowser } from "../../browser/chromium.ts";
import { type PageServer, servePage } from "../../browser/page-server.ts";

const ENTRY = join(import.meta.dirname, "../../../clients/ts/src/browser-keys/browser-keys.ts");
const found = await startHere(() => openChromium(process.env));
const LIMIT = { timeout: 600_000, skip: found instanceof CannotStart && found.message };

/** What the page's script has of the browser and of ours. */
interface BrowserWindow {
  readonly subject: { readonly BrowserKeys: { open(options: BrowserKeysOptions): Promise<BrowserKeys> } };
  readonly indexedDB: BrowserKeysOptions["indexedDB"];
}

let chromium: RunningBrowser;
let server: PageServer;
let page: Page;
before(async () => {
  if (found instanceof CannotStart) return;
  chromium = found;
  server = await servePage(ENTRY);
  page = await open();
}, LIMIT);
after(async () => {
  await chromium?.[Symbol.asyncDispose]();
  await server?.[Symbol.asyncDispose]();
}, LIMIT);

async function open(): Promise<Page> {
  const opened = await chromium.browser.newPage();
  opened.setDefaultTimeout(LIMIT.timeout);
  await opened.goto(server.url);
  return opened;
}

type Work = (
  keys: BrowserKeys,
  base64: { to(bytes: Uint8Array): string; from(text: string): Uint8Array<ArrayBuffer> },
  input: string,
) => unknown;

/** Runs a function of this file in the page, as text: it sees nothing but its parameters. */
function inPage<T>(work: Work, input = "", on = page): Promise<T> {
  const source = `(${work.toString()})`;
  return on.evaluate(
    async (text: string, given: string) => {
      const { subject, indexedDB } = globalThis as unknown as BrowserWindow;
      const keys = await subject.BrowserKeys.open({ database: "test", indexedDB, crypto, nowMs: () => Date.now() });
      const base64 = {
        to: (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes)),
        from: (word: string) => Uint8Array.from(atob(word), (letter) => letter.charCodeAt(0)),
      };
      try {
        return await new Function(`return ${text}`)()(keys, base64, given);
      } catch (error) {
        return { code: (error as { code?: string }).code, message: (error as Error).message };
      } finally {
        keys.close();
      }
    },
    source,
    input,
  ) as Promise<T>;
}

const bytes = (text: string) => Buffer.from(text, "base64");

for (const [algorithm, hash] of [
  ["ECDSA-P256", "sha256"],
  ["ECDSA-P384", "sha384"],
  ["ECDSA-P521", "sha512"],
  ["RSA-2048", "sha256"],
  ["Ed25519", null],
] as const) {
  test(`a signature of ${algorithm} made in the browser verifies outside of it`, LIMIT, async () => {
    const { spki, signature } = await inPage<{ spki: string; signature: string }>(async (keys, base64, name) => {
      await keys.generate(name.toLowerCase(), { algorithm: name });
      const signed = await keys.sign(name.toLowerCase(), new TextEncoder().encode("message"));
      return { spki: base64.to(await keys.publicKey(name.toLowerCase())), signature: base64.to(signed) };
    }, algorithm);
    const key = createPublicKey({ key: bytes(spki), format: "der", type: "spki" });
    const padding = algorithm.startsWith("RSA") ? { padding: 6, saltLength: 32 } : {};
    assert.ok(verify(hash, Buffer.from("message"), { key, ...padding }, bytes(signature)));
  });
}

test("a key outlives the page, and no script can take it out", LIMIT, async () => {
  await inPage((keys) => keys.generate("kept", { algorithm: "ECDSA-P256" }));
  await page.reload();
  const found = await inPage<{ name: string }[]>((keys) => keys.list());
  assert.ok(found.some(({ name }) => name === "kept"));
  const taken = await page.evaluate(async () => {
    const { indexedDB: factory } = globalThis as unknown as { indexedDB: { open(name: string): never } };
    const request = factory.open("test") as unknown as { result: never; onsuccess: () => void };
    await new Promise<void>((resolve) => Object.assign(request, { onsuccess: resolve }));
    const database = request.result as unknown as {
      transaction(name: string): { objectStore(name: string): { get(key: string): unknown } };
    };
    const read = database.transaction("keys").objectStore("keys").get("kept") as {
      result: never;
      onsuccess: () => void;
    };
    await new Promise<void>((resolve) => Object.assign(read, { onsuccess: resolve }));
    const { privateKey } = (read.result as { versions: { privateKey: CryptoKey }[] }).versions[0]!;
    return crypto.subtle.exportKey("pkcs8", privateKey).then(
      () => "exported",
      (error: Error) => `${privateKey.extractable} ${error.name}`,
    );
  });
  assert.equal(taken, "false InvalidAccessError");
});

test("after a rotation the new version signs and the old one still verifies", LIMIT, async () => {
  const result = await inPage(async (keys) => {
    await keys.generate("rotated", { algorithm: "ECDSA-P256" });
    const message = new TextEncoder().encode("message");
    const old = await keys.sign("rotated", message);
    const { active } = await keys.rotate("rotated");
    const young = await keys.sign("rotated", message);
    return {
      active,
      old: await keys.verify("rotated", message, old),
      young: await keys.verify("rotated", message, young),
      other: await keys.verify("rotated", new TextEncoder().encode("massage"), young),
    };
  });
  assert.deepEqual(result, { active: 2, old: true, young: true, other: false });
});

test("two tabs that rotate the same key at once lose neither version", LIMIT, async () => {
  await inPage((keys) => keys.generate("shared", { algorithm: "HMAC-SHA-256" }));
  const second = await open();
  const rotate: Work = (keys) => Promise.all([keys.rotate("shared"), keys.rotate("shared")]);
  await Promise.all([inPage(rotate), inPage(rotate, "", second)]);
  const [info] = await inPage<{ active: number; versions: unknown[] }[]>(async (keys) =>
    (await keys.list()).filter(({ name }) => name === "shared"),
  );
  assert.deepEqual([info!.active, info!.versions.length], [5, 5]);
  await second.close();
});

test("what was encrypted opens with the same associated data only, also after a rotation", LIMIT, async () => {
  const result = await inPage(async (keys) => {
    await keys.generate("sealing", { algorithm: "AES-256" });
    const encode = (text: string) => new TextEncoder().encode(text);
    const sealed = await keys.encrypt("sealing", encode("secret"), encode("context"));
    await keys.rotate("sealing");
    const opened = new TextDecoder().decode(await keys.decrypt("sealing", sealed, encode("context")));
    const refused = await keys
      .decrypt("sealing", sealed, encode("other"))
      .catch((error: { code: string }) => error.code);
    return { opened, refused };
  });
  assert.deepEqual(result, { opened: "secret", refused: "INVALID_ARGUMENT" });
});

test("a shared secret is the one that the other side gets", LIMIT, async () => {
  const peer = generateKeyPairSync("x25519");
  const spki = peer.publicKey.export({ format: "der", type: "spki" }).toString("base64");
  const made = await inPage<{ secret: string; own: string }>(async (keys, base64, other) => {
    await keys.generate("agreeing", { algorithm: "X25519" });
    const secret = await keys.agree("agreeing", base64.from(other));
    return { secret: base64.to(secret), own: base64.to(await keys.publicKey("agreeing")) };
  }, spki);
  const publicKey = createPublicKey({ key: bytes(made.own), format: "der", type: "spki" });
  assert.deepEqual(bytes(made.secret), diffieHellman({ privateKey: peer.privateKey, publicKey }));
});

test("what cannot be is refused in words", LIMIT, async () => {
  const failure = (work: Work) => inPage<{ code: string; message: string }>(work);
  assert.equal((await failure((keys) => keys.sign("nobody", new Uint8Array(0)))).code, "NOT_FOUND");
  assert.match((await failure((keys) => keys.generate("x", { algorithm: "DSA" }))).message, /there are ECDSA-P256/);
  assert.match((await failure((keys) => keys.generate("No name", { algorithm: "Ed25519" }))).message, /a-z, 0-9/);
  const both: Work = (keys) => keys.generate("both", { algorithm: "RSA-2048", usages: ["sign", "decrypt"] });
  assert.match((await failure(both)).message, /at once/);
  assert.equal((await failure((keys) => keys.generate("kept", { algorithm: "Ed25519" }))).code, "FAILED_PRECONDITION");
  assert.match((await failure((keys) => keys.decrypt("kept", {} as never))).message, /not for decrypt/);
});

test("a key that was destroyed is gone", LIMIT, async () => {
  assert.equal(await inPage((keys) => keys.destroy("kept")), true);
  assert.equal(await inPage((keys) => keys.destroy("kept")), false);
});
