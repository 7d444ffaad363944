// Code generated from crds/src/types by tools/generate; do not edit.
import type { RuleNode } from "../validate/rule-node.ts";

export const RULES: RuleNode = {
  "properties": {
    "apiVersion": {},
    "kind": {},
    "metadata": {},
    "spec": {
      "rules": [
        {
          "rule": "self == oldSelf",
          "message": "a decision cannot change; delete this KeyApproval and create another"
        }
      ],
      "properties": {
        "requestRef": {
          "properties": {
            "name": {}
          }
        },
        "requestUid": {},
        "decision": {},
        "comment": {},
        "approver": {
          "properties": {
            "username": {},
            "uid": {},
            "groups": {
              "items": {}
            }
          }
        }
      }
    }
  }
};
