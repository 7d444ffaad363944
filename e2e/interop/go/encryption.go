package main

import (
	"crypto/hpke"
	"crypto/mlkem"
	"crypto/rand"
	"crypto/rsa"
	"errors"
	"strings"
)

var hpkeKdfs = map[string]hpke.KDF{"SHA256": hpke.HKDFSHA256(), "SHA384": hpke.HKDFSHA384(), "SHA512": hpke.HKDFSHA512()}

var hpkeAeads = map[string]hpke.AEAD{
	"AES-128-GCM": hpke.AES128GCM(), "AES-256-GCM": hpke.AES256GCM(), "ChaCha20-Poly1305": hpke.ChaCha20Poly1305(),
}

// suiteOf splits a name such as HPKE-X25519-SHA256-AES-128-GCM.
func suiteOf(name string) (hpke.KDF, hpke.AEAD) {
	parts := strings.SplitN(name, "-", 4)
	return hpkeKdfs[parts[2]], hpkeAeads[parts[3]]
}

func encryptAsymmetric(args arguments) (answer, error) {
	key, err := publicKey(args)
	if err != nil {
		return nil, err
	}
	if rsaKey, ok := key.(*rsa.PublicKey); ok {
		ciphertext, err := rsa.EncryptOAEP(newHash(args.text("hash"))(), rand.Reader, rsaKey, args.bytes("plaintext"), args.bytes("label"))
		return answer{"ciphertext": hexOf(ciphertext), "encapsulatedKey": ""}, err
	}
	ecdhKey, err := ecdhPublic(key)
	if err != nil {
		return nil, err
	}
	recipient, err := hpke.NewDHKEMPublicKey(ecdhKey)
	if err != nil {
		return nil, err
	}
	kdf, aead := suiteOf(args.text("algorithm"))
	encapsulated, sender, err := hpke.NewSender(recipient, kdf, aead, args.bytes("info"))
	if err != nil {
		return nil, err
	}
	ciphertext, err := sender.Seal(args.bytes("associatedData"), args.bytes("plaintext"))
	return answer{"ciphertext": hexOf(ciphertext), "encapsulatedKey": hexOf(encapsulated)}, err
}

func decryptAsymmetric(args arguments) (answer, error) {
	key, err := privateKey(args)
	if err != nil {
		return nil, err
	}
	if rsaKey, ok := key.(*rsa.PrivateKey); ok {
		plaintext, err := rsa.DecryptOAEP(newHash(args.text("hash"))(), nil, rsaKey, args.bytes("ciphertext"), args.bytes("label"))
		return answer{"plaintext": hexOf(plaintext)}, err
	}
	ecdhKey, err := ecdhPrivate(key)
	if err != nil {
		return nil, err
	}
	own, err := hpke.NewDHKEMPrivateKey(ecdhKey)
	if err != nil {
		return nil, err
	}
	kdf, aead := suiteOf(args.text("algorithm"))
	recipient, err := hpke.NewRecipient(args.bytes("encapsulatedKey"), own, kdf, aead, args.bytes("info"))
	if err != nil {
		return nil, err
	}
	plaintext, err := recipient.Open(args.bytes("associatedData"), args.bytes("ciphertext"))
	return answer{"plaintext": hexOf(plaintext)}, err
}

func generateKem(args arguments) (answer, error) {
	switch args.text("type") {
	case "ML-KEM-768":
		key, err := mlkem.GenerateKey768()
		return answer{"seed": hexOf(key.Bytes()), "public": hexOf(key.EncapsulationKey().Bytes())}, err
	case "ML-KEM-1024":
		key, err := mlkem.GenerateKey1024()
		return answer{"seed": hexOf(key.Bytes()), "public": hexOf(key.EncapsulationKey().Bytes())}, err
	}
	return nil, errors.New("no such KEM")
}

func encapsulate(args arguments) (answer, error) {
	var secret, ciphertext []byte
	switch args.text("type") {
	case "ML-KEM-768":
		key, err := mlkem.NewEncapsulationKey768(args.bytes("public"))
		if err != nil {
			return nil, err
		}
		secret, ciphertext = key.Encapsulate()
	case "ML-KEM-1024":
		key, err := mlkem.NewEncapsulationKey1024(args.bytes("public"))
		if err != nil {
			return nil, err
		}
		secret, ciphertext = key.Encapsulate()
	}
	return answer{"secret": hexOf(secret), "ciphertext": hexOf(ciphertext)}, nil
}

func decapsulate(args arguments) (answer, error) {
	var secret []byte
	var err error
	switch args.text("type") {
	case "ML-KEM-768":
		key, keyErr := mlkem.NewDecapsulationKey768(args.bytes("seed"))
		if keyErr != nil {
			return nil, keyErr
		}
		secret, err = key.Decapsulate(args.bytes("ciphertext"))
	case "ML-KEM-1024":
		key, keyErr := mlkem.NewDecapsulationKey1024(args.bytes("seed"))
		if keyErr != nil {
			return nil, keyErr
		}
		secret, err = key.Decapsulate(args.bytes("ciphertext"))
	}
	return answer{"secret": hexOf(secret)}, err
}
