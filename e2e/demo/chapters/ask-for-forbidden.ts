import { demoApp } from "../../driver/demo-app.ts";
import { NAMESPACE, type Scene } from "../scene.ts";

export async function askForForbidden({ cluster, narrator }: Scene, pod: string): Promise<string> {
  narrator.chapter(
    "Ask for what is not allowed",
    "A refusal names the rule and what would pass, so nobody has to guess.",
  );
  const answer = await demoApp(cluster, { namespace: NAMESPACE, pod }, ["hash", "--algorithm=SHA-512"]);
  narrator.quote(String(answer.message));
  const rule = answer.info?.metadata.rule;
  if (rule === undefined)
    throw new Error(`the forbidden algorithm was not refused by a rule: ${JSON.stringify(answer)}`);
  return rule;
}
