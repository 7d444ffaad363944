package main

import (
	"context"
	"crypto"
	"crypto/aes"
	"crypto/cipher"
	"crypto/x509"
	"strconv"
	"sync"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	pb "keyward.dev/bench/goserver/gen/keyward/v1"
)

// A key is made ready when it comes: parsed, expanded, never again.
type key struct {
	kind   string
	secret []byte
	aead   cipher.AEAD
	signer crypto.Signer
}

type keyStore struct {
	mutex sync.RWMutex
	next  int
	byID  map[string]*key
	named map[string]*key
}

func newKeyStore() *keyStore {
	return &keyStore{byID: map[string]*key{}, named: map[string]*key{}}
}

func (s *keyStore) add(k *key) string {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.next++
	id := strconv.Itoa(s.next)
	s.byID[id] = k
	return id
}

func (s *keyStore) persist(ref *pb.KeyRef, name string) error {
	k, err := s.find(ref)
	if err != nil {
		return err
	}
	s.mutex.Lock()
	defer s.mutex.Unlock()
	s.named[name] = k
	return nil
}

func (s *keyStore) find(ref *pb.KeyRef) (*key, error) {
	s.mutex.RLock()
	defer s.mutex.RUnlock()
	var found *key
	switch by := ref.GetKey().(type) {
	case *pb.KeyRef_Id:
		found = s.byID[by.Id]
	case *pb.KeyRef_Name:
		found = s.named[by.Name]
	}
	if found == nil {
		return nil, status.Error(codes.NotFound, "there is no such key")
	}
	return found, nil
}

type keyServer struct {
	pb.UnimplementedKeyServiceServer
	keys *keyStore
}

func (s *keyServer) ImportKey(_ context.Context, request *pb.ImportKeyRequest) (*pb.ImportKeyResponse, error) {
	made, err := makeKey(request)
	if err != nil {
		return nil, status.Error(codes.InvalidArgument, err.Error())
	}
	ref := &pb.KeyRef{Key: &pb.KeyRef_Id{Id: s.keys.add(made)}}
	return &pb.ImportKeyResponse{Key: &pb.KeyDescription{Ref: ref, Type: made.kind}}, nil
}

func (s *keyServer) PersistKey(_ context.Context, request *pb.PersistKeyRequest) (*pb.PersistKeyResponse, error) {
	if err := s.keys.persist(request.GetKey(), request.GetName()); err != nil {
		return nil, err
	}
	return &pb.PersistKeyResponse{}, nil
}

func makeKey(request *pb.ImportKeyRequest) (*key, error) {
	if request.GetFormat() == pb.KeyFormat_KEY_FORMAT_RAW {
		return makeSecret(request.GetType(), request.GetData())
	}
	parsed, err := x509.ParsePKCS8PrivateKey(request.GetData())
	if err != nil {
		return nil, err
	}
	signer, ok := parsed.(crypto.Signer)
	if !ok {
		return nil, status.Error(codes.InvalidArgument, "the key cannot sign")
	}
	return &key{kind: request.GetType(), signer: signer}, nil
}

func makeSecret(kind string, secret []byte) (*key, error) {
	if kind == "HMAC" {
		return &key{kind: kind, secret: secret}, nil
	}
	block, err := aes.NewCipher(secret)
	if err != nil {
		return nil, err
	}
	aead, err := cipher.NewGCM(block)
	if err != nil {
		return nil, err
	}
	return &key{kind: kind, secret: secret, aead: aead}, nil
}
