package main

import (
	"bufio"
	"errors"
	"net"
	"time"
)

// As many answers as a read may bring.
const readerBytes = 256 << 10

// framesCaller keeps its connections and does not wait for an answer before it sends the next request. Calls that were answered by
// one read are followed by one write.
type framesCaller struct {
	connections []*pipeline
	work        job
}

func openFrames(work job) (caller, error) {
	opened := &framesCaller{work: work}
	for range work.Connections {
		socket, err := net.Dial("unix", work.Socket)
		if err != nil {
			return nil, err
		}
		connection := &pipeline{socket: socket, answers: bufio.NewReaderSize(socket, readerBytes)}
		if err := connection.greet(work.Greeting); err != nil {
			return nil, err
		}
		opened.connections = append(opened.connections, connection)
	}
	return opened, nil
}

func (f *framesCaller) call() ([]byte, error) {
	first := f.connections[0]
	if _, err := first.socket.Write(f.work.Request); err != nil {
		return nil, err
	}
	return readFrame(first.answers)
}

func (f *framesCaller) run(deadline time.Time) ([]*histogram, error) {
	count := len(f.connections)
	return inParallel(count, func(worker int, times *histogram) error {
		inFlight := f.work.InFlight / count
		if worker < f.work.InFlight%count {
			inFlight++
		}
		return f.connections[worker].run(f.work.Request, inFlight, deadline, times)
	})
}

// A pipeline is one connection. Answers come in the order of requests, so a queue of starting times is enough.
type pipeline struct {
	socket  net.Conn
	answers *bufio.Reader
}

func (p *pipeline) greet(greeting []byte) error {
	if len(greeting) == 0 {
		return nil
	}
	if _, err := p.socket.Write(greeting); err != nil {
		return err
	}
	_, err := readFrame(p.answers)
	return err
}

func (p *pipeline) run(request []byte, inFlight int, deadline time.Time, times *histogram) error {
	due := make(chan int, inFlight)
	written := make(chan error, 1)
	go func() { written <- p.write(request, inFlight, due) }()
	readErr := p.read(inFlight, deadline, times, due)
	close(due)
	if readErr != nil {
		p.socket.Close()
	}
	return errors.Join(readErr, <-written)
}

// write sends as many requests as are due in one go; it is a goroutine of its own, because a server that waits for its answers to
// be read may read nothing itself.
func (p *pipeline) write(request []byte, inFlight int, due <-chan int) error {
	copies := make([]byte, 0, inFlight*len(request))
	for range inFlight {
		copies = append(copies, request...)
	}
	for count := range due {
		if _, err := p.socket.Write(copies[:count*len(request)]); err != nil {
			return err
		}
	}
	return nil
}

func (p *pipeline) read(inFlight int, deadline time.Time, times *histogram, due chan<- int) error {
	now := time.Now()
	started := make([]time.Time, inFlight)
	for i := range started {
		started[i] = now
	}
	due <- inFlight
	for oldest, open := 0, inFlight; open > 0; {
		answered, err := p.readAll(open)
		if err != nil {
			return err
		}
		now = time.Now()
		for range answered {
			times.record(now.Sub(started[oldest]).Nanoseconds())
			started[oldest] = now
			oldest = (oldest + 1) % inFlight
		}
		if now.Before(deadline) {
			due <- answered
		} else {
			open -= answered
		}
	}
	return nil
}

// readAll waits for one answer and takes all that have come with it.
func (p *pipeline) readAll(most int) (int, error) {
	answered := 0
	for answered < most {
		if answered > 0 && !p.isWholeFrameBuffered() {
			break
		}
		if err := skipFrame(p.answers); err != nil {
			return answered, err
		}
		answered++
	}
	return answered, nil
}

func (p *pipeline) isWholeFrameBuffered() bool {
	if p.answers.Buffered() < headerBytes {
		return false
	}
	header, _ := p.answers.Peek(headerBytes)
	return p.answers.Buffered() >= headerBytes+bodyBytes(header)
}
