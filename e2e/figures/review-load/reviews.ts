import { randomUUID } from "node:crypto";

/** Where the pods that are reviewed would be. */
export interface ReviewPlace {
  readonly namespace: string;
  readonly profile: string;
}

/** An AdmissionReview request as the API server sends it, and the uid that its answer has to bear. */
export interface Review {
  readonly uid: string;
  readonly body: string;
}

/** Half of the pods are small, half have ten containers with what people put into them. */
export function reviewOf(number: number, place: ReviewPlace): Review {
  const uid = randomUUID();
  const pod = podOf(`app-${number}`, number % 2 === 0 ? 1 : 10, place);
  const request = {
    uid,
    kind: { group: "", version: "v1", kind: "Pod" },
    resource: { group: "", version: "v1", resource: "pods" },
    requestKind: { group: "", version: "v1", kind: "Pod" },
    requestResource: { group: "", version: "v1", resource: "pods" },
    name: pod.metadata.name,
    namespace: place.namespace,
    operation: "CREATE",
    userInfo: {
      username: "system:serviceaccount:kube-system:replicaset-controller",
      uid: "6a5e0c0e-3f0f-4a43-9f2d-6d3f1f3f5a55",
      groups: ["system:serviceaccounts", "system:serviceaccounts:kube-system", "system:authenticated"],
    },
    object: pod,
    oldObject: null,
    dryRun: false,
    options: { apiVersion: "meta.k8s.io/v1", kind: "CreateOptions" },
  };
  return { uid, body: JSON.stringify({ apiVersion: "admission.k8s.io/v1", kind: "AdmissionReview", request }) };
}

function podOf(name: string, containers: number, { namespace, profile }: ReviewPlace) {
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      namespace,
      labels: { app: name, "pod-template-hash": "5d59d67564" },
      annotations: { "keyward.dev/inject": profile },
      ownerReferences: [
        {
          apiVersion: "apps/v1",
          kind: "ReplicaSet",
          name,
          uid: randomUUID(),
          controller: true,
          blockOwnerDeletion: true,
        },
      ],
      managedFields: [
        { manager: "kube-controller-manager", operation: "Update", apiVersion: "v1", fieldsType: "FieldsV1" },
      ],
    },
    spec: {
      volumes: [tokenVolume()],
      containers: Array.from({ length: containers }, (_, index) => containerOf(index)),
      restartPolicy: "Always",
      terminationGracePeriodSeconds: 30,
      dnsPolicy: "ClusterFirst",
      serviceAccountName: "default",
      serviceAccount: "default",
      securityContext: {},
      schedulerName: "default-scheduler",
      tolerations: [
        { key: "node.kubernetes.io/not-ready", operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 },
        { key: "node.kubernetes.io/unreachable", operator: "Exists", effect: "NoExecute", tolerationSeconds: 300 },
      ],
      priority: 0,
      enableServiceLinks: true,
      preemptionPolicy: "PreemptLowerPriority",
    },
    status: {},
  };
}

/** What the ServiceAccount admission plugin has added by the time that webhooks are asked. */
function tokenVolume() {
  const sources = [
    { serviceAccountToken: { expirationSeconds: 3607, path: "token" } },
    { configMap: { name: "kube-root-ca.crt", items: [{ key: "ca.crt", path: "ca.crt" }] } },
  ];
  return { name: "kube-api-access-x7k2p", projected: { sources, defaultMode: 420 } };
}

function containerOf(index: number) {
  return {
    name: `container-${index}`,
    image: `registry.example/shop/part-${index}:1.${index}.0`,
    ports: [{ name: `http-${index}`, containerPort: 8000 + index, protocol: "TCP" }],
    env: Array.from({ length: 8 }, (_, item) => ({ name: `SETTING_${item}`, value: `value-${index}-${item}` })),
    resources: { requests: { cpu: "50m", memory: "64Mi" }, limits: { memory: "128Mi" } },
    volumeMounts: [
      { name: "kube-api-access-x7k2p", readOnly: true, mountPath: "/var/run/secrets/kubernetes.io/serviceaccount" },
    ],
    readinessProbe: { httpGet: { path: "/ready", port: `http-${index}`, scheme: "HTTP" }, periodSeconds: 10 },
    terminationMessagePath: "/dev/termination-log",
    terminationMessagePolicy: "File",
    imagePullPolicy: "IfNotPresent",
    securityContext: { runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
  };
}
