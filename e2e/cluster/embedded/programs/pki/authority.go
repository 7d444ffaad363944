package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"time"
)

// A cluster for tests and demos lives for hours; a year forgives one that is kept.
const validity = 365 * 24 * time.Hour

// Clocks of a host and of its guests may differ a little.
const skew = 5 * time.Minute

type leaf struct {
	file, name, group string
	hosts             []string
	ips               []net.IP
}

type authority struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
}

func newAuthority(directory, file string) (*authority, error) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return nil, err
	}
	template, err := newTemplate(pkix.Name{CommonName: "keyward embedded cluster " + file})
	if err != nil {
		return nil, err
	}
	template.IsCA, template.BasicConstraintsValid = true, true
	template.KeyUsage = x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature
	der, err := x509.CreateCertificate(rand.Reader, template, template, key.Public(), key)
	if err != nil {
		return nil, err
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		return nil, err
	}
	if err := writePem(directory, file+".crt", "CERTIFICATE", der); err != nil {
		return nil, err
	}
	return &authority{certificate, key}, writeKey(directory, file+".key", key)
}

// issue writes file.crt and file.key; every leaf may be a client, and one with
// hosts or addresses may be a server too.
func (a *authority) issue(directory string, want leaf) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	subject := pkix.Name{CommonName: want.name}
	if want.group != "" {
		subject.Organization = []string{want.group}
	}
	template, err := newTemplate(subject)
	if err != nil {
		return err
	}
	template.KeyUsage = x509.KeyUsageDigitalSignature
	template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}
	if len(want.hosts)+len(want.ips) > 0 {
		template.ExtKeyUsage = append(template.ExtKeyUsage, x509.ExtKeyUsageServerAuth)
	}
	template.DNSNames, template.IPAddresses = want.hosts, want.ips
	der, err := x509.CreateCertificate(rand.Reader, template, a.certificate, key.Public(), a.key)
	if err != nil {
		return err
	}
	if err := writePem(directory, want.file+".crt", "CERTIFICATE", der); err != nil {
		return err
	}
	return writeKey(directory, want.file+".key", key)
}

func newTemplate(subject pkix.Name) (*x509.Certificate, error) {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
	if err != nil {
		return nil, err
	}
	now := time.Now()
	return &x509.Certificate{
		SerialNumber: serial, Subject: subject, NotBefore: now.Add(-skew), NotAfter: now.Add(validity),
	}, nil
}

// writeTokenKey makes the pair that signs and checks service account tokens.
func writeTokenKey(directory string) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	public, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		return err
	}
	if err := writePem(directory, "sa.pub", "PUBLIC KEY", public); err != nil {
		return err
	}
	return writeKey(directory, "sa.key", key)
}

func writeKey(directory, file string, key *ecdsa.PrivateKey) error {
	der, err := x509.MarshalECPrivateKey(key)
	if err != nil {
		return err
	}
	return writePem(directory, file, "EC PRIVATE KEY", der)
}

func writePem(directory, file, kind string, der []byte) error {
	block := pem.EncodeToMemory(&pem.Block{Type: kind, Bytes: der})
	return os.WriteFile(filepath.Join(directory, file), block, 0o600)
}
