package main

import (
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// Where the cluster's programs find the two directories of the host.
const (
	stateInside    = "/run/keyward"
	programsInside = "/run/programs"
)

// Programs keep their standard paths, which are short (a socket's path may have
// 107 bytes) and which other software expects. A whole tree is covered rather
// than single directories, so that no mount point must be made on the host.
var ownTrees = []string{"/var/lib", "/var/log"}

// The kubelet insists on setting these, and they belong to the whole host: it
// gets a file of its own to write to, and the host keeps its values.
var hostSettings = []string{
	"vm/overcommit_memory", "vm/panic_on_oom", "kernel/panic", "kernel/panic_on_oops",
	"kernel/keys/root_maxkeys", "kernel/keys/root_maxbytes",
}

func privateMounts(state, programs string) error {
	if err := syscall.Mount("proc", "/proc", "proc", syscall.MS_NOSUID|syscall.MS_NODEV|syscall.MS_NOEXEC, ""); err != nil {
		return fmt.Errorf("/proc: %w", err)
	}
	if err := privateRun(state, programs); err != nil {
		return err
	}
	for _, tree := range ownTrees {
		if err := bind(filepath.Join(stateInside, "root", tree), tree); err != nil {
			return fmt.Errorf("%s: %w", tree, err)
		}
	}
	for _, name := range hostSettings {
		if err := shadow(filepath.Join("/run/settings", name), filepath.Join("/proc/sys", name)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// privateRun holds both directories open first: either may lie below a path
// that the new mounts cover.
func privateRun(state, programs string) error {
	sources := map[string]string{stateInside: state, programsInside: programs}
	opened := map[string]*os.File{}
	for target, path := range sources {
		directory, err := os.Open(path)
		if err != nil {
			return err
		}
		defer directory.Close()
		opened[target] = directory
	}
	if err := syscall.Mount("tmpfs", "/run", "tmpfs", syscall.MS_NOSUID|syscall.MS_NODEV, "mode=0755"); err != nil {
		return fmt.Errorf("/run: %w", err)
	}
	for target, directory := range opened {
		if err := bind(fmt.Sprintf("/proc/self/fd/%d", directory.Fd()), target); err != nil {
			return fmt.Errorf("%s: %w", target, err)
		}
	}
	return nil
}

func bind(source, target string) error {
	for _, directory := range []string{source, target} {
		if err := os.MkdirAll(directory, 0o755); err != nil {
			return err
		}
	}
	return syscall.Mount(source, target, "", syscall.MS_BIND|syscall.MS_REC, "")
}

func shadow(source, target string) error {
	value, err := os.ReadFile(target)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(source), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(source, value, 0o644); err != nil {
		return err
	}
	return syscall.Mount(source, target, "", syscall.MS_BIND, "")
}
