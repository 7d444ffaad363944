import assert from "node:assert/strict";
import { test } from "node:test";
import { logTo } from "./log.ts";
import { textLines } from "./text-lines.ts";

function written(event: object, message: string): string {
  let lines = "";
  const log = logTo(
    textLines({
      write: (line) => {
        lines += line;
      },
    }),
    "info",
  );
  log.info(event, message);
  return lines;
}

test("an event is one line of pairs", () => {
  const line = written({ port: 14270, path: "/run/keyward" }, "socket open");
  assert.match(
    line,
    /^level=info time=\S+ service=keyward-sidecar port=14270 path=\/run\/keyward msg="socket open"\n$/,
  );
});

test("a value with a line break cannot forge a second line", () => {
  const line = written({ profile: "x\nlevel=fatal" }, "m");
  assert.match(line, /profile="x\\nlevel=fatal" msg=m\n$/);
  assert.equal(line.split("\n").length, 2);
});
