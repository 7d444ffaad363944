package main

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"

	pb "keyward.dev/bench/goserver/gen/keyward/v1"
)

const (
	backdating     = time.Hour
	validity       = 90 * 24 * time.Hour
	keyIDBytes     = 20
	serialBytes    = 16
	certificatePEM = "CERTIFICATE"
)

// SignCertificate issues under the same policy as the profile that Keyward is measured with: EC subject keys on P-256 or P-384,
// names from the request.
func (s *cryptoServer) SignCertificate(_ context.Context, request *pb.SignCertificateRequest) (*pb.SignCertificateResponse, error) {
	asked, err := parseRequest(request.GetCsr())
	if err != nil {
		return nil, status.Error(codes.InvalidArgument, err.Error())
	}
	if public, ok := asked.PublicKey.(*ecdsa.PublicKey); !ok || public.Curve != elliptic.P256() && public.Curve != elliptic.P384() {
		return nil, status.Error(codes.PermissionDenied, "subject keys are on P-256 or P-384")
	}
	issuer, err := s.keys.find(request.GetIssuerKey())
	if err != nil {
		return nil, err
	}
	chain := request.GetIssuerChain()
	if len(chain) == 0 {
		return nil, status.Error(codes.InvalidArgument, "issuer_chain is empty")
	}
	authority, err := x509.ParseCertificate(chain[0])
	if err != nil {
		return nil, status.Error(codes.InvalidArgument, err.Error())
	}
	template, err := templateFor(asked)
	if err != nil {
		return nil, err
	}
	issued, err := x509.CreateCertificate(rand.Reader, template, authority, asked.PublicKey, issuer.signer)
	if err != nil {
		return nil, status.Error(codes.InvalidArgument, err.Error())
	}
	return &pb.SignCertificateResponse{
		Certificate:        issued,
		Chain:              chain,
		Pem:                pemOf(issued, chain[:len(chain)-1]),
		Profile:            s.profile,
		SignatureAlgorithm: "ecdsa-with-SHA256",
	}, nil
}

func parseRequest(csr []byte) (*x509.CertificateRequest, error) {
	if block, _ := pem.Decode(csr); block != nil {
		csr = block.Bytes
	}
	asked, err := x509.ParseCertificateRequest(csr)
	if err != nil {
		return nil, err
	}
	return asked, asked.CheckSignature()
}

func templateFor(asked *x509.CertificateRequest) (*x509.Certificate, error) {
	serial := make([]byte, serialBytes)
	if _, err := rand.Read(serial); err != nil {
		return nil, err
	}
	serial[0] = serial[0]&0x3f | 0x40
	keyID := sha256.Sum256(asked.RawSubjectPublicKeyInfo)
	now := time.Now()
	return &x509.Certificate{
		SerialNumber:          new(big.Int).SetBytes(serial),
		Subject:               asked.Subject,
		DNSNames:              asked.DNSNames,
		NotBefore:             now.Add(-backdating),
		NotAfter:              now.Add(validity),
		KeyUsage:              x509.KeyUsageDigitalSignature,
		ExtKeyUsage:           []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
		BasicConstraintsValid: true,
		SubjectKeyId:          keyID[:keyIDBytes],
		SignatureAlgorithm:    x509.ECDSAWithSHA256,
	}, nil
}

func pemOf(issued []byte, above [][]byte) string {
	var text bytes.Buffer
	_ = pem.Encode(&text, &pem.Block{Type: certificatePEM, Bytes: issued})
	for _, der := range above {
		_ = pem.Encode(&text, &pem.Block{Type: certificatePEM, Bytes: der})
	}
	return text.String()
}
