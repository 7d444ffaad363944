package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"strconv"
	"strings"
	"time"
)

const usage = `usage: keyward-health-probe -addr unix:///PATH|HOST:PORT [-service NAME] [-timeout 1s] [-wait 30s]`

// maxSocketPathBytes is Linux's sun_path of 108 bytes without the final NUL (unix(7)).
const maxSocketPathBytes = 107

type options struct {
	network string        // "unix" or "tcp"
	address string        // a socket path, or host:port
	service string        // "" asks for the server as a whole
	timeout time.Duration // of one question
	wait    time.Duration // how long to ask again; 0 asks once
}

func parseOptions(args []string) (options, error) {
	flags := flag.NewFlagSet("keyward-health-probe", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	addr := flags.String("addr", "", "")
	service := flags.String("service", "", "")
	timeout := flags.Duration("timeout", time.Second, "")
	wait := flags.Duration("wait", 0, "")
	if err := flags.Parse(args); err != nil {
		return options{}, usageFault(err)
	}
	if flags.NArg() > 0 {
		return options{}, usageFault(fmt.Errorf("unexpected argument %q", flags.Arg(0)))
	}
	if *timeout <= 0 {
		return options{}, usageFault(fmt.Errorf("-timeout %s must be longer than 0", *timeout))
	}
	if *wait < 0 {
		return options{}, usageFault(fmt.Errorf("-wait %s must not be below 0", *wait))
	}
	network, address, err := parseAddress(*addr)
	if err != nil {
		return options{}, usageFault(err)
	}
	return options{network: network, address: address, service: *service, timeout: *timeout, wait: *wait}, nil
}

func usageFault(err error) error {
	if errors.Is(err, flag.ErrHelp) {
		return &verdict{exitUsage, usage}
	}
	return &verdict{exitUsage, err.Error() + "; " + usage}
}

func parseAddress(addr string) (network, address string, err error) {
	if addr == "" {
		return "", "", errors.New("-addr is missing")
	}
	if path, isUnix := strings.CutPrefix(addr, "unix:"); isUnix {
		return parseSocketPath(addr, path)
	}
	return parseHostPort(addr)
}

func parseSocketPath(addr, path string) (string, string, error) {
	// gRPC names it unix:///abs, unix:/abs or unix:relative; an authority, as in unix://host/path, means nothing.
	if rest, hasAuthority := strings.CutPrefix(path, "//"); hasAuthority {
		if !strings.HasPrefix(rest, "/") {
			return "", "", fmt.Errorf("-addr %q needs a third slash: unix:///PATH", addr)
		}
		path = rest
	}
	if path == "" {
		return "", "", fmt.Errorf("-addr %q names no socket", addr)
	}
	if len(path) > maxSocketPathBytes {
		return "", "", fmt.Errorf("-addr has a socket path of %d bytes, Linux allows %d", len(path), maxSocketPathBytes)
	}
	return "unix", path, nil
}

func parseHostPort(addr string) (string, string, error) {
	_, port, err := net.SplitHostPort(addr)
	if err != nil {
		return "", "", fmt.Errorf("-addr %q is neither unix:///PATH nor HOST:PORT", addr)
	}
	if number, err := strconv.ParseUint(port, 10, 16); err != nil || number == 0 {
		return "", "", fmt.Errorf("-addr %q has port %q, which is not between 1 and 65535", addr, port)
	}
	return "tcp", addr, nil
}
