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
          "rule": "self == oldSelf",
          "message": "a request cannot change; create another KeyRequest"
        },
        {
          "rule": "!(self.action in ['RollBack', 'Revoke', 'Destroy', 'CancelDestroy', 'Export']) || has(self.version)",
          "message": "this action needs a version"
        },
        {
          "rule": "!(self.action in ['Rotate', 'Import', 'Migrate']) || !has(self.version)",
          "message": "this action takes no version"
        },
        {
          "rule": "(self.action == 'Export') == has(self.exportTo)",
          "message": "exportTo goes with action Export"
        },
        {
          "rule": "(self.action == 'Import') == has(self.importFrom)",
          "message": "importFrom goes with action Import"
        },
        {
          "rule": "(self.action == 'Migrate') == has(self.migrateTo)",
          "message": "migrateTo goes with action Migrate"
        }
      ],
      "properties": {
        "keyRef": {
          "properties": {
            "name": {}
          }
        },
        "action": {},
        "version": {
          "integer": true
        },
        "reason": {},
        "ttlSecondsAfterFinished": {
          "integer": true
        },
        "exportTo": {
          "properties": {
            "wrappingKey": {},
            "method": {}
          }
        },
        "importFrom": {
          "properties": {
            "method": {},
            "wrappedKey": {}
          }
        },
        "migrateTo": {
          "properties": {
            "backendRef": {
              "rules": [
                {
                  "rule": "self.kind == 'Auto' ? !has(self.name) : has(self.name)",
                  "message": "name a backend, or use kind Auto without a name"
                }
              ],
              "properties": {
                "kind": {},
                "name": {}
              }
            },
            "allowNewVersion": {}
          }
        },
        "requester": {
          "properties": {
            "username": {},
            "uid": {},
            "groups": {
              "items": {}
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
        "phase": {},
        "summary": {},
        "approvalsNeeded": {
          "integer": true
        },
        "approvedBy": {
          "set": true,
          "items": {}
        },
        "deniedBy": {},
        "expiresAt": {},
        "finishedAt": {},
        "importTicket": {
          "properties": {
            "wrappingKey": {},
            "method": {},
            "token": {},
            "endsAt": {}
          }
        },
        "wrappedKey": {},
        "version": {
          "integer": true
        }
      }
    }
  }
};
