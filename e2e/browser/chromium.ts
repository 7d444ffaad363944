import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { type Browser, launch } from "puppeteer-core";
import { debianPackages } from "../backends/install/debian-packages.ts";
import { CannotStart } from "../backends/server.ts";

/** What programs of the container say is nobody's business in a test: no GPU, no D-Bus, no sandbox for root. */
const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run"];

const DEADLINE_MS = 300_000;
/** Of what it says, in a reason that people read. */
const MAX_REASON = 300;

/** A real Chromium with a profile of its own, which is gone with it. */
export interface RunningBrowser extends AsyncDisposable {
  readonly browser: Browser;
}

/** @throws CannotStart where Debian's packages cannot be had, or it does not run */
export async function openChromium(base: NodeJS.ProcessEnv): Promise<RunningBrowser> {
  const tree = await debianPackages(["chromium"], base);
  const profile = await mkdtemp(join(tmpdir(), "keyward-browser-"));
  const env = tree.env(base);
  // Debian's PulseAudio keeps one of its libraries in a folder of its own, which the installed one knows.
  const folders = (env.LD_LIBRARY_PATH ?? "").split(delimiter);
  const libraries = [...folders, join(folders[0]!, "pulseaudio")].join(delimiter);
  const browser = await launch({
    executablePath: tree.path("usr/lib/chromium/chromium"),
    userDataDir: profile,
    args: FLAGS,
    timeout: DEADLINE_MS,
    protocolTimeout: DEADLINE_MS,
    env: { ...env, LD_LIBRARY_PATH: libraries, HOME: profile },
  }).catch(async (error: Error) => {
    await rm(profile, { recursive: true, force: true });
    throw new CannotStart(`Chromium does not start here: ${error.message.slice(0, MAX_REASON)}`);
  });
  return {
    browser,
    [Symbol.asyncDispose]: async () => {
      await browser.close();
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
