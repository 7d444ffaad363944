package main

import (
	"errors"
	"strings"
)

// The exit codes are an interface: chart probes and users' scripts branch on them.
const (
	exitServing       = 0
	exitUsage         = 1
	exitCannotConnect = 2
	exitCallFailed    = 3
	exitNotServing    = 4
)

// verdict is a refusal with the exit code that belongs to it.
type verdict struct {
	code int
	text string
}

// Error gives one line, whatever the server or the kernel put into the text: the kubelet shows it in an event.
func (v *verdict) Error() string {
	return strings.Join(strings.Fields(v.text), " ")
}

func exitCode(err error) int {
	var v *verdict
	if errors.As(err, &v) {
		return v.code
	}
	return exitCallFailed
}
