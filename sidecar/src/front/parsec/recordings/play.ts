import { Conversation } from "./conversation.ts";
import type { Hole, Mask, RecordedAnswer, Recording, Session, Step } from "./recording.ts";
import type { Expectation, Script, ScriptStep } from "./script.ts";

/** Bytes of answers that later requests repeat, by their names. */
type Taken = Map<string, Buffer>;

/** Plays a script to a server. @returns what was said, to be played again */
export async function record(path: string, { version, sessions }: Script): Promise<Recording> {
  const recorded: Session[] = [];
  for (const { name, connections } of sessions) {
    const taken: Taken = new Map();
    const steps: Step[][] = [];
    for (const connection of connections) steps.push(await recordConnection(path, connection, taken));
    recorded.push({ name, connections: steps });
  }
  return { version, sessions: recorded };
}

async function recordConnection(path: string, steps: readonly ScriptStep[], taken: Taken): Promise<Step[]> {
  const conversation = await Conversation.open(path);
  const recorded: Step[] = [];
  for (const { write, put, expects } of steps) {
    conversation.write(filled(write, put, taken));
    const answers: RecordedAnswer[] = [];
    for (const expectation of expects) answers.push(recordedAnswer(await conversation.answer(), expectation, taken));
    recorded.push({ write: write.toString("hex"), ...(put.length > 0 && { put }), answers });
  }
  await conversation.end();
  return recorded;
}

function recordedAnswer(said: Said, expected: Expectation, taken: Taken): RecordedAnswer {
  const { grows } = expected;
  const masked = typeof expected.masked === "function" ? expected.masked(said.body) : expected.masked;
  if (masked !== undefined) take(said.body, masked, taken);
  const body = without(said.body, masked ?? []).toString("hex");
  return { header: said.header.toString("hex"), body, ...(masked && { masked }), ...(grows && { grows }) };
}

type Said = Awaited<ReturnType<Conversation["answer"]>>;

/**
 * Says what a client of a former version said.
 * @param judge compares what is answered now with what was answered then; both without what is random
 */
export async function replay(
  path: string,
  session: Session,
  judge: (now: RecordedAnswer, then: RecordedAnswer) => void,
): Promise<void> {
  const taken: Taken = new Map();
  for (const steps of session.connections) {
    const conversation = await Conversation.open(path);
    for (const { write, put = [], answers } of steps) {
      conversation.write(filled(Buffer.from(write, "hex"), put, taken));
      for (const then of answers) judge(recordedAnswer(await conversation.answer(), then, taken), then);
    }
    await conversation.end();
  }
}

function filled(bytes: Buffer, put: readonly Hole[], taken: Taken): Buffer {
  const whole = Buffer.from(bytes);
  for (const { at, name } of put) taken.get(name)!.copy(whole, at);
  return whole;
}

function take(body: Buffer, masks: readonly Mask[], taken: Taken): void {
  for (const { at, bytes, name } of masks) {
    if (name !== undefined) taken.set(name, Buffer.from(body.subarray(at, at + bytes)));
  }
}

function without(body: Buffer, masks: readonly Mask[]): Buffer {
  const bytes = Buffer.from(body);
  for (const mask of masks) bytes.fill(0, mask.at, mask.at + mask.bytes);
  return bytes;
}
