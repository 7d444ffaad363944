import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { Fields } from "./fields.ts";

/** Of grpc.testing.TestOrcaReport */
const ASKED = { cpu: 1, memory: 2, requestCost: 3, utilization: 4 };
/** Of xds.data.orca.v3.OrcaLoadReport */
const REPORTED = { cpu: 1, memory: 2, requestCost: 4, utilization: 5 };

/**
 * The report that a client of the test service asks to be given back.
 * @param asked a TestOrcaReport
 * @returns an OrcaLoadReport. Source: gRPC, Custom Backend Metrics Support (A51)
 */
export function loadReport(asked: Fields): Uint8Array {
  const writer = new BinaryWriter();
  writeDouble(writer, REPORTED.cpu, asked.number(ASKED.cpu));
  writeDouble(writer, REPORTED.memory, asked.number(ASKED.memory));
  writeEntries(writer, REPORTED.requestCost, asked.all(ASKED.requestCost));
  writeEntries(writer, REPORTED.utilization, asked.all(ASKED.utilization));
  return writer.finish();
}

function writeDouble(writer: BinaryWriter, field: number, value: number): void {
  if (value !== 0) writer.tag(field, WireType.Bit64).double(value);
}

/** An entry of a map is the same message on both sides. */
function writeEntries(writer: BinaryWriter, field: number, entries: readonly Uint8Array[]): void {
  for (const entry of entries) writer.tag(field, WireType.LengthDelimited).bytes(entry);
}

/** What the server says of itself to whoever listens, whichever call it serves. */
export class LoadBoard {
  #report: Uint8Array = loadReport(new Fields(new Uint8Array()));

  get report(): Uint8Array {
    return this.#report;
  }

  set(asked: Fields): void {
    this.#report = loadReport(asked);
  }
}
