import { buildGoServer } from "./build/go-server.ts";
import { buildLoad } from "./build/load.ts";
import { cacheDir } from "./cache-dir.ts";
import { measurePlan } from "./measure/measure-plan.ts";
import { createIngredients } from "./operations/operations.ts";
import { QUICK } from "./plan/plans.ts";
import { bundledKeyward, keywardFromSources } from "./servers/keyward-program.ts";

const report = (line: string) => console.error(`bench: ${line}`);
const interrupted = new AbortController();
for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
  process.once(name, () => interrupted.abort(new Error("interrupted")));
const { signal } = interrupted;
const { env } = process;
const place = { cacheDir: cacheDir(env), env, signal, report };
const load = await buildLoad(place);
const goServer = await buildGoServer(place);
await using keyward = await bundledKeyward();
const programs = { keyward, keywardSources: keywardFromSources(), goServer };
const ingredients = await createIngredients(Date.now());
const table = await measurePlan(QUICK, { load, programs, ingredients, env, signal, report });
for (const line of table.leftOut) report(line);
console.table(
  table.rows.map(({ operation, bytes, wire, c, connections, ...figures }) => ({
    row: `${operation} ${bytes} ${wire} ${c}/${connections}`,
    ops: Math.round(figures.opsPerSecond),
    ratio: figures.ratioToGo?.toFixed(2),
    cpu: figures.cpuUsPerCall.toFixed(1),
    cpuRatio: figures.cpuRatioToGo?.toFixed(2),
    p50: figures.p50Us.toFixed(0),
    p99: figures.p99Us.toFixed(0),
    rss: figures.rssMb.toFixed(0),
  })),
);
console.log(JSON.stringify(table.rows));
