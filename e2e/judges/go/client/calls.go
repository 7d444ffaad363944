package main

import (
	"context"
	"encoding/hex"
	"fmt"
	"strconv"
	"sync"

	"google.golang.org/genproto/googleapis/rpc/errdetails"
	"google.golang.org/grpc/health/grpc_health_v1"
	"google.golang.org/grpc/status"

	keyward "keyward.dev/e2e/judges/gen/keyward/v1"
)

const callsAtOnce = 200

func hash(ctx context.Context, app *application) (seen, error) {
	digest, err := app.digest(ctx, "SHA3-512", []byte("abc"))
	return seen{"digest": digest}, err
}

func atOnce(ctx context.Context, app *application) (seen, error) {
	digests := make([]string, callsAtOnce)
	errs := make([]error, callsAtOnce)
	var all sync.WaitGroup
	for index := range digests {
		all.Go(func() { digests[index], errs[index] = app.digest(ctx, "SHA-256", []byte(strconv.Itoa(index))) })
	}
	all.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	return seen{"digests": digests}, nil
}

func mebibyte(ctx context.Context, app *application) (seen, error) {
	digest, err := app.digest(ctx, "SHA-256", pattern(1<<20))
	return seen{"digest": digest}, err
}

func refusal(ctx context.Context, app *application) (seen, error) {
	_, err := app.digest(ctx, "SHA-224", nil)
	answer := codeOf(err)
	for _, detail := range status.Convert(err).Details() {
		if info, ok := detail.(*errdetails.ErrorInfo); ok {
			answer["domain"], answer["reason"], answer["rule"] = info.Domain, info.Reason, info.Metadata["rule"]
		}
	}
	return answer, nil
}

func unknown(ctx context.Context, app *application) (seen, error) {
	return codeOf(app.conn.Invoke(ctx, "/keyward.v9.NoService/Hash", &keyward.HashRequest{}, &keyward.HashResponse{})), nil
}

func health(ctx context.Context, app *application) (seen, error) {
	answer, err := grpc_health_v1.NewHealthClient(app.conn).Check(ctx, &grpc_health_v1.HealthCheckRequest{})
	return seen{"status": answer.GetStatus()}, err
}

func (app *application) digest(ctx context.Context, algorithm string, data []byte) (string, error) {
	answer, err := app.crypto.Hash(ctx, &keyward.HashRequest{Algorithm: algorithm, Data: data})
	return hex.EncodeToString(answer.GetDigest()), err
}

func codeOf(err error) seen {
	if err == nil {
		return seen{"error": "no error"}
	}
	given := status.Convert(err)
	return seen{"code": given.Code(), "message": given.Message()}
}

// Bytes that every client makes in the same way.
func pattern(length int) []byte {
	bytes := make([]byte, length)
	for index := range bytes {
		bytes[index] = byte(index % 251)
	}
	return bytes
}

func wrong(what string, got any) error {
	return fmt.Errorf("the stream gave %v where %s was expected", got, what)
}
