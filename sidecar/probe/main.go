// Command keyward-health-probe asks a gRPC server, by unix socket or TCP, whether it is serving.
//
// It speaks the standard protocol grpc.health.v1 without TLS: the sidecar's sockets never leave the pod.
// With -wait it asks again until the server serves: a hook that holds back what must not start before.
// Exit codes: 0 serving, 1 wrong usage, 2 cannot connect, 3 the call failed, 4 not serving.
package main

import (
	"context"
	"fmt"
	"os"
)

func main() {
	os.Exit(run(os.Args[1:]))
}

func run(args []string) int {
	options, err := parseOptions(args)
	if err != nil {
		return report(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), max(options.wait, options.timeout))
	defer cancel()
	ask := checkWithin
	if options.wait > 0 {
		ask = await
	}
	if err := ask(ctx, options); err != nil {
		return report(err)
	}
	fmt.Println("SERVING")
	return exitServing
}

func report(err error) int {
	fmt.Fprintln(os.Stderr, "keyward-health-probe: "+err.Error())
	return exitCode(err)
}
