package main

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/pbkdf2"
	"crypto/sha256"
	"crypto/sha3"
	"crypto/sha512"
	"errors"
	"fmt"
	"hash"
	"strings"
)

var hashes = map[string]func() hash.Hash{
	"SHA-224": sha256.New224, "SHA-256": sha256.New, "SHA-384": sha512.New384, "SHA-512": sha512.New,
	"SHA-512/224": sha512.New512_224, "SHA-512/256": sha512.New512_256,
	"SHA3-224": func() hash.Hash { return sha3.New224() }, "SHA3-256": func() hash.Hash { return sha3.New256() },
	"SHA3-384": func() hash.Hash { return sha3.New384() }, "SHA3-512": func() hash.Hash { return sha3.New512() },
}

func newHash(name string) func() hash.Hash {
	found, ok := hashes[name]
	if !ok {
		panic(fmt.Sprintf("no hash %q", name))
	}
	return found
}

func hashData(args arguments) (answer, error) {
	name, data := args.text("algorithm"), args.bytes("data")
	switch name {
	case "SHAKE-128":
		return answer{"digest": hexOf(sha3.SumSHAKE128(data, args.number("outputBytes")))}, nil
	case "SHAKE-256":
		return answer{"digest": hexOf(sha3.SumSHAKE256(data, args.number("outputBytes")))}, nil
	}
	state := newHash(name)()
	state.Write(data)
	return answer{"digest": hexOf(state.Sum(nil))}, nil
}

func computeMac(args arguments) (answer, error) {
	state := hmac.New(newHash(strings.TrimPrefix(args.text("algorithm"), "HMAC-")), args.bytes("key"))
	state.Write(args.bytes("data"))
	return answer{"tag": hexOf(state.Sum(nil))}, nil
}

func encrypt(args arguments) (answer, error) {
	block, mode, err := blockOf(args)
	if err != nil {
		return nil, err
	}
	nonce, plaintext := args.bytes("nonce"), args.bytes("plaintext")
	switch mode {
	case "GCM":
		aead, err := cipher.NewGCM(block)
		if err != nil {
			return nil, err
		}
		sealed := aead.Seal(nil, nonce, plaintext, args.bytes("associatedData"))
		end := len(sealed) - aead.Overhead()
		return answer{"ciphertext": hexOf(sealed[:end]), "tag": hexOf(sealed[end:])}, nil
	case "CTR":
		cipher.NewCTR(block, nonce).XORKeyStream(plaintext, plaintext)
	case "CBC-NOPAD":
		cipher.NewCBCEncrypter(block, nonce).CryptBlocks(plaintext, plaintext)
	default:
		return nil, fmt.Errorf("no mode %q", mode)
	}
	return answer{"ciphertext": hexOf(plaintext), "tag": ""}, nil
}

func decrypt(args arguments) (answer, error) {
	block, mode, err := blockOf(args)
	if err != nil {
		return nil, err
	}
	nonce, ciphertext := args.bytes("nonce"), args.bytes("ciphertext")
	switch mode {
	case "GCM":
		aead, err := cipher.NewGCM(block)
		if err != nil {
			return nil, err
		}
		plaintext, err := aead.Open(nil, nonce, append(ciphertext, args.bytes("tag")...), args.bytes("associatedData"))
		return answer{"plaintext": hexOf(plaintext)}, err
	case "CTR":
		cipher.NewCTR(block, nonce).XORKeyStream(ciphertext, ciphertext)
	case "CBC-NOPAD":
		cipher.NewCBCDecrypter(block, nonce).CryptBlocks(ciphertext, ciphertext)
	default:
		return nil, fmt.Errorf("no mode %q", mode)
	}
	return answer{"plaintext": hexOf(ciphertext)}, nil
}

// blockOf splits a name such as AES-256-CBC-NOPAD; the length of the key is told by the key itself.
func blockOf(args arguments) (cipher.Block, string, error) {
	parts := strings.SplitN(args.text("algorithm"), "-", 3)
	if len(parts) != 3 || parts[0] != "AES" {
		return nil, "", errors.New("no AES mode")
	}
	block, err := aes.NewCipher(args.bytes("key"))
	return block, parts[2], err
}

func derive(args arguments) (answer, error) {
	secret, salt, length := args.bytes("secret"), args.bytes("salt"), args.number("lengthBytes")
	newState := newHash(args.text("hash"))
	var data []byte
	var err error
	switch args.text("function") {
	case "HKDF":
		data, err = hkdf.Key(newState, secret, salt, string(args.bytes("info")), length)
	case "PBKDF2":
		data, err = pbkdf2.Key(newState, string(secret), salt, args.number("iterations"), length)
	default:
		err = errors.New("no such function")
	}
	return answer{"data": hexOf(data)}, err
}
