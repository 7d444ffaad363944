// A test run to be killed: brings up the cluster of the given name, attached, and waits for ever.
import { chooseProvider } from "../../cluster/choose.ts";
import { readClusterConfig } from "../../cluster/config.ts";

const provider = await chooseProvider(readClusterConfig());
const report = (line: string) => console.log(line);
await provider.up({ name: process.argv[2] ?? "", report });
console.log("up");
setInterval(() => {}, 1_000);
