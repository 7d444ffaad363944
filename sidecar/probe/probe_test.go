package main

import (
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"google.golang.org/grpc"
	"google.golang.org/grpc/health"
	"google.golang.org/grpc/health/grpc_health_v1"
)

const asProbe = "KEYWARD_TEST_RUN_AS_PROBE"

// TestMain turns this test binary into the probe itself, so that tests see true exit codes and true output.
func TestMain(m *testing.M) {
	if os.Getenv(asProbe) != "" {
		os.Exit(run(os.Args[1:]))
	}
	os.Exit(m.Run())
}

type outcome struct {
	code   int
	output string
}

func probe(t *testing.T, args ...string) outcome {
	t.Helper()
	command := exec.Command(os.Args[0], args...)
	command.Env = append(os.Environ(), asProbe+"=1")
	output, err := command.CombinedOutput()
	if _, isExit := err.(*exec.ExitError); err != nil && !isExit {
		t.Fatal(err)
	}
	return outcome{command.ProcessState.ExitCode(), string(output)}
}

func (o outcome) must(t *testing.T, code int, text string) {
	t.Helper()
	if o.code != code || !strings.Contains(o.output, text) {
		t.Errorf("exit %d, output %q; wanted exit %d and %q", o.code, o.output, code, text)
	}
	if strings.Count(o.output, "\n") != 1 {
		t.Errorf("wanted one line, got %q", o.output)
	}
}

func listen(t *testing.T, network, address string) net.Listener {
	t.Helper()
	listener, err := net.Listen(network, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	return listener
}

func socketPath(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "kwp") // t.TempDir holds the test's name, too long for sun_path
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return filepath.Join(dir, "s")
}

func serve(t *testing.T, listener net.Listener) *health.Server {
	t.Helper()
	server, states := grpc.NewServer(), health.NewServer()
	grpc_health_v1.RegisterHealthServer(server, states)
	go server.Serve(listener)
	t.Cleanup(server.Stop)
	return states
}

func TestAServingServer(t *testing.T) {
	path := socketPath(t)
	serve(t, listen(t, "unix", path))
	tcp := listen(t, "tcp", "127.0.0.1:0")
	serve(t, tcp)
	for _, addr := range []string{"unix://" + path, "unix:" + path, tcp.Addr().String()} {
		t.Run("answers 0 on "+addr, func(t *testing.T) {
			probe(t, "-addr", addr).must(t, exitServing, "SERVING")
		})
	}
}

func TestTheStateOfOneService(t *testing.T) {
	listener := listen(t, "unix", socketPath(t))
	states := serve(t, listener)
	addr := "unix://" + listener.Addr().String()
	states.SetServingStatus("up", grpc_health_v1.HealthCheckResponse_SERVING)
	states.SetServingStatus("down", grpc_health_v1.HealthCheckResponse_NOT_SERVING)
	states.SetServingStatus("new", grpc_health_v1.HealthCheckResponse_UNKNOWN)
	probe(t, "-addr", addr, "-service", "up").must(t, exitServing, "SERVING")
	probe(t, "-addr", addr, "-service", "down").must(t, exitNotServing, `"down" is NOT_SERVING`)
	probe(t, "-addr", addr, "-service", "new").must(t, exitNotServing, `"new" is UNKNOWN`)
	probe(t, "-addr", addr, "-service", "other").must(t, exitCallFailed, "NotFound")
	states.Shutdown()
	probe(t, "-addr", addr).must(t, exitNotServing, "NOT_SERVING")
}

func TestAServerWithoutTheHealthServiceFailsTheCall(t *testing.T) {
	listener := listen(t, "unix", socketPath(t))
	server := grpc.NewServer()
	go server.Serve(listener)
	t.Cleanup(server.Stop)
	probe(t, "-addr", "unix:"+listener.Addr().String()).must(t, exitCallFailed, "Unimplemented")
}

func TestNobodyThere(t *testing.T) {
	path := socketPath(t)
	probe(t, "-addr", "unix://"+path).must(t, exitCannotConnect, "no such file")
	dead := listen(t, "unix", path)
	dead.(*net.UnixListener).SetUnlinkOnClose(false)
	dead.Close()
	probe(t, "-addr", "unix://"+path).must(t, exitCannotConnect, "connection refused")
	tcp := listen(t, "tcp", "127.0.0.1:0")
	tcp.Close()
	probe(t, "-addr", tcp.Addr().String()).must(t, exitCannotConnect, "connection refused")
}

func TestASilentListenerEndsAtTheTimeout(t *testing.T) {
	listener := listen(t, "unix", socketPath(t))
	got := probe(t, "-addr", "unix:"+listener.Addr().String(), "-timeout", "200ms")
	got.must(t, exitCannotConnect, "no gRPC answer within the time-out")
}

func TestAListenerThatIsNotGrpcIsNamedSo(t *testing.T) {
	listener := listen(t, "unix", socketPath(t))
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			conn.Write([]byte("HTTP/1.1 400 Bad Request\r\n\r\n"))
			conn.Close()
		}
	}()
	got := probe(t, "-addr", "unix:"+listener.Addr().String())
	got.must(t, exitCannotConnect, "does not speak gRPC")
}

func TestUsageFaultsSayWhatIsWrong(t *testing.T) {
	long := "unix:///" + strings.Repeat("x", maxSocketPathBytes)
	cases := map[string][]string{
		"-addr is missing":            {},
		"usage: keyward":              {"-help"},
		"not defined: -tls":           {"-tls"},
		"unexpected argument":         {"-addr", "localhost:1", "extra"},
		"must be longer than 0":       {"-addr", "localhost:1", "-timeout", "0s"},
		"invalid value":               {"-addr", "localhost:1", "-timeout", "soon"},
		"neither unix":                {"-addr", "localhost"},
		"not between 1 and 65535":     {"-addr", "localhost:70000"},
		"needs a third slash":         {"-addr", "unix://run/keyward.sock"},
		"names no socket":             {"-addr", "unix:"},
		"108 bytes, Linux allows 107": {"-addr", long},
	}
	for text, args := range cases {
		t.Run(text, func(t *testing.T) { probe(t, args...).must(t, exitUsage, text) })
	}
}
