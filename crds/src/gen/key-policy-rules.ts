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
        },
        {
          "rule": "!has(self.certificateAuthority) || self.algorithm.startsWith('ECDSA') || self.algorithm.startsWith('RSA')",
          "message": "a certificate authority needs an ECDSA or RSA key"
        },
        {
          "rule": "!has(self.certificateAuthority) || !has(self.usages) || 'sign' in self.usages",
          "message": "a certificate authority needs the usage sign"
        },
        {
          "rule": "!has(self.export) || self.export != 'Wrapped' || (has(self.dualControl) && 'Export' in self.dualControl.actions && self.dualControl.quorum >= 2)",
          "message": "no one person takes a key out; beside export Wrapped set dualControl with Export among its actions, a quorum of 2 or more and who approves, or set export to Never"
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
          "set": true,
          "items": {}
        },
        "keys": {},
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
        "protection": {},
        "rotation": {
          "rules": [
            {
              "rule": "!has(self.overlap) || duration(self.overlap) <= duration(self.every)",
              "message": "overlap must not be longer than every"
            }
          ],
          "properties": {
            "every": {
              "rules": [
                {
                  "rule": "duration(self) >= duration('24h') && duration(self) <= duration('8760h')",
                  "message": "rotation must be between 24h (1 day) and 8760h (365 days)"
                }
              ]
            },
            "overlap": {
              "rules": [
                {
                  "rule": "duration(self) >= duration('0s') && duration(self) <= duration('8760h')",
                  "message": "overlap must be between 0s and 8760h"
                }
              ]
            }
          }
        },
        "retention": {
          "properties": {
            "class": {},
            "keepVersions": {
              "integer": true
            },
            "destroyAfter": {
              "rules": [
                {
                  "rule": "duration(self) >= duration('1h') && duration(self) <= duration('876000h')",
                  "message": "destroyAfter must be between 1h and 876000h (100 years)"
                }
              ]
            },
            "waitingPeriod": {
              "rules": [
                {
                  "rule": "duration(self) >= duration('0s') && duration(self) <= duration('8760h')",
                  "message": "waitingPeriod must be between 0s and 8760h"
                }
              ]
            },
            "purgeAfter": {
              "rules": [
                {
                  "rule": "duration(self) >= duration('0s') && duration(self) <= duration('876000h')",
                  "message": "purgeAfter must be between 0s and 876000h"
                }
              ]
            }
          }
        },
        "export": {},
        "dualControl": {
          "properties": {
            "quorum": {
              "integer": true
            },
            "actions": {
              "set": true,
              "items": {}
            },
            "approvers": {
              "items": {
                "rules": [
                  {
                    "rule": "has(self.user) != has(self.group)",
                    "message": "name a user or a group"
                  },
                  {
                    "rule": "!has(self.group) || !(self.group in ['system:authenticated', 'system:unauthenticated', 'system:serviceaccounts'] || self.group.startsWith('system:serviceaccounts:'))",
                    "message": "everyone is in this group, or whoever may edit a namespace can be; name a group of people"
                  }
                ],
                "properties": {
                  "user": {},
                  "group": {}
                }
              }
            },
            "expiry": {
              "rules": [
                {
                  "rule": "duration(self) >= duration('1m') && duration(self) <= duration('8760h')",
                  "message": "expiry must be between 1m and 8760h"
                }
              ]
            }
          }
        },
        "deletionProtection": {},
        "allowedProfiles": {
          "set": true,
          "items": {}
        },
        "publication": {
          "properties": {
            "jwks": {},
            "trustBundle": {
              "properties": {
                "configMap": {},
                "key": {}
              }
            }
          }
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
            "parentRef": {
              "properties": {
                "name": {}
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
        },
        "keys": {
          "integer": true
        },
        "backend": {
          "properties": {
            "kind": {},
            "name": {},
            "protection": {},
            "reason": {}
          }
        }
      }
    }
  }
};
