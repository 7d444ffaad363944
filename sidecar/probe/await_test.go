package main

import (
	"net"
	"testing"
	"time"

	"google.golang.org/grpc/health/grpc_health_v1"
)

func TestWaitingEndsWhenTheServerServes(t *testing.T) {
	path := socketPath(t)
	go func() {
		time.Sleep(100 * time.Millisecond)
		listener, err := net.Listen("unix", path)
		if err != nil {
			t.Error(err)
			return
		}
		states := serve(t, listener)
		states.SetServingStatus("", grpc_health_v1.HealthCheckResponse_NOT_SERVING)
		time.Sleep(100 * time.Millisecond)
		states.SetServingStatus("", grpc_health_v1.HealthCheckResponse_SERVING)
	}()
	probe(t, "-addr", "unix://"+path, "-wait", "30s").must(t, exitServing, "SERVING")
}

func TestWaitingInVainTellsTheLastRefusal(t *testing.T) {
	probe(t, "-addr", "unix://"+socketPath(t), "-wait", "200ms").must(t, exitCannotConnect, "no such file")
	listener := listen(t, "unix", socketPath(t))
	states := serve(t, listener)
	states.SetServingStatus("", grpc_health_v1.HealthCheckResponse_NOT_SERVING)
	addr := "unix://" + listener.Addr().String()
	probe(t, "-addr", addr, "-wait", "200ms", "-timeout", "150ms").must(t, exitNotServing, "NOT_SERVING")
}

func TestWaitingBackwardsIsRefused(t *testing.T) {
	probe(t, "-addr", "localhost:1", "-wait", "-1s").must(t, exitUsage, "must not be below 0")
}
