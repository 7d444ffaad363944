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
          "rule": "[has(self.software), has(self.awsKms), has(self.azureKeyVault), has(self.gcpKms), has(self.vault), has(self.pkcs11), has(self.tpm)].filter(x, x).size() == 1",
          "message": "name exactly one of software, awsKms, azureKeyVault, gcpKms, vault, pkcs11, tpm"
        },
        {
          "rule": "self.development || !((has(self.awsKms) && has(self.awsKms.staticCredentials)) || (has(self.azureKeyVault) && has(self.azureKeyVault.staticCredentials)) || (has(self.gcpKms) && has(self.gcpKms.staticCredentials)) || (has(self.vault) && has(self.vault.token)))",
          "message": "static credentials need development: true; give the operator an identity of its own instead"
        },
        {
          "rule": "self.development || !((has(self.awsKms) && has(self.awsKms.endpoint) && self.awsKms.endpoint.startsWith('http:')) || (has(self.azureKeyVault) && self.azureKeyVault.vaultUrl.startsWith('http:')) || (has(self.gcpKms) && self.gcpKms.plaintext) || (has(self.vault) && self.vault.address.startsWith('http:')))",
          "message": "a connection without TLS needs development: true; use https"
        },
        {
          "rule": "self.development || !(has(self.software) && has(self.software.keyEncryptionKey.secret))",
          "message": "a key-encryption key in a Secret needs development: true; name a backend that makes data keys instead"
        },
        {
          "rule": "!has(self.pkcs11) && !has(self.tpm)",
          "message": "a module is code that runs with the operator's rights; name it in a ClusterKeyBackend"
        },
        {
          "rule": "!(has(self.vault) && has(self.vault.kubernetes)) && !(has(self.awsKms) && has(self.awsKms.endpoint) && !has(self.awsKms.staticCredentials)) && !(has(self.gcpKms) && has(self.gcpKms.endpoint) && !has(self.gcpKms.staticCredentials) && !self.gcpKms.plaintext) && !(has(self.azureKeyVault) && !has(self.azureKeyVault.staticCredentials) && !self.azureKeyVault.vaultUrl.matches('^https://[a-zA-Z0-9-]+[.](vault|managedhsm)[.](azure[.]net|azure[.]cn|usgovcloudapi[.]net)(:443)?/?$'))",
          "message": "the operator's identity is not shown to an address of a namespace's choice; name it in a ClusterKeyBackend"
        },
        {
          "rule": "!(has(self.software) && has(self.software.keyEncryptionKey.backendRef) && self.software.keyEncryptionKey.backendRef.kind == 'ClusterKeyBackend' && has(self.software.keyEncryptionKey.backendRef.keyId))",
          "message": "a key of a ClusterKeyBackend may be another's; remove keyId and the operator makes one"
        },
        {
          "rule": "!(has(self.software) && has(self.software.keyEncryptionKey.secret) && has(self.software.keyEncryptionKey.secret.name) && self.software.keyEncryptionKey.secret.name.startsWith('keyward-') && self.software.keyEncryptionKey.secret.name != 'keyward-key-encryption-key')",
          "message": "names that begin with keyward- are the operator's own Secrets; choose another"
        }
      ],
      "properties": {
        "software": {
          "rules": [
            {
              "rule": "has(self.keyEncryptionKey.backendRef) != has(self.keyEncryptionKey.secret)",
              "message": "the key-encryption key is either in a backend or in a Secret"
            }
          ],
          "properties": {
            "keyEncryptionKey": {
              "properties": {
                "backendRef": {
                  "properties": {
                    "kind": {},
                    "name": {},
                    "keyId": {}
                  }
                },
                "secret": {
                  "properties": {
                    "name": {}
                  }
                }
              }
            }
          }
        },
        "awsKms": {
          "properties": {
            "region": {},
            "endpoint": {
              "rules": [
                {
                  "rule": "!self.contains('@')",
                  "message": "write the address without name and password, which everyone who reads the backend would read, too"
                }
              ]
            },
            "roleArn": {},
            "aliasPrefix": {},
            "multiRegion": {},
            "staticCredentials": {
              "properties": {
                "accessKeyId": {
                  "properties": {
                    "name": {},
                    "key": {}
                  }
                },
                "secretAccessKey": {
                  "properties": {
                    "name": {},
                    "key": {}
                  }
                }
              }
            }
          }
        },
        "azureKeyVault": {
          "properties": {
            "vaultUrl": {
              "rules": [
                {
                  "rule": "!self.contains('@')",
                  "message": "write the address without name and password, which everyone who reads the backend would read, too"
                }
              ]
            },
            "hsm": {},
            "clientId": {},
            "staticCredentials": {
              "properties": {
                "tenantId": {},
                "clientId": {},
                "clientSecret": {
                  "properties": {
                    "name": {},
                    "key": {}
                  }
                }
              }
            }
          }
        },
        "gcpKms": {
          "properties": {
            "keyRing": {},
            "protectionLevel": {},
            "rsaSigning": {},
            "endpoint": {},
            "plaintext": {},
            "staticCredentials": {
              "properties": {
                "name": {},
                "key": {}
              }
            }
          }
        },
        "vault": {
          "rules": [
            {
              "rule": "has(self.kubernetes) != has(self.token)",
              "message": "name one way to log in: kubernetes, or for development a token"
            }
          ],
          "properties": {
            "address": {
              "rules": [
                {
                  "rule": "!self.contains('@')",
                  "message": "write the address without name and password, which everyone who reads the backend would read, too"
                }
              ]
            },
            "vaultNamespace": {},
            "mount": {},
            "kubernetes": {
              "properties": {
                "role": {},
                "mount": {},
                "audience": {}
              }
            },
            "token": {
              "properties": {
                "name": {},
                "key": {}
              }
            },
            "caBundle": {}
          }
        },
        "pkcs11": {
          "properties": {
            "module": {},
            "tokenLabel": {},
            "pin": {
              "properties": {
                "name": {},
                "key": {}
              }
            },
            "sessions": {
              "integer": true
            }
          }
        },
        "tpm": {
          "properties": {
            "module": {},
            "tokenLabel": {},
            "pin": {
              "properties": {
                "name": {},
                "key": {}
              }
            },
            "sessions": {
              "integer": true
            }
          }
        },
        "development": {},
        "limits": {
          "properties": {
            "timeout": {
              "rules": [
                {
                  "rule": "duration(self) >= duration('50ms') && duration(self) <= duration('60s')",
                  "message": "timeout must be between 50ms and 60s"
                }
              ]
            },
            "callsInFlight": {
              "integer": true
            },
            "callsPerSecond": {
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
        "type": {},
        "protection": {},
        "delivery": {},
        "algorithms": {
          "set": true,
          "items": {}
        },
        "detail": {},
        "latency": {},
        "checkedAt": {},
        "seal": {
          "properties": {
            "dataKey": {},
            "behind": {
              "integer": true
            }
          }
        }
      }
    }
  }
};
