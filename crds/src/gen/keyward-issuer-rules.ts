// Code generated from crds/src/types by tools/generate; do not edit.
import type { RuleNode } from "../validate/rule-node.ts";

export const RULES: RuleNode = {
  "rules": [
    {
      "rule": "size(self.metadata.name) <= 63",
      "message": "metadata.name must have at most 63 characters, because it is used as a label value"
    }
  ],
  "properties": {
    "apiVersion": {},
    "kind": {},
    "metadata": {},
    "spec": {
      "properties": {
        "profileRef": {
          "properties": {
            "name": {}
          }
        },
        "clusterSigner": {}
      }
    },
    "status": {
      "properties": {
        "observedGeneration": {
          "integer": true
        },
        "conditions": {
          "mapKeys": [
            "type"
          ],
          "items": {
            "properties": {
              "type": {},
              "status": {},
              "observedGeneration": {
                "integer": true
              },
              "lastTransitionTime": {},
              "reason": {},
              "message": {}
            }
          }
        }
      }
    }
  }
};
