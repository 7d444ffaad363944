package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"sync/atomic"
	"syscall"
	"time"
)

// One request and one answer, a line of JSON each, per connection.
type request struct {
	Verb   string   `json:"verb"` // info, list, start, stop, detach
	Name   string   `json:"name"`
	Argv   []string `json:"argv"`
	Env    []string `json:"env"`
	Log    string   `json:"log"`
	Signal int      `json:"signal"`
}

type answer struct {
	Error    string           `json:"error,omitempty"`
	Pid      int              `json:"pid,omitempty"` // as the host numbers it
	Children map[string]child `json:"children,omitempty"`
}

// A client that connects and says nothing must not cost a goroutine for ever.
const requestDeadline = 5 * time.Second

type cluster struct {
	pid      int // of this process, as the host numbers it
	children *children
	detached atomic.Bool
}

func (c *cluster) endWithInput() {
	io.Copy(io.Discard, os.Stdin)
	if !c.detached.Load() {
		os.Exit(0)
	}
}

func (c *cluster) serve(path string) error {
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
		return err
	}
	listener, err := net.Listen("unix", path)
	if err != nil {
		return err
	}
	if err := os.Chmod(path, 0o600); err != nil {
		return err
	}
	for {
		connection, err := listener.Accept()
		if err != nil {
			return err
		}
		go c.converse(connection)
	}
}

func (c *cluster) converse(connection net.Conn) {
	defer connection.Close()
	connection.SetReadDeadline(time.Now().Add(requestDeadline))
	var asked request
	reply := answer{Pid: c.pid}
	if err := json.NewDecoder(connection).Decode(&asked); err != nil {
		reply.Error = err.Error()
	} else if err := c.handle(asked, &reply); err != nil {
		reply.Error = err.Error()
	}
	json.NewEncoder(connection).Encode(reply)
}

func (c *cluster) handle(asked request, reply *answer) error {
	switch asked.Verb {
	case "info":
		return nil
	case "detach":
		c.detached.Store(true)
		return nil
	case "list":
		reply.Children = c.children.list()
		return nil
	case "start":
		if len(asked.Argv) == 0 {
			return fmt.Errorf("start %s: argv is empty", asked.Name)
		}
		return c.children.start(asked.Name, asked.Argv, asked.Env, asked.Log)
	case "stop":
		return c.children.stop(asked.Name, syscall.Signal(asked.Signal))
	}
	return fmt.Errorf("unknown verb %q; known are info, list, start, stop, detach", asked.Verb)
}
