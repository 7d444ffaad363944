package main

import (
	"crypto"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"math/big"
	"time"
)

func readRequest(args arguments) (answer, error) {
	der, err := blockIn(args.text("csr"))
	if err != nil {
		return nil, err
	}
	csr, err := x509.ParseCertificateRequest(der)
	if err != nil {
		return nil, err
	}
	return answer{"valid": csr.CheckSignature() == nil, "commonName": csr.Subject.CommonName, "dnsNames": csr.DNSNames}, nil
}

type authority struct {
	certificate *x509.Certificate
	key         crypto.Signer
}

// issue signs with the parent, or with the key itself where there is none.
func issue(template *x509.Certificate, key crypto.Signer, parent *authority) (*authority, error) {
	if parent == nil {
		parent = &authority{template, key}
	}
	template.NotBefore, template.NotAfter = time.Now().Add(-time.Hour), time.Now().Add(time.Hour)
	der, err := x509.CreateCertificate(rand.Reader, template, parent.certificate, key.Public(), parent.key)
	if err != nil {
		return nil, err
	}
	certificate, err := x509.ParseCertificate(der)
	return &authority{certificate, key}, err
}

func authorityTemplate(serial int64, name string) *x509.Certificate {
	return &x509.Certificate{
		SerialNumber: big.NewInt(serial), Subject: pkix.Name{CommonName: name}, IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageCertSign | x509.KeyUsageCRLSign,
	}
}

// makeChain makes a root, an intermediate and a leaf with keys of the type that is asked for, and a revocation list of each authority.
func makeChain(args arguments) (answer, error) {
	var keys [3]crypto.Signer
	for i := range keys {
		key, err := newKey(args.text("type"))
		if err != nil {
			return nil, err
		}
		keys[i] = key.(crypto.Signer)
	}
	root, err := issue(authorityTemplate(1, "Root"), keys[0], nil)
	if err != nil {
		return nil, err
	}
	middle, err := issue(authorityTemplate(2, "Intermediate"), keys[1], root)
	if err != nil {
		return nil, err
	}
	leaf, err := issue(&x509.Certificate{
		SerialNumber: big.NewInt(3), Subject: pkix.Name{CommonName: "app"}, DNSNames: []string{"app.example"},
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth},
	}, keys[2], middle)
	if err != nil {
		return nil, err
	}
	rootList, err := revocationList(root, nil)
	if err != nil {
		return nil, err
	}
	var revoked []x509.RevocationListEntry
	if args.flag("revoked") {
		revoked = append(revoked, x509.RevocationListEntry{SerialNumber: big.NewInt(3), RevocationTime: time.Now()})
	}
	middleList, err := revocationList(middle, revoked)
	if err != nil {
		return nil, err
	}
	rootKey, err := pairOf(keys[0])
	if err != nil {
		return nil, err
	}
	leafKey, err := pairOf(keys[2])
	return answer{
		"root": certificatePem(root), "intermediate": certificatePem(middle), "leaf": certificatePem(leaf),
		"crls": []string{rootList, middleList}, "rootKey": rootKey["private"], "leafKey": leafKey["private"],
	}, err
}

func certificatePem(a *authority) string { return pemOf("CERTIFICATE", a.certificate.Raw) }

func revocationList(issuer *authority, revoked []x509.RevocationListEntry) (string, error) {
	now := time.Now()
	der, err := x509.CreateRevocationList(rand.Reader, &x509.RevocationList{
		Number: big.NewInt(1), ThisUpdate: now.Add(-time.Minute), NextUpdate: now.Add(time.Hour), RevokedCertificateEntries: revoked,
	}, issuer.certificate, issuer.key)
	return pemOf("X509 CRL", der), err
}

func verifyChain(args arguments) (answer, error) {
	leafDer, err := blockIn(args.text("leaf"))
	if err != nil {
		return nil, err
	}
	leaf, err := x509.ParseCertificate(leafDer)
	if err != nil {
		return nil, err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM([]byte(args.text("root")))
	_, err = leaf.Verify(x509.VerifyOptions{Roots: roots, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}})
	return answer{"valid": err == nil}, nil
}

func isRevoked(args arguments) (answer, error) {
	issuerDer, err := blockIn(args.text("issuer"))
	if err != nil {
		return nil, err
	}
	issuer, err := x509.ParseCertificate(issuerDer)
	if err != nil {
		return nil, err
	}
	listDer, err := blockIn(args.text("crl"))
	if err != nil {
		return nil, err
	}
	list, err := x509.ParseRevocationList(listDer)
	if err != nil {
		return nil, err
	}
	if err := list.CheckSignatureFrom(issuer); err != nil {
		return nil, err
	}
	serial := new(big.Int).SetBytes(args.bytes("serialNumber"))
	for _, entry := range list.RevokedCertificateEntries {
		if entry.SerialNumber.Cmp(serial) == 0 {
			return answer{"revoked": true}, nil
		}
	}
	return answer{"revoked": false}, nil
}
