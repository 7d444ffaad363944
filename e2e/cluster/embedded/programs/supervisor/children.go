package main

import (
	"fmt"
	"os"
	"os/signal"
	"sync"
	"syscall"
)

type child struct {
	Pid  int    `json:"pid"`
	End  string `json:"end,omitempty"` // how it ended; empty while it runs
	gone chan struct{}
}

// children are the programs of the cluster by name. Everything else that ends
// in this namespace was orphaned (containerd's shims are, by design) and is
// only reaped.
type children struct {
	mutex  sync.Mutex
	byName map[string]*child
}

func newChildren() *children { return &children{byName: map[string]*child{}} }

func (c *children) start(name string, argv, env []string, logPath string) error {
	log, err := os.OpenFile(logPath, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer log.Close()
	none, err := os.Open(os.DevNull)
	if err != nil {
		return err
	}
	defer none.Close()
	// Held across the fork: the reaper must not see a child before it is listed.
	c.mutex.Lock()
	defer c.mutex.Unlock()
	if old := c.byName[name]; old != nil && old.End == "" {
		return fmt.Errorf("%s already runs", name)
	}
	pid, err := syscall.ForkExec(argv[0], argv, &syscall.ProcAttr{
		Dir: "/", Env: env, Files: []uintptr{none.Fd(), log.Fd(), log.Fd()}, Sys: &syscall.SysProcAttr{Setsid: true},
	})
	if err != nil {
		return fmt.Errorf("%s: %w", argv[0], err)
	}
	c.byName[name] = &child{Pid: pid, gone: make(chan struct{})}
	return nil
}

// stop returns when the program is gone. To stop what does not run is no error.
func (c *children) stop(name string, with syscall.Signal) error {
	c.mutex.Lock()
	target := c.byName[name]
	running := target != nil && target.End == ""
	if running {
		syscall.Kill(target.Pid, with)
	}
	c.mutex.Unlock()
	if target == nil {
		return fmt.Errorf("%s was never started", name)
	}
	<-target.gone
	return nil
}

func (c *children) list() map[string]child {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	seen := map[string]child{}
	for name, one := range c.byName {
		seen[name] = child{Pid: one.Pid, End: one.End}
	}
	return seen
}

func (c *children) reap() {
	ended := make(chan os.Signal, 1)
	signal.Notify(ended, syscall.SIGCHLD)
	for range ended {
		for c.reapOne() {
		}
	}
}

func (c *children) reapOne() bool {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	var status syscall.WaitStatus
	pid, err := syscall.Wait4(-1, &status, syscall.WNOHANG, nil)
	if err == syscall.EINTR {
		return true
	}
	if pid <= 0 || err != nil {
		return false
	}
	for _, one := range c.byName {
		if one.Pid == pid && one.End == "" {
			one.End = describe(status)
			close(one.gone)
		}
	}
	return true
}

func describe(status syscall.WaitStatus) string {
	if status.Signaled() {
		return "signal " + status.Signal().String()
	}
	return fmt.Sprintf("exit code %d", status.ExitStatus())
}
