import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { servingPair } from "../testing/serving-pair.ts";
import { leadsTo } from "./chain.ts";

describe("a served certificate leads to the authorities", () => {
  const authority = servingPair("authority");
  const intermediate = servingPair("intermediate", { issuer: authority });
  const leaf = servingPair("leaf", { issuer: authority });
  const far = servingPair("far", { issuer: intermediate });
  const other = servingPair("authority");

  const cases: [sentence: string, served: string, authorities: string, expected: boolean][] = [
    ["if one of them signed it", leaf.cert, authority.cert, true],
    ["if one of several signed it", leaf.cert, other.cert + authority.cert, true],
    ["if it is one of them", authority.cert, authority.cert, true],
    ["if a certificate that is served along was signed by one", far.cert + intermediate.cert, authority.cert, true],
    ["not if the one in between is missing", far.cert, authority.cert, false],
    ["not if an authority of the same name signed it", leaf.cert, other.cert, false],
    ["not if there is none", leaf.cert, "", false],
    ["though one of them cannot be read", leaf.cert, authority.cert.replace(/MI/, "AA") + authority.cert, true],
    ["not if there is nothing served", "", authority.cert, false],
  ];
  for (const [sentence, served, authorities, expected] of cases) {
    it(sentence, () => assert.equal(leadsTo(served, authorities), expected));
  }
});
