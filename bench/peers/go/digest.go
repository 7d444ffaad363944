package main

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/sha3"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	pb "keyward.dev/bench/goserver/gen/keyward/v1"
)

var hashes = map[string]func(data []byte) []byte{
	"SHA-256":  func(data []byte) []byte { sum := sha256.Sum256(data); return sum[:] },
	"SHA3-512": func(data []byte) []byte { sum := sha3.Sum512(data); return sum[:] },
}

func (s *cryptoServer) Hash(_ context.Context, request *pb.HashRequest) (*pb.HashResponse, error) {
	algorithm := nameOr(request.GetAlgorithm(), "SHA3-512")
	sum, ok := hashes[algorithm]
	if !ok {
		return nil, notAllowed(algorithm)
	}
	return &pb.HashResponse{Digest: sum(request.GetData()), Algorithm: algorithm, Profile: s.profile}, nil
}

func (s *cryptoServer) ComputeMac(_ context.Context, request *pb.ComputeMacRequest) (*pb.ComputeMacResponse, error) {
	algorithm := nameOr(request.GetAlgorithm(), "HMAC-SHA-256")
	if algorithm != "HMAC-SHA-256" {
		return nil, notAllowed(algorithm)
	}
	k, err := s.keys.find(request.GetKey())
	if err != nil {
		return nil, err
	}
	if k.kind != "HMAC" {
		return nil, misfit(algorithm)
	}
	mac := hmac.New(sha256.New, k.secret)
	mac.Write(request.GetData())
	return &pb.ComputeMacResponse{Tag: mac.Sum(nil), Algorithm: algorithm, Profile: s.profile}, nil
}

func nameOr(name, fallback string) string {
	if name == "" {
		return fallback
	}
	return name
}

func notAllowed(algorithm string) error {
	return status.Errorf(codes.PermissionDenied, "%q is not allowed", algorithm)
}

func misfit(algorithm string) error {
	return status.Errorf(codes.InvalidArgument, "the key is not one for %s", algorithm)
}
