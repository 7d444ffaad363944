package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"time"

	"google.golang.org/grpc/health/grpc_health_v1"

	keyward "keyward.dev/e2e/judges/gen/keyward/v1"
)

const (
	chunkBytes  = 64 << 10
	streamBytes = 5 << 20
	secretBytes = 2 << 20
)

func clientStream(ctx context.Context, app *application) (seen, error) {
	stream, err := app.crypto.HashStream(ctx)
	if err != nil {
		return nil, err
	}
	if err := stream.Send(hashBegin("SHA-512")); err != nil {
		return nil, err
	}
	for chunk := range chunks(pattern(streamBytes)) {
		message := &keyward.HashStreamRequest{Part: &keyward.HashStreamRequest_Chunk{Chunk: chunk}}
		if err := stream.Send(message); err != nil {
			return nil, err
		}
	}
	answer, err := stream.CloseAndRecv()
	return seen{"digest": hex.EncodeToString(answer.GetDigest())}, err
}

func encryptStream(ctx context.Context, app *application) (seen, error) {
	made, err := app.keys.GenerateKey(ctx, &keyward.GenerateKeyRequest{Type: "AES-256"})
	if err != nil {
		return nil, err
	}
	key, plaintext := made.Key.Ref, pattern(secretBytes)
	nonce, ciphertext, tag, err := app.encrypt(ctx, key, plaintext)
	if err != nil {
		return nil, err
	}
	decrypted, err := app.decrypt(ctx, key, nonce, ciphertext, tag)
	digest := sha256.Sum256(decrypted)
	hidden := len(ciphertext) == len(plaintext) && !bytes.Equal(ciphertext, plaintext)
	return seen{"digest": hex.EncodeToString(digest[:]), "hidden": hidden}, err
}

func (app *application) encrypt(ctx context.Context, key *keyward.KeyRef, plaintext []byte) (nonce, ciphertext, tag []byte, err error) {
	stream, err := app.crypto.EncryptStream(ctx)
	if err != nil {
		return nil, nil, nil, err
	}
	go func() {
		begin := &keyward.EncryptBegin{Key: key, Algorithm: "AES-256-GCM"}
		stream.Send(&keyward.EncryptStreamRequest{Part: &keyward.EncryptStreamRequest_Begin{Begin: begin}})
		for chunk := range chunks(plaintext) {
			stream.Send(&keyward.EncryptStreamRequest{Part: &keyward.EncryptStreamRequest_Chunk{Chunk: chunk}})
		}
		stream.CloseSend()
	}()
	for {
		answer, err := stream.Recv()
		if err == io.EOF {
			return nonce, ciphertext, tag, nil
		}
		if err != nil {
			return nil, nil, nil, err
		}
		switch part := answer.Part.(type) {
		case *keyward.EncryptStreamResponse_Started:
			nonce = part.Started.Nonce
		case *keyward.EncryptStreamResponse_Chunk:
			ciphertext = append(ciphertext, part.Chunk...)
		case *keyward.EncryptStreamResponse_Tag:
			tag = part.Tag
		default:
			return nil, nil, nil, wrong("a part", answer)
		}
	}
}

func (app *application) decrypt(ctx context.Context, key *keyward.KeyRef, nonce, ciphertext, tag []byte) ([]byte, error) {
	stream, err := app.crypto.DecryptStream(ctx)
	if err != nil {
		return nil, err
	}
	go func() {
		begin := &keyward.DecryptBegin{Key: key, Algorithm: "AES-256-GCM", Nonce: nonce}
		stream.Send(&keyward.DecryptStreamRequest{Part: &keyward.DecryptStreamRequest_Begin{Begin: begin}})
		for chunk := range chunks(ciphertext) {
			stream.Send(&keyward.DecryptStreamRequest{Part: &keyward.DecryptStreamRequest_Chunk{Chunk: chunk}})
		}
		stream.Send(&keyward.DecryptStreamRequest{Part: &keyward.DecryptStreamRequest_Tag{Tag: tag}})
		stream.CloseSend()
	}()
	var plaintext []byte
	for {
		answer, err := stream.Recv()
		if err == io.EOF {
			return plaintext, nil
		}
		if err != nil {
			return nil, err
		}
		plaintext = append(plaintext, answer.GetChunk()...)
	}
}

// A stream that nobody ends.
func deadline(ctx context.Context, app *application) (seen, error) {
	ctx, cancel := context.WithTimeout(ctx, 300*time.Millisecond)
	defer cancel()
	stream, err := app.crypto.HashStream(ctx)
	if err != nil {
		return codeOf(err), nil
	}
	// Why it failed, if it did, the stream's status says.
	_ = stream.Send(hashBegin("SHA-512"))
	return codeOf(stream.RecvMsg(&keyward.HashStreamResponse{})), nil
}

func cancelled(ctx context.Context, app *application) (seen, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	watch, err := grpc_health_v1.NewHealthClient(app.conn).Watch(ctx, &grpc_health_v1.HealthCheckRequest{})
	if err != nil {
		return nil, err
	}
	first, err := watch.Recv()
	if err != nil {
		return nil, err
	}
	cancel()
	_, err = watch.Recv()
	answer := codeOf(err)
	answer["first"] = first.Status
	return answer, nil
}

func hashBegin(algorithm string) *keyward.HashStreamRequest {
	begin := &keyward.HashBegin{Algorithm: algorithm}
	return &keyward.HashStreamRequest{Part: &keyward.HashStreamRequest_Begin{Begin: begin}}
}

func chunks(data []byte) func(func([]byte) bool) {
	return func(yield func([]byte) bool) {
		for start := 0; start < len(data); start += chunkBytes {
			if !yield(data[start:min(start+chunkBytes, len(data))]) {
				return
			}
		}
	}
}
