import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { Row } from "../row.ts";
import { WIRES, type WireName } from "../wires/wires.ts";

const BAR_STEP = 14;
const BAR_HEIGHT = 11;
const WIDTH = 520;
const LEGEND_WIDTH = 260;
/** The one that is shown where a call was measured with several. */
const USUAL_IN_FLIGHT = 10;
const SMALL_BYTES = 32;
const KIBIBYTE = 2 ** 10;
const MEBIBYTE = 2 ** 20;

const COLOURS: Readonly<Record<Exclude<WireName, "go">, string>> = {
  grpc: "#2f6db5",
  binary: "#123f73",
  "shared-memory": "#4f9d7a",
  "node-http2": "#9ab8da",
  "grpc-quick-curves": "#5f93d1",
  "grpc-js": "#c5c5c5",
  "binary-once": "#8d8d8d",
  "parsec-rust": "#b4724f",
};

interface Bar {
  readonly call: string;
  readonly wire: string;
  readonly ratio: number;
}

/** Throughput as a ratio to Go, a group of bars for each kind of call; the dashed line is Go. @returns SVG */
export async function renderPlot(rows: readonly Row[]): Promise<string> {
  const view = new View(parse(compile(specification(rows.flatMap(barOf)), { logger: SILENT }).spec), {
    renderer: "none",
  });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

function specification(values: Bar[]): TopLevelSpec {
  const calls = [...new Set(values.map(({ call }) => call))];
  const wires = Object.keys(COLOURS) as (keyof typeof COLOURS)[];
  const titles = wires.map((wire) => WIRES[wire].title);
  const x = { field: "ratio", type: "quantitative", title: null } as const;
  const y = { field: "wire", type: "nominal", title: null, axis: null, sort: titles } as const;
  const scale = { domain: titles, range: wires.map((wire) => COLOURS[wire]) };
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    title: { text: "Calls per second, as a ratio to a server in Go", anchor: "start", offset: 10 },
    background: "white",
    padding: 10,
    data: { values },
    facet: { row: { field: "call", type: "nominal", title: null, sort: calls, header: HEADER } },
    spacing: 6,
    spec: {
      width: WIDTH,
      height: { step: BAR_STEP },
      layer: [
        {
          mark: { type: "bar", height: BAR_HEIGHT },
          encoding: { x, y, color: { field: "wire", type: "nominal", title: null, scale } },
        },
        { mark: { type: "rule", strokeDash: [3, 2] }, encoding: { x: { datum: 1 } } },
        {
          mark: { type: "text", align: "left", dx: 3, fontSize: 9 },
          encoding: { x, y, text: { field: "ratio", type: "quantitative", format: ".2f" } },
        },
      ],
    },
    resolve: { scale: { y: "independent" } },
    config: { legend: { orient: "bottom", columns: 3, labelLimit: LEGEND_WIDTH }, font: "sans-serif" },
  };
}

const HEADER = { labelAngle: 0, labelAlign: "left", labelPadding: 0 } as const;

/** Each facet has its own wires, which is meant. */
const SILENT = (() => {
  const logger = {
    level: () => logger,
    error: () => logger,
    warn: () => logger,
    info: () => logger,
    debug: () => logger,
  };
  return logger;
})();

function barOf({ operation, bytes, c, connections, wire, ratioToGo }: Row): Bar[] {
  const isShown = connections === 1 && (c === USUAL_IN_FLIGHT || (operation === "hash" && bytes === SMALL_BYTES));
  if (wire === "go" || ratioToGo === undefined || !isShown) return [];
  const size = bytes === 0 ? "" : ` ${bytesText(bytes)}`;
  return [{ call: `${operation}${size}, c=${c}`, wire: WIRES[wire as WireName].title, ratio: ratioToGo }];
}

function bytesText(bytes: number): string {
  if (bytes >= MEBIBYTE) return `${bytes / MEBIBYTE} MiB`;
  return bytes >= KIBIBYTE ? `${bytes / KIBIBYTE} KiB` : `${bytes} B`;
}
