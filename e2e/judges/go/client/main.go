// Command client does with grpc-go what applications do, and prints what it saw: a JSON object for each case.
package main

import (
	"context"
	"encoding/json"
	"os"

	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"

	keyward "keyward.dev/e2e/judges/gen/keyward/v1"
)

// Bytes a call may take, framing included.
const maxMessageBytes = 4 << 20

type seen map[string]any

type application struct {
	conn   *grpc.ClientConn
	crypto keyward.CryptoServiceClient
	keys   keyward.KeyServiceClient
}

var cases = []struct {
	name string
	run  func(context.Context, *application) (seen, error)
}{
	{"hash", hash},
	{"at-once", atOnce},
	{"mebibyte", mebibyte},
	{"refusal", refusal},
	{"unknown", unknown},
	{"client-stream", clientStream},
	{"encrypt-stream", encryptStream},
	{"deadline", deadline},
	{"cancelled", cancelled},
	{"health", health},
	{"again", hash},
}

func main() {
	options := []grpc.DialOption{
		grpc.WithTransportCredentials(insecure.NewCredentials()),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(maxMessageBytes)),
	}
	conn, err := grpc.NewClient("unix:"+os.Args[1], options...)
	if err != nil {
		panic(err)
	}
	defer conn.Close()
	app := &application{conn, keyward.NewCryptoServiceClient(conn), keyward.NewKeyServiceClient(conn)}
	output := json.NewEncoder(os.Stdout)
	for _, each := range cases {
		answer, err := each.run(context.Background(), app)
		if err != nil {
			answer = seen{"error": err.Error()}
		}
		answer["case"] = each.name
		if err := output.Encode(answer); err != nil {
			panic(err)
		}
	}
}
