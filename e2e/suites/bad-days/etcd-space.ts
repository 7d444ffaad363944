import { randomBytes } from "node:crypto";

const JUNK = "/junk/";
const CHUNK_BYTES = 2 ** 20;
const MAX_CHUNKS = 1_000;

/** Fills etcd, over its JSON gateway, until it takes nothing more. @throws if it takes everything */
export async function fillEtcd(url: string): Promise<void> {
  for (let count = 0; count < MAX_CHUNKS; count++) {
    const value = randomBytes(CHUNK_BYTES).toString("base64");
    const { ok, text } = await send(url, "kv/put", { key: base64(`${JUNK}${count}`), value });
    if (ok) continue;
    if (!text.includes("database space exceeded")) throw new Error(text);
    return;
  }
  throw new Error("etcd has no quota");
}

/** What an administrator does then: delete, compact, defragment, and take the alarm back. */
export async function emptyEtcd(url: string): Promise<void> {
  const range = { key: base64(JUNK), range_end: base64("/junk0") };
  const { header } = JSON.parse(await must(url, "kv/deleterange", range)) as { header: { revision: string } };
  await must(url, "kv/compaction", { revision: header.revision, physical: true });
  await must(url, "maintenance/defragment", {});
  const { alarms = [] } = JSON.parse(await must(url, "maintenance/alarm", { action: "GET" })) as { alarms?: object[] };
  for (const alarm of alarms) await must(url, "maintenance/alarm", { action: "DEACTIVATE", ...alarm });
}

async function must(url: string, path: string, body: object): Promise<string> {
  const { ok, text } = await send(url, path, body);
  if (!ok) throw new Error(`${path}: ${text}`);
  return text;
}

async function send(url: string, path: string, body: object): Promise<{ ok: boolean; text: string }> {
  const answer = await fetch(`${url}/v3/${path}`, { method: "POST", body: JSON.stringify(body) });
  return { ok: answer.ok, text: await answer.text() };
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
