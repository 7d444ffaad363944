import { KeywardError } from "@keyward/core/errors/keyward-error";

/** What the platforms say, and what is to be done. */
const ADVICE: readonly (readonly [text: RegExp, advice: string])[] = [
  [
    /X11|Failed to connect|not provided by any/i,
    "no Secret Service runs for this user. Next: start one (gnome-keyring, KWallet, KeePassXC) with DBUS_SESSION_BUS_ADDRESS set, or use --key-store-key-file",
  ],
  [/locked|dismissed|cancel/i, "it is locked. Next: unlock it, then start again"],
  [
    /Cannot find (native binding|module)/i,
    "its binding is not installed for this platform. Next: run npm ci, or use --key-store-key-file",
  ],
];

/** @returns the fault in our words: texts of the binding name services and sockets, never an entry's content */
export function osStoreFault(error: unknown): KeywardError {
  if (error instanceof KeywardError) return error;
  const message = String((error as Error).message)
    .split("\n", 1)[0]!
    .slice(0, 300);
  const advice = ADVICE.find(([text]) => text.test(message))?.[1] ?? "Next: look at the key store's own log";
  return new KeywardError("FAILED_PRECONDITION", `the operating system's key store: ${advice} (${message})`, {
    cause: error,
  });
}
