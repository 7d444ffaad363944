// Program load makes calls on one socket, a fixed number in flight at any time, and measures them. It is driven by JSON lines: the
// first one on stdin is the job, each further one asks for a run, and each is answered by a line on stdout. It ends with its stdin.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"time"
)

// A caller keeps calls in flight until the deadline, and waits for those that are still under way.
type caller interface {
	// call makes one call and gives its answer.
	call() ([]byte, error)
	// run measures into a histogram of each worker's own.
	run(deadline time.Time) ([]*histogram, error)
}

type job struct {
	// "grpc", "frames" (kept open, pipelined) or "frames-once" (a connection for each call)
	Wire        string `json:"wire"`
	Socket      string `json:"socket"`
	Connections int    `json:"connections"`
	InFlight    int    `json:"inFlight"`
	// Of gRPC alone: the full name, for example "/keyward.v1.CryptoService/Hash".
	Method string `json:"method"`
	// Of frames alone: one that begins every connection; may be empty.
	Greeting []byte `json:"greeting"`
	// The message of gRPC, or the whole frame.
	Request []byte `json:"request"`
}

type order struct {
	RunMs int `json:"runMs"`
	// Whether the run counts towards the latencies; a warm-up does not.
	Keep bool `json:"keep"`
}

type result struct {
	Calls     uint64    `json:"calls"`
	ElapsedUs float64   `json:"elapsedUs"`
	Latency   latencies `json:"latency"`
}

func main() {
	if err := serve(os.Stdin, os.Stdout); err != nil {
		_ = json.NewEncoder(os.Stdout).Encode(map[string]string{"error": err.Error()})
		os.Exit(1)
	}
}

func serve(in io.Reader, out io.Writer) error {
	orders := json.NewDecoder(bufio.NewReader(in))
	answers := json.NewEncoder(out)
	var work job
	if err := orders.Decode(&work); err != nil {
		return fmt.Errorf("the job cannot be read: %w", err)
	}
	calls, err := open(work)
	if err != nil {
		return err
	}
	answer, err := calls.call()
	if err != nil {
		return fmt.Errorf("the first call failed: %w", err)
	}
	if err := answers.Encode(map[string][]byte{"answer": answer}); err != nil {
		return err
	}
	return follow(orders, answers, calls)
}

func follow(orders *json.Decoder, answers *json.Encoder, calls caller) error {
	kept := &histogram{}
	for {
		var next order
		if err := orders.Decode(&next); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return fmt.Errorf("an order cannot be read: %w", err)
		}
		started := time.Now()
		workers, err := calls.run(started.Add(time.Duration(next.RunMs) * time.Millisecond))
		if err != nil {
			return err
		}
		elapsed := time.Since(started)
		now := &histogram{}
		for _, worker := range workers {
			now.add(worker)
		}
		if next.Keep {
			kept.add(now)
		}
		micros := float64(elapsed.Nanoseconds()) / 1e3
		if err := answers.Encode(result{Calls: now.count, ElapsedUs: micros, Latency: kept.latencies()}); err != nil {
			return err
		}
	}
}

func open(work job) (caller, error) {
	if work.Connections < 1 || work.InFlight < work.Connections {
		return nil, fmt.Errorf("%d calls in flight on %d connections cannot be", work.InFlight, work.Connections)
	}
	switch work.Wire {
	case "grpc":
		return openGrpc(work)
	case "frames":
		return openFrames(work)
	case "frames-once":
		return onceCaller{work}, nil
	}
	return nil, fmt.Errorf("there is no wire %q", work.Wire)
}
