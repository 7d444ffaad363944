import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { chooseProvider } from "./choose.ts";
import { readClusterConfig } from "./config.ts";

/** A machine with none of the programs: PATH leads nowhere, whatever is installed here. */
function bareMachine(env: NodeJS.ProcessEnv = {}) {
  const config = readClusterConfig({ HOME: "/nonexistent", ...env });
  return { ...config, env: { PATH: "/nonexistent" } };
}

describe("the choice of a provider", () => {
  it("says in one sentence what each way lacks and where to get it", async () => {
    await assert.rejects(chooseProvider(bareMachine()), (fault: Error) => {
      assert.match(fault.message, /^no Kubernetes can be started here: embedded needs (Linux|root|Go 1\.26)/);
      assert.match(fault.message, /, or kind needs a running Docker engine \(https:\S+\) and kind \(https:/);
      assert.equal(fault.message.includes("\n"), false);
      return true;
    });
  });

  it("never takes an existing cluster that it was not told to take", async () => {
    await assert.rejects(chooseProvider(bareMachine({ KUBECONFIG: "/etc/hostname" })), /no Kubernetes can be started/);
  });

  const refusals: [sentence: string, env: NodeJS.ProcessEnv, message: RegExp][] = [
    [
      "names the three ways when asked for a fourth",
      { KEYWARD_CLUSTER: "minikube" },
      /it can be embedded, kind, existing/,
    ],
    ["asks for KUBECONFIG", { KEYWARD_CLUSTER: "existing" }, /"existing" .* needs KUBECONFIG/],
    ["refuses a list of files", { KEYWARD_CLUSTER: "existing", KUBECONFIG: "/a:/b" }, /one file in KUBECONFIG/],
    ["names kubectl", { KEYWARD_CLUSTER: "existing", KUBECONFIG: "/a" }, /needs kubectl \(https:/],
    ["names Docker", { KEYWARD_CLUSTER: "kind" }, /"kind" .* needs a running Docker engine/],
    ["names what embedded lacks", { KEYWARD_CLUSTER: "embedded" }, /"embedded" .* needs (Linux|root|Go 1\.26)/],
    ["does not stumble over names of Object's own", { KEYWARD_CLUSTER: "constructor" }, /it can be embedded/],
  ];
  for (const [sentence, env, message] of refusals) {
    it(sentence, () => assert.rejects(chooseProvider(bareMachine(env)), message));
  }
});
