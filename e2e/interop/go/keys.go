package main

import (
	"crypto"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"errors"
	"fmt"
)

func generate(args arguments) (answer, error) {
	key, err := newKey(args.text("type"))
	if err != nil {
		return nil, err
	}
	return pairOf(key)
}

func newKey(keyType string) (any, error) {
	switch keyType {
	case "EC-P256":
		return ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	case "EC-P384":
		return ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	case "EC-P521":
		return ecdsa.GenerateKey(elliptic.P521(), rand.Reader)
	case "RSA-2048":
		return rsa.GenerateKey(rand.Reader, 2048)
	case "RSA-3072":
		return rsa.GenerateKey(rand.Reader, 3072)
	case "Ed25519":
		_, key, err := ed25519.GenerateKey(rand.Reader)
		return key, err
	case "X25519":
		return ecdh.X25519().GenerateKey(rand.Reader)
	}
	return nil, fmt.Errorf("no key type %q", keyType)
}

func pairOf(key any) (answer, error) {
	public, err := publicOf(key)
	if err != nil {
		return nil, err
	}
	privateDer, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	publicDer, err := x509.MarshalPKIXPublicKey(public)
	return answer{"private": pemOf("PRIVATE KEY", privateDer), "public": pemOf("PUBLIC KEY", publicDer)}, err
}

func publicOf(key any) (any, error) {
	switch key := key.(type) {
	case *ecdh.PrivateKey:
		return key.PublicKey(), nil
	case crypto.Signer:
		return key.Public(), nil
	}
	return nil, fmt.Errorf("a %T has no public key", key)
}

func privateKey(args arguments) (any, error) {
	block, err := blockIn(args.text("private"))
	if err != nil {
		return nil, err
	}
	return x509.ParsePKCS8PrivateKey(block)
}

func publicKey(args arguments) (any, error) {
	block, err := blockIn(args.text("public"))
	if err != nil {
		return nil, err
	}
	return x509.ParsePKIXPublicKey(block)
}

func pemOf(kind string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der}))
}

func blockIn(text string) ([]byte, error) {
	block, _ := pem.Decode([]byte(text))
	if block == nil {
		return nil, errors.New("no PEM text")
	}
	return block.Bytes, nil
}
