// Pki makes the certificates of one embedded cluster.
//
//	pki DIRECTORY NODE-NAME ADDRESS...
//
// ADDRESS is where clients find the API server. The directory holds private keys
// and belongs to the cluster's owner alone.
package main

import (
	"fmt"
	"net"
	"os"
)

func main() {
	if len(os.Args) < 4 {
		fmt.Fprintln(os.Stderr, "usage: pki DIRECTORY NODE-NAME ADDRESS...")
		os.Exit(2)
	}
	if err := issueAll(os.Args[1], os.Args[2], os.Args[3:]); err != nil {
		fmt.Fprintln(os.Stderr, "pki:", err)
		os.Exit(1)
	}
}

func issueAll(directory, node string, addresses []string) error {
	ips := make([]net.IP, 0, len(addresses))
	for _, text := range addresses {
		ip := net.ParseIP(text)
		if ip == nil {
			return fmt.Errorf("%q is not an IP address", text)
		}
		ips = append(ips, ip)
	}
	ca, err := newAuthority(directory, "ca")
	if err != nil {
		return err
	}
	for _, one := range leaves(node, ips) {
		if err := ca.issue(directory, one); err != nil {
			return fmt.Errorf("%s: %w", one.file, err)
		}
	}
	front, err := newAuthority(directory, "front-proxy-ca")
	if err != nil {
		return err
	}
	if err := front.issue(directory, leaf{file: "front-proxy-client", name: "front-proxy-client"}); err != nil {
		return err
	}
	return writeTokenKey(directory)
}

// The names are those that Kubernetes' own RBAC bootstrap roles are bound to.
func leaves(node string, ips []net.IP) []leaf {
	return []leaf{
		{file: "apiserver", name: "kube-apiserver", ips: ips, hosts: []string{
			"localhost", "kubernetes", "kubernetes.default", "kubernetes.default.svc", "kubernetes.default.svc.cluster.local",
		}},
		{file: "apiserver-kubelet-client", name: "kube-apiserver-kubelet-client", group: "system:masters"},
		{file: "admin", name: "keyward-admin", group: "system:masters"},
		{file: "controller-manager", name: "system:kube-controller-manager"},
		{file: "scheduler", name: "system:kube-scheduler"},
		{file: "proxy", name: "system:kube-proxy"},
		{file: "kubelet", name: "system:node:" + node, group: "system:nodes"},
		{file: "kubelet-server", name: node, hosts: []string{node}, ips: ips},
	}
}
