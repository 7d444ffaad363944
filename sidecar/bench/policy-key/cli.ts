import { median } from "../statistics.ts";
import { behindTheSocket } from "./behind-the-socket.ts";
import { type SigningTimes, takingTurns } from "./taking-turns.ts";
import { throughTheSocket } from "./through-the-socket.ts";

/** Signs with the key of a KeyPolicy that has five versions, and with an ephemeral key, in turns: the first must not cost more. */
const MAX_RATIO = 1.1;

report("behind the socket", await takingTurns(behindTheSocket(), 500));
await using server = await throughTheSocket();
report("through the socket", await takingTurns(server, 250));

function report(where: string, { ephemeral, policy }: SigningTimes): void {
  const [one, other] = [median(ephemeral), median(policy)];
  const us = (ms: number) => `${(ms * 1_000).toFixed(1)} us`;
  console.log(`${where}: ephemeral key ${us(one)}, key of a KeyPolicy ${us(other)}, ratio ${(other / one).toFixed(3)}`);
  if (other / one > MAX_RATIO) process.exitCode = 1;
}
