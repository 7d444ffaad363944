import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test, { after, before } from "node:test";
import { gunzipSync } from "node:zlib";
import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import { digestOf } from "./archive/layer.ts";
import { type BuiltImage, buildImage } from "./build-image.ts";
import { readBuildConfig } from "./config.ts";
import { GO_MISSING } from "./native/health-probe.ts";
import { entrypointOf, IMAGE_USER, PROBE_PATH, parseProgram } from "./program.ts";

const hasGo = spawnSync("go", ["version"]).status === 0;
const dir = mkdtempSync(join(tmpdir(), "keyward-image-"));
const config = { ...readBuildConfig({}), cacheDir: join(dir, "cache") };
/** The sidecar's row with a program of our own: small, with a CommonJS package inside, and in the tree, where packages resolve. */
const program = {
  ...parseProgram("sidecar"),
  entry: join(config.root, `dist/image-test-${process.pid}/main.ts`),
  healthProbe: hasGo,
};
const SOURCE = `import { generateKeyPairSync } from "node:crypto";
import { lookup } from "node:dns/promises";
import { writeFileSync } from "node:fs";
import pino from "pino";

generateKeyPairSync("ec", { namedCurve: "P-256" });
writeFileSync("/tmp/scratch", "");
let mayWrite = true;
try { writeFileSync("/app/scratch", ""); } catch { mayWrite = false; }
const { address } = await lookup("host.test");
pino({ base: null, timestamp: false }).info({ uid: process.getuid?.(), version: process.version, flags: process.execArgv, address, mayWrite });
`;

type Descriptor = { mediaType: string; digest: string; size: number };

let image: BuiltImage;
const layout = join(dir, "layout");
const rootfs = join(dir, "rootfs");
const json = (path: string) => JSON.parse(readFileSync(join(layout, path), "utf8"));
const blobPath = ({ digest }: { digest: string }) => join("blobs", digest.replace(":", "/"));

before(async () => {
  mkdirSync(join(program.entry, ".."), { recursive: true });
  writeFileSync(program.entry, SOURCE);
  image = await buildImage({ program, outDir: join(dir, "out") }, config);
  mkdirSync(layout);
  untar(image.path, layout);
});

after(() => {
  rmSync(join(program.entry, ".."), { recursive: true, force: true });
  rmSync(dir, { recursive: true, force: true });
});

function untar(archive: string, target: string): void {
  const result = spawnSync("tar", ["-xpf", archive, "-C", target]);
  assert.equal(result.status, 0, result.stderr?.toString());
}

test("the same bytes twice in a row, from empty caches", async () => {
  const second = await buildImage({ program, outDir: join(dir, "out2") }, { ...config, cacheDir: join(dir, "cache2") });
  assert.equal(second.digest, image.digest);
  assert.ok(readFileSync(second.path).equals(readFileSync(image.path)));
});

test("two programs share the runtime layer", async () => {
  const other = await buildImage(
    { program: { ...program, name: "other", healthProbe: false }, outDir: join(dir, "out3") },
    config,
  );
  const names = (path: string) =>
    spawnSync("tar", ["-tf", path], { encoding: "utf8" })
      .stdout.split("\n")
      .filter((name) => name.startsWith("blobs/sha256/"));
  const shared = names(other.path).filter((name) => names(image.path).includes(name));
  const { layers } = json(blobPath(json("index.json").manifests[0]));
  assert.ok(shared.includes(blobPath(layers[0])));
});

test("the archive has the layout of the OCI image specification", () => {
  assert.deepEqual(json("oci-layout"), { imageLayoutVersion: "1.0.0" });
  const index = json("index.json");
  assert.equal(index.schemaVersion, 2);
  const [entry] = index.manifests;
  assert.equal(entry.digest, image.digest);
  assert.equal(entry.annotations["io.containerd.image.name"], `keyward.dev/sidecar:${KEYWARD_VERSION}`);
  const manifest = json(blobPath(entry));
  for (const one of [entry, manifest.config, ...manifest.layers] as Descriptor[]) {
    const bytes = readFileSync(join(layout, blobPath(one)));
    assert.equal(digestOf(bytes), one.digest, one.mediaType);
    assert.equal(bytes.length, one.size, one.mediaType);
  }
});

test("the configuration names the uncompressed layers, a numeric user and the program's command line", () => {
  const manifest = json(blobPath(json("index.json").manifests[0]));
  const document = json(blobPath(manifest.config));
  const layers: Descriptor[] = manifest.layers;
  const diffIds = layers.map((layer) => digestOf(gunzipSync(readFileSync(join(layout, blobPath(layer))))));
  assert.deepEqual(document.rootfs.diff_ids, diffIds);
  assert.deepEqual(
    [document.os, document.architecture, document.created],
    ["linux", config.architecture, "1970-01-01T00:00:00Z"],
  );
  assert.equal(document.config.User, IMAGE_USER);
  assert.deepEqual(document.config.Entrypoint, entrypointOf(program));
});

test("manifest.json, which older engines read, names the same blobs", () => {
  const manifest = json(blobPath(json("index.json").manifests[0]));
  const expected = { Config: blobPath(manifest.config), RepoTags: [image.name], Layers: manifest.layers.map(blobPath) };
  assert.deepEqual(json("manifest.json"), [expected]);
});

test("an image of the sidecar's kind leaves room under 60 MB for the sidecar", () => {
  assert.ok(image.compressedBytes < 55e6, `${image.compressedBytes} bytes`);
});

const cannotRun = process.platform === "linux" && process.getuid?.() === 0 ? false : "chroot needs root on Linux";

test("the image runs as its user, resolves names and may write in /tmp alone", { skip: cannotRun }, async (t) => {
  mkdirSync(rootfs);
  for (const layer of json(blobPath(json("index.json").manifests[0])).layers)
    untar(join(layout, blobPath(layer)), rootfs);
  writeFileSync(join(rootfs, "etc/hosts"), "192.0.2.7 host.test\n"); // the kubelet mounts this file
  const inImage = (args: readonly string[]) =>
    spawnSync("chroot", [`--userspec=${IMAGE_USER}`, rootfs, ...args], {
      encoding: "utf8",
      env: { PATH: "/usr/sbin:/usr/bin:/sbin:/bin" },
      timeout: 120_000,
    });
  const result = inImage(entrypointOf(program));
  assert.equal(result.status, 0, String(result.stderr ?? result.error));
  const expected = {
    level: 30,
    uid: 65532,
    version: process.version,
    flags: program.nodeFlags,
    address: "192.0.2.7",
    mayWrite: false,
  };
  assert.deepEqual(JSON.parse(result.stdout), expected);
  await t.test("and so does its health probe", { skip: hasGo ? false : GO_MISSING }, () => {
    const probe = inImage([`/${PROBE_PATH}`, "-addr", "unix:///run/keyward/keyward.sock"]);
    assert.equal(probe.status, 2, probe.stderr);
    assert.match(probe.stderr, /cannot connect: .*no such file/);
  });
});
