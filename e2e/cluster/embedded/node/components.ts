import type { Component } from "../../provider.ts";
import { POD_SUBNET, SERVICE_SUBNET } from "../host/network.ts";
import { API_SERVER_PORT, CONFIG_DIR, type Layout, LOG_DIR, PKI_DIR } from "./layout.ts";

const ETCD = "http://127.0.0.1:2379";

export interface ComponentOptions {
  readonly apiServerFlags: readonly string[];
  readonly audit: boolean;
}

/** The command line of each program. What kubeadm would set is set; what is not here has Kubernetes' own default. */
export function componentCommands(layout: Layout, options: ComponentOptions): Record<Component, string[]> {
  const kubernetes = (name: string, flags: readonly string[]) => [
    layout.program("kubernetes", "kubernetes"),
    name,
    ...flags,
  ];
  return {
    etcd: kubernetes("etcd", etcdFlags()),
    containerd: [layout.program("containerd", "containerd"), "--config", `${CONFIG_DIR}/containerd.toml`],
    "kube-apiserver": kubernetes("kube-apiserver", [
      ...apiServerFlags(layout, options.audit),
      ...options.apiServerFlags,
    ]),
    "kube-controller-manager": kubernetes("kube-controller-manager", controllerManagerFlags()),
    "kube-scheduler": kubernetes("kube-scheduler", [...clientFlags("scheduler"), "--leader-elect=false"]),
    kubelet: kubernetes("kubelet", kubeletFlags(layout)),
    "kube-proxy": kubernetes("kube-proxy", proxyFlags(layout)),
  };
}

function etcdFlags(): string[] {
  return [
    "--name=keyward",
    "--data-dir=/var/lib/etcd",
    `--listen-client-urls=${ETCD}`,
    `--advertise-client-urls=${ETCD}`,
    "--listen-peer-urls=http://127.0.0.1:2380",
    "--initial-advertise-peer-urls=http://127.0.0.1:2380",
    "--initial-cluster=keyward=http://127.0.0.1:2380",
    // A test cluster does not survive a power cut anyway, and every write would wait for the disk.
    "--unsafe-no-fsync",
    "--log-level=warn",
  ];
}

function apiServerFlags(layout: Layout, audit: boolean): string[] {
  return [
    `--etcd-servers=${ETCD}`,
    `--advertise-address=${layout.nodeAddress}`,
    `--secure-port=${API_SERVER_PORT}`,
    `--service-cluster-ip-range=${SERVICE_SUBNET}`,
    `--tls-cert-file=${PKI_DIR}/apiserver.crt`,
    `--tls-private-key-file=${PKI_DIR}/apiserver.key`,
    `--client-ca-file=${PKI_DIR}/ca.crt`,
    `--kubelet-certificate-authority=${PKI_DIR}/ca.crt`,
    `--kubelet-client-certificate=${PKI_DIR}/apiserver-kubelet-client.crt`,
    `--kubelet-client-key=${PKI_DIR}/apiserver-kubelet-client.key`,
    "--kubelet-preferred-address-types=InternalIP",
    `--requestheader-client-ca-file=${PKI_DIR}/front-proxy-ca.crt`,
    "--requestheader-allowed-names=front-proxy-client",
    "--requestheader-username-headers=X-Remote-User",
    "--requestheader-group-headers=X-Remote-Group",
    "--requestheader-extra-headers-prefix=X-Remote-Extra-",
    `--proxy-client-cert-file=${PKI_DIR}/front-proxy-client.crt`,
    `--proxy-client-key-file=${PKI_DIR}/front-proxy-client.key`,
    "--service-account-issuer=https://kubernetes.default.svc.cluster.local",
    `--service-account-key-file=${PKI_DIR}/sa.pub`,
    `--service-account-signing-key-file=${PKI_DIR}/sa.key`,
    "--authorization-mode=Node,RBAC",
    "--enable-admission-plugins=NodeRestriction",
    "--allow-privileged=true",
    ...(audit ? [`--audit-log-path=${LOG_DIR}/audit.log`, `--audit-policy-file=${CONFIG_DIR}/audit-policy.yaml`] : []),
  ];
}

function controllerManagerFlags(): string[] {
  return [
    ...clientFlags("controller-manager"),
    "--use-service-account-credentials=true",
    `--root-ca-file=${PKI_DIR}/ca.crt`,
    `--service-account-private-key-file=${PKI_DIR}/sa.key`,
    `--cluster-signing-cert-file=${PKI_DIR}/ca.crt`,
    `--cluster-signing-key-file=${PKI_DIR}/ca.key`,
    `--cluster-cidr=${POD_SUBNET}`,
    `--service-cluster-ip-range=${SERVICE_SUBNET}`,
    // At its own default of 20 requests/s it takes 4 s to start, for each of its controllers asks for a token first.
    "--kube-api-qps=500",
    "--kube-api-burst=1000",
    // There is one of each, so an election would only cost the time that a lease takes to run out.
    "--leader-elect=false",
  ];
}

function kubeletFlags(layout: Layout): string[] {
  return [
    `--config=${CONFIG_DIR}/kubelet.yaml`,
    `--kubeconfig=${CONFIG_DIR}/kubelet.kubeconfig`,
    `--hostname-override=${layout.nodeName}`,
    `--node-ip=${layout.nodeAddress}`,
  ];
}

function proxyFlags(layout: Layout): string[] {
  return [
    `--kubeconfig=${CONFIG_DIR}/proxy.kubeconfig`,
    `--hostname-override=${layout.nodeName}`,
    `--cluster-cidr=${POD_SUBNET}`,
    "--proxy-mode=nftables",
    // This limit belongs to the whole host; 0 leaves it alone.
    "--conntrack-max-per-core=0",
  ];
}

function clientFlags(user: string): string[] {
  const file = `${CONFIG_DIR}/${user}.kubeconfig`;
  return [`--kubeconfig=${file}`, `--authentication-kubeconfig=${file}`, `--authorization-kubeconfig=${file}`];
}
