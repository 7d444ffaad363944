import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readClusterConfig } from "../config.ts";
import { loadCommand, loadImage } from "./load-image.ts";

describe("loading an image into an existing cluster", () => {
  it("appends the archive's path to the user's command", () => {
    assert.deepEqual(loadCommand("minikube  image load", "/a b.tar"), ["minikube", "image", "load", "/a b.tar"]);
  });

  it("says what to set when nothing is set", () => {
    for (const nothing of [undefined, "", "  "])
      assert.throws(() => loadCommand(nothing, "/a"), /set KEYWARD_IMAGE_LOAD/);
  });

  it("does nothing for images that are there already", () =>
    loadImage(readClusterConfig({ KEYWARD_IMAGE_LOAD: "none" }), "/nonexistent"));

  it("fails when the command does", async () => {
    const config = readClusterConfig({ PATH: process.env.PATH, KEYWARD_IMAGE_LOAD: "ls --" });
    await assert.rejects(loadImage(config, "/nonexistent/archive.tar"), /ls -- \/nonexistent\/archive.tar failed/);
  });
});
