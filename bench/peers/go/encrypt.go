package main

import (
	"context"
	"crypto/rand"

	pb "keyward.dev/bench/goserver/gen/keyward/v1"
)

func (s *cryptoServer) Encrypt(_ context.Context, request *pb.EncryptRequest) (*pb.EncryptResponse, error) {
	algorithm := nameOr(request.GetAlgorithm(), "AES-256-GCM")
	if algorithm != "AES-256-GCM" {
		return nil, notAllowed(algorithm)
	}
	k, err := s.keys.find(request.GetKey())
	if err != nil {
		return nil, err
	}
	if k.aead == nil {
		return nil, misfit(algorithm)
	}
	nonce := make([]byte, k.aead.NonceSize())
	if _, err := rand.Read(nonce); err != nil {
		return nil, err
	}
	sealed := k.aead.Seal(nil, nonce, request.GetPlaintext(), request.GetAssociatedData())
	end := len(request.GetPlaintext())
	return &pb.EncryptResponse{
		Ciphertext: sealed[:end:end],
		Nonce:      nonce,
		Tag:        sealed[end:],
		Algorithm:  algorithm,
		Profile:    s.profile,
	}, nil
}
