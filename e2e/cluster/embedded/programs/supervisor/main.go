// Supervisor is process 1 of an embedded cluster. It runs inside namespaces of
// its own, so the kernel removes every process, mount and network device of the
// cluster the moment it ends, however it ends.
//
//	supervisor STATE PROGRAMS
//
// STATE and PROGRAMS are directories of the host. It answers on
// STATE/control.sock. It ends when its standard input does: a runner that dies,
// even by SIGKILL, takes its cluster along, unless it has said "detach" before.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

func main() {
	if len(os.Args) != 3 || os.Getpid() != 1 {
		fail("this program is process 1 of an embedded cluster", fmt.Errorf("start it with: npm run cluster -- up"))
	}
	pid := hostPid()
	check("mount", privateMounts(os.Args[1], os.Args[2]))
	children := newChildren()
	go children.reap()
	cluster := &cluster{pid: pid, children: children}
	go cluster.endWithInput()
	check("serve", cluster.serve(filepath.Join(stateInside, "control.sock")))
}

// hostPid is asked before /proc is replaced: the host's /proc still knows this
// process by the number that the host can signal.
func hostPid() int {
	link, err := os.Readlink("/proc/self")
	check("find own process id", err)
	pid, err := strconv.Atoi(link)
	check("find own process id", err)
	return pid
}

func check(what string, err error) {
	if err != nil {
		fail(what, err)
	}
}

func fail(what string, err error) {
	fmt.Fprintf(os.Stderr, "supervisor: %s: %v\n", what, err)
	syscall.Exit(1)
}
