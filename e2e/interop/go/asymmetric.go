package main

import (
	"crypto"
	"crypto/ecdh"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"fmt"
)

var signatureHashes = map[string]crypto.Hash{
	"SHA-256": crypto.SHA256, "SHA-384": crypto.SHA384, "SHA-512": crypto.SHA512, "SHA3-256": crypto.SHA3_256,
}

func digestOf(args arguments) (crypto.Hash, []byte) {
	hash := signatureHashes[args.text("hash")]
	state := newHash(args.text("hash"))()
	state.Write(args.bytes("message"))
	return hash, state.Sum(nil)
}

func sign(args arguments) (answer, error) {
	key, err := privateKey(args)
	if err != nil {
		return nil, err
	}
	var signature []byte
	if edKey, ok := key.(ed25519.PrivateKey); ok {
		return answer{"signature": hexOf(ed25519.Sign(edKey, args.bytes("message")))}, nil
	}
	hash, digest := digestOf(args)
	switch key := key.(type) {
	case *ecdsa.PrivateKey:
		signature, err = ecdsa.SignASN1(rand.Reader, key, digest)
	case *rsa.PrivateKey:
		if args.text("padding") == "PSS" {
			signature, err = rsa.SignPSS(rand.Reader, key, hash, digest, &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash})
		} else {
			signature, err = rsa.SignPKCS1v15(rand.Reader, key, hash, digest)
		}
	default:
		err = fmt.Errorf("a %T signs nothing", key)
	}
	return answer{"signature": hexOf(signature)}, err
}

func verify(args arguments) (answer, error) {
	key, err := publicKey(args)
	if err != nil {
		return nil, err
	}
	signature := args.bytes("signature")
	if edKey, ok := key.(ed25519.PublicKey); ok {
		return answer{"valid": ed25519.Verify(edKey, args.bytes("message"), signature)}, nil
	}
	hash, digest := digestOf(args)
	switch key := key.(type) {
	case *ecdsa.PublicKey:
		return answer{"valid": ecdsa.VerifyASN1(key, digest, signature)}, nil
	case *rsa.PublicKey:
		if args.text("padding") == "PSS" {
			err = rsa.VerifyPSS(key, hash, digest, signature, &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash})
		} else {
			err = rsa.VerifyPKCS1v15(key, hash, digest, signature)
		}
		return answer{"valid": err == nil}, nil
	}
	return nil, fmt.Errorf("a %T verifies nothing", key)
}

func agree(args arguments) (answer, error) {
	own, err := privateKey(args)
	if err != nil {
		return nil, err
	}
	peer, err := publicKey(args)
	if err != nil {
		return nil, err
	}
	ownKey, err := ecdhPrivate(own)
	if err != nil {
		return nil, err
	}
	peerKey, err := ecdhPublic(peer)
	if err != nil {
		return nil, err
	}
	secret, err := ownKey.ECDH(peerKey)
	return answer{"secret": hexOf(secret)}, err
}

func ecdhPrivate(key any) (*ecdh.PrivateKey, error) {
	switch key := key.(type) {
	case *ecdh.PrivateKey:
		return key, nil
	case *ecdsa.PrivateKey:
		return key.ECDH()
	}
	return nil, errors.New("no key for an agreement")
}

func ecdhPublic(key any) (*ecdh.PublicKey, error) {
	switch key := key.(type) {
	case *ecdh.PublicKey:
		return key, nil
	case *ecdsa.PublicKey:
		return key.ECDH()
	}
	return nil, errors.New("no key for an agreement")
}
