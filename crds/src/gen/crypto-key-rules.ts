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
        "policyRef": {
          "rules": [
            {
              "rule": "self == oldSelf",
              "message": "a key cannot change its policy; create another CryptoKey"
            }
          ],
          "properties": {
            "name": {}
          }
        },
        "origin": {
          "rules": [
            {
              "rule": "self == oldSelf",
              "message": "the origin of a key cannot change; create another CryptoKey"
            }
          ]
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
        "backend": {
          "properties": {
            "kind": {},
            "name": {},
            "protection": {},
            "reason": {}
          }
        },
        "activeVersion": {
          "integer": true
        },
        "lastVersion": {
          "integer": true
        },
        "pending": {
          "properties": {
            "version": {
              "integer": true
            },
            "backend": {
              "properties": {
                "kind": {},
                "name": {},
                "protection": {},
                "reason": {}
              }
            },
            "by": {},
            "note": {},
            "since": {}
          }
        },
        "sealRevision": {
          "integer": true
        },
        "nextRotationAt": {},
        "versions": {
          "mapKeys": [
            "version"
          ],
          "items": {
            "properties": {
              "version": {
                "integer": true
              },
              "state": {},
              "fingerprint": {},
              "publicKey": {},
              "certificate": {},
              "backend": {
                "properties": {
                  "kind": {},
                  "name": {},
                  "protection": {},
                  "reason": {}
                }
              },
              "backendKey": {},
              "createdAt": {},
              "activatedAt": {},
              "retiredAt": {},
              "revokedAt": {},
              "disabledAt": {},
              "destroyAt": {},
              "destroyFrom": {},
              "trouble": {}
            }
          }
        },
        "history": {
          "items": {
            "properties": {
              "at": {},
              "action": {},
              "version": {
                "integer": true
              },
              "by": {},
              "note": {}
            }
          }
        }
      }
    }
  }
};
