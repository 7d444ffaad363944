import { parse, View } from "vega";
import { compile, type TopLevelSpec } from "vega-lite";
import type { Row } from "../row.ts";
import { WIRES, type WireName } from "../wires/wires.ts";

const BAR_STEP = 14;
const WIDTH = 520;
const COLOURS = ["#3b6fb6", "#1f4e8c", "#7aa6d8", "#9e9e9e", "#c8c8c8", "#b0785a", "#5a9e7c"];

/** Throughput as a ratio to Go, a group of bars for each kind of call; the line is Go. @returns SVG */
export async function renderPlot(rows: readonly Row[]): Promise<string> {
  const view = new View(parse(compile(specification(rows)).spec), { renderer: "none" });
  try {
    return await view.toSVG();
  } finally {
    view.finalize();
  }
}

function specification(rows: readonly Row[]): TopLevelSpec {
  const values = rows.filter(({ wire, ratioToGo }) => wire !== "go" && ratioToGo !== undefined).map(bar);
  const wires = [...new Set(values.map(({ wire }) => wire))];
  return {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    title: { text: "Calls per second, as a ratio to a server in Go", anchor: "start" },
    background: "white",
    data: { values },
    facet: { row: { field: "call", type: "nominal", title: null, sort: null, header: rowHeader } },
    spacing: 6,
    spec: {
      width: WIDTH,
      height: { step: BAR_STEP },
      layer: [
        {
          mark: { type: "bar", height: BAR_STEP - 3 },
          encoding: {
            x: { field: "ratio", type: "quantitative", title: null, scale: { type: "linear" } },
            y: { field: "wire", type: "nominal", title: null, axis: null, sort: wires },
            color: { field: "wire", type: "nominal", title: null, scale: { domain: wires, range: COLOURS } },
          },
        },
        { mark: { type: "text", align: "left", dx: 3, fontSize: 9 }, encoding: labels(wires) },
        { mark: { type: "rule", strokeDash: [3, 2] }, encoding: { x: { datum: 1 } } },
      ],
    },
    resolve: { scale: { y: "independent" } },
    config: { legend: { orient: "bottom", columns: 3 } },
  };
}

const rowHeader = { labelAngle: 0, labelAlign: "left", labelOrient: "left" } as const;

function labels(wires: readonly string[]) {
  return {
    x: { field: "ratio", type: "quantitative" },
    y: { field: "wire", type: "nominal", sort: [...wires] },
    text: { field: "ratio", type: "quantitative", format: ".2f" },
  } as const;
}

function bar({ operation, bytes, c, connections, wire, ratioToGo }: Row) {
  const size = bytes === 0 ? "" : ` ${bytesText(bytes)},`;
  const on = connections === 1 ? "" : ` on ${connections}`;
  return { call: `${operation}${size || ","} c=${c}${on}`, wire: WIRES[wire as WireName].title, ratio: ratioToGo };
}

function bytesText(bytes: number): string {
  if (bytes >= 2 ** 20) return `${bytes / 2 ** 20} MiB`;
  return bytes >= 1_024 ? `${bytes / 1_024} KiB` : `${bytes} B`;
}
