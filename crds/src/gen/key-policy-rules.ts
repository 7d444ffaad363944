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
      "rules": [
        {
          "rule": "has(self.certificateAuthority) == has(oldSelf.certificateAuthority)",
          "message": "a key cannot become or cease to be a CA; create another KeyPolicy"
        }
      ],
      "properties": {
        "algorithm": {
          "rules": [
            {
              "rule": "self == oldSelf",
              "message": "the algorithm of a key cannot change; create another KeyPolicy"
            }
          ]
        },
        "usages": {
          "rules": [
            {
              "rule": "self.all(usage, self.exists_one(other, other == usage))",
              "message": "each usage may be named once"
            }
          ],
          "items": {}
        },
        "certificateAuthority": {
          "rules": [
            {
              "rule": "self == oldSelf",
              "message": "the certificate authority of a key cannot change; create another KeyPolicy"
            }
          ],
          "properties": {
            "subject": {
              "properties": {
                "commonName": {},
                "organization": {},
                "organizationalUnit": {},
                "country": {}
              }
            },
            "validity": {
              "rules": [
                {
                  "rule": "duration(self) >= duration('1h') && duration(self) <= duration('876000h')",
                  "message": "validity must be between 1h and 876000h (100 years)"
                }
              ]
            },
            "pathLength": {
              "integer": true
            }
          }
        }
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
        },
        "key": {
          "properties": {
            "version": {
              "integer": true
            },
            "fingerprint": {},
            "publicKey": {},
            "certificate": {},
            "createdAt": {}
          }
        }
      }
    }
  }
};
