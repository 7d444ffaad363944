// Supervisor is process 1 of an embedded cluster. It runs inside namespaces of
// its own, so the kernel removes every process, mount and network device of the
// cluster the moment it ends, however it ends.
//
//	supervisor STATE PROGRAMS [attached]
//
// STATE and PROGRAMS are directories of the host. It answers on
// STATE/control.sock. Attached, it ends when its standard
// input does: a runner that dies, even by SIGKILL, takes its cluster along.
package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
)

func main() {
	if len(os.Args) < 3 || os.Getpid() != 1 {
		fail("this program is process 1 of an embedded cluster", fmt.Errorf("start it with: npm run cluster -- up"))
	}
	pid := hostPid()
	check("mount", privateMounts(os.Args[1], os.Args[2]))
	children := newChildren()
	go children.reap()
	if len(os.Args) > 3 && os.Args[3] == "attached" {
		go endWithInput()
	}
	check("serve", serve(filepath.Join(stateInside, "control.sock"), pid, children))
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

func endWithInput() {
	io.Copy(io.Discard, os.Stdin)
	os.Exit(0)
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
