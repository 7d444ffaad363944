// Program goserver is what Keyward is compared with: the same operations and the same messages on grpc-go and Go's own
// cryptography. Its stubs are generated from proto/ when it is built. It ends with its stdin.
package main

import (
	"flag"
	"fmt"
	"io"
	"net"
	"os"

	"google.golang.org/grpc"

	pb "keyward.dev/bench/goserver/gen/keyward/v1"
)

func main() {
	socket := flag.String("socket", "", "path of the Unix socket")
	flag.Parse()
	if err := serve(*socket); err != nil {
		fmt.Fprintln(os.Stderr, "goserver:", err)
		os.Exit(1)
	}
}

func serve(socket string) error {
	listener, err := net.Listen("unix", socket)
	if err != nil {
		return err
	}
	keys := newKeyStore()
	server := grpc.NewServer()
	crypto := &cryptoServer{keys: keys, profile: &pb.ProfileRef{Name: "bench", Generation: 1}}
	pb.RegisterCryptoServiceServer(server, crypto)
	pb.RegisterBatchServiceServer(server, newBatchServer(crypto))
	pb.RegisterKeyServiceServer(server, &keyServer{keys: keys})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		server.Stop()
	}()
	fmt.Println("ready")
	return server.Serve(listener)
}

type cryptoServer struct {
	pb.UnimplementedCryptoServiceServer
	keys    *keyStore
	profile *pb.ProfileRef
}
