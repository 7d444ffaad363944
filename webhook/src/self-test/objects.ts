import { API_GROUP, API_VERSION, INJECT } from "@keyward/core/contract/names";

/** The smallest profile there is; it exists for the time of the test. */
export function testProfile(name: string): object {
  return {
    apiVersion: `${API_GROUP}/${API_VERSION}`,
    kind: "CryptoProfile",
    metadata: { name },
    spec: { hash: { default: "SHA-256", allowed: ["SHA-256"] } },
  };
}

/** Never started: the image's name is for whoever reads an audit log. It passes the restricted Pod Security Standard. */
export function testPod(profile: string): object {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: { generateName: "keyward-self-test-", annotations: { [INJECT]: profile } },
    spec: {
      securityContext: { runAsNonRoot: true, runAsUser: 65532, seccompProfile: { type: "RuntimeDefault" } },
      containers: [
        {
          name: "app",
          image: "keyward.dev/never-started",
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
        },
      ],
    },
  };
}
