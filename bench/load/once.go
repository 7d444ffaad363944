package main

import (
	"net"
	"time"
)

// onceCaller opens a connection for each call, as services of the Parsec wire by others want it.
type onceCaller struct{ work job }

func (o onceCaller) call() ([]byte, error) {
	socket, err := net.Dial("unix", o.work.Socket)
	if err != nil {
		return nil, err
	}
	defer socket.Close()
	if _, err := socket.Write(o.work.Request); err != nil {
		return nil, err
	}
	return readFrame(socket)
}

func (o onceCaller) run(deadline time.Time) ([]*histogram, error) {
	return inParallel(o.work.InFlight, func(_ int, times *histogram) error {
		for started := time.Now(); started.Before(deadline); {
			if _, err := o.call(); err != nil {
				return err
			}
			ended := time.Now()
			times.record(ended.Sub(started).Nanoseconds())
			started = ended
		}
		return nil
	})
}
