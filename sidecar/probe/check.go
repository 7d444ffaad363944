package main

import (
	"context"
	"fmt"
	"net"
	"sync"

	"google.golang.org/grpc"
	"google.golang.org/grpc/connectivity"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/status"
)

// maxAnswerBytes is far above a HealthCheckResponse (2 bytes) and far below what could hurt a small container.
const maxAnswerBytes = 4 << 10

// check returns nil when the server says SERVING before ctx ends, else a *verdict.
func check(ctx context.Context, o options) error {
	target := &dialer{network: o.network, address: o.address}
	conn, err := connect(ctx, target)
	if err != nil {
		return err
	}
	defer conn.Close()
	request := &grpc_health_v1.HealthCheckRequest{Service: o.service}
	answer, err := grpc_health_v1.NewHealthClient(conn).Check(ctx, request)
	if err != nil {
		s := status.Convert(err)
		return &verdict{exitCallFailed, fmt.Sprintf("health check of %q failed: %s: %s", o.service, s.Code(), s.Message())}
	}
	if answer.GetStatus() != grpc_health_v1.HealthCheckResponse_SERVING {
		return &verdict{exitNotServing, fmt.Sprintf("service %q is %s", o.service, answer.GetStatus())}
	}
	return nil
}

func connect(ctx context.Context, d *dialer) (*grpc.ClientConn, error) {
	// passthrough keeps grpc-go from resolving the name; the dialer of ours knows where to go and uses no proxy.
	conn, err := grpc.NewClient("passthrough:///"+d.address,
		grpc.WithContextDialer(d.dial),
		grpc.WithAuthority("localhost"),
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithDisableServiceConfig(),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(maxAnswerBytes)))
	if err != nil {
		return nil, &verdict{exitCannotConnect, err.Error()}
	}
	if err := waitReady(ctx, conn, d); err != nil {
		conn.Close()
		return nil, err
	}
	return conn, nil
}

// waitReady gives up at the first failure: who calls a probe (the kubelet, a script) does the retrying.
func waitReady(ctx context.Context, conn *grpc.ClientConn, d *dialer) error {
	conn.Connect()
	for state := conn.GetState(); state != connectivity.Ready; state = conn.GetState() {
		if state == connectivity.TransientFailure {
			return d.refusal("the other side does not speak gRPC")
		}
		if !conn.WaitForStateChange(ctx, state) {
			return d.refusal("no gRPC answer within the time-out")
		}
	}
	return nil
}

// dialer remembers why the last dial failed, which grpc-go's connection state does not tell.
type dialer struct {
	network, address string

	mu   sync.Mutex
	last error
}

func (d *dialer) dial(ctx context.Context, _ string) (net.Conn, error) {
	conn, err := (&net.Dialer{}).DialContext(ctx, d.network, d.address)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.last = err
	return conn, err
}

func (d *dialer) refusal(otherwise string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.last != nil {
		return &verdict{exitCannotConnect, fmt.Sprintf("cannot connect: %v", d.last)}
	}
	return &verdict{exitCannotConnect, fmt.Sprintf("cannot connect to %s: %s", d.address, otherwise)}
}
