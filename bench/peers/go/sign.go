package main

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	_ "crypto/sha256"
	_ "crypto/sha512"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	pb "keyward.dev/bench/goserver/gen/keyward/v1"
)

type curveHash struct {
	curve elliptic.Curve
	hash  crypto.Hash
}

var ecdsaAlgorithms = map[string]curveHash{
	"ECDSA-P256-SHA256": {elliptic.P256(), crypto.SHA256},
	"ECDSA-P384-SHA384": {elliptic.P384(), crypto.SHA384},
	"ECDSA-P521-SHA512": {elliptic.P521(), crypto.SHA512},
}

func (s *cryptoServer) Sign(_ context.Context, request *pb.SignRequest) (*pb.SignResponse, error) {
	message, ok := request.GetInput().(*pb.SignRequest_Message)
	if !ok {
		return nil, status.Error(codes.InvalidArgument, "there is no message to sign")
	}
	k, err := s.keys.find(request.GetKey())
	if err != nil {
		return nil, err
	}
	signature, err := sign(k.signer, request.GetAlgorithm(), message.Message)
	if err != nil {
		return nil, err
	}
	return &pb.SignResponse{Signature: signature, Algorithm: request.GetAlgorithm(), Profile: s.profile}, nil
}

func sign(signer crypto.Signer, algorithm string, message []byte) ([]byte, error) {
	switch private := signer.(type) {
	case ed25519.PrivateKey:
		if algorithm != "Ed25519" {
			return nil, misfit(algorithm)
		}
		return ed25519.Sign(private, message), nil
	case *ecdsa.PrivateKey:
		needed, ok := ecdsaAlgorithms[algorithm]
		if !ok || needed.curve != private.Curve {
			return nil, misfit(algorithm)
		}
		digest := needed.hash.New()
		digest.Write(message)
		return ecdsa.SignASN1(rand.Reader, private, digest.Sum(nil))
	}
	return nil, misfit(algorithm)
}
