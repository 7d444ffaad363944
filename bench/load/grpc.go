package main

import (
	"context"
	"sync"
	"time"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/mem"
)

// grpcCaller is a plain grpc-go client: a goroutine for each call in flight. Messages are passed as they are, so that its own
// encoding weighs on no row.
type grpcCaller struct {
	connections []*grpc.ClientConn
	work        job
}

func openGrpc(work job) (caller, error) {
	opened := &grpcCaller{work: work}
	for range work.Connections {
		connection, err := grpc.NewClient("unix://"+work.Socket,
			grpc.WithTransportCredentials(insecure.NewCredentials()),
			grpc.WithDefaultCallOptions(grpc.ForceCodecV2(bytesCodec{})))
		if err != nil {
			return nil, err
		}
		opened.connections = append(opened.connections, connection)
	}
	return opened, nil
}

func (g *grpcCaller) call() ([]byte, error) {
	for _, connection := range g.connections[1:] {
		if err := g.invoke(connection, new([]byte)); err != nil {
			return nil, err
		}
	}
	answer := []byte{}
	err := g.invoke(g.connections[0], &answer)
	return answer, err
}

func (g *grpcCaller) invoke(connection *grpc.ClientConn, answer *[]byte) error {
	return connection.Invoke(context.Background(), g.work.Method, g.work.Request, answer)
}

func (g *grpcCaller) run(deadline time.Time) ([]*histogram, error) {
	return inParallel(g.work.InFlight, func(worker int, times *histogram) error {
		connection := g.connections[worker%len(g.connections)]
		for started := time.Now(); started.Before(deadline); {
			if err := g.invoke(connection, nil); err != nil {
				return err
			}
			ended := time.Now()
			times.record(ended.Sub(started).Nanoseconds())
			started = ended
		}
		return nil
	})
}

// inParallel runs the workers to their end and gives the first error.
func inParallel(workers int, work func(worker int, times *histogram) error) ([]*histogram, error) {
	var (
		wait  sync.WaitGroup
		once  sync.Once
		first error
	)
	all := make([]*histogram, workers)
	for i := range workers {
		all[i] = &histogram{}
		wait.Go(func() {
			if err := work(i, all[i]); err != nil {
				once.Do(func() { first = err })
			}
		})
	}
	wait.Wait()
	return all, first
}

// bytesCodec takes a message as bytes; an answer that nobody wants is not copied.
type bytesCodec struct{}

func (bytesCodec) Name() string { return "proto" }

func (bytesCodec) Marshal(message any) (mem.BufferSlice, error) {
	return mem.BufferSlice{mem.SliceBuffer(message.([]byte))}, nil
}

func (bytesCodec) Unmarshal(data mem.BufferSlice, into any) error {
	if answer, _ := into.(*[]byte); answer != nil {
		*answer = data.Materialize()
	}
	return nil
}
