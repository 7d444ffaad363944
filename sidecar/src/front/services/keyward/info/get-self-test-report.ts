import {
  GetSelfTestReportRequestSchema,
  GetSelfTestReportResponseSchema,
} from "@keyward/proto/light/gen/keyward/v1/info";
import { getSelfTestReport as operation } from "../../../../operations/info/get-self-test-report.ts";
import { row } from "../../row.ts";
import { ownProfile } from "../profile-ref.ts";

export const getSelfTestReport = row({
  rpc: "GetSelfTestReport",
  request: GetSelfTestReportRequestSchema,
  response: GetSelfTestReportResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: () => ({}),
  encode: ({ passed, finishedAtMs, results }) => ({
    passed,
    finishedAt: BigInt(finishedAtMs),
    tests: results.map(({ name, fault }) => ({ name, passed: fault === undefined, fault: fault ?? "" })),
  }),
});
