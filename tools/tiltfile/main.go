// Tiltfile runs a Tiltfile without Tilt: as Starlark, with builtins that do
// nothing but note how they were called. It prints the calls as JSON, one per
// line, or says what is wrong and where.
//
//	go run . FILE
package main

import (
	"encoding/json"
	"fmt"
	"os"

	"go.starlark.net/starlark"
	"go.starlark.net/syntax"
)

func main() {
	if len(os.Args) != 2 {
		fail("usage: tiltfile FILE")
	}
	calls, err := run(os.Args[1])
	if failed, ok := err.(*starlark.EvalError); ok {
		fail(failed.Backtrace())
	}
	if err != nil {
		fail(err.Error())
	}
	encoder := json.NewEncoder(os.Stdout)
	for _, call := range calls {
		if err := encoder.Encode(call); err != nil {
			fail(err.Error())
		}
	}
}

func run(path string) ([]call, error) {
	recorder := &recorder{}
	// What Tilt's own interpreter allows at the top level of a file.
	options := &syntax.FileOptions{TopLevelControl: true, GlobalReassign: true, Set: true}
	thread := &starlark.Thread{Name: path}
	_, err := starlark.ExecFileOptions(options, thread, path, nil, recorder.builtins())
	return recorder.calls, err
}

func fail(message string) {
	fmt.Fprintln(os.Stderr, message)
	os.Exit(1)
}
