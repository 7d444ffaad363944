package main

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
)

// The header of the Parsec wire 1.0, little-endian.
const (
	headerBytes  = 36
	bodyLengthAt = 22
	statusAt     = 32
)

func skipFrame(from *bufio.Reader) error {
	header, err := from.Peek(headerBytes)
	if err != nil {
		return endOf(err)
	}
	if err := statusOf(header); err != nil {
		return err
	}
	_, err = from.Discard(headerBytes + bodyBytes(header))
	return endOf(err)
}

func readFrame(from io.Reader) ([]byte, error) {
	header := make([]byte, headerBytes)
	if _, err := io.ReadFull(from, header); err != nil {
		return nil, endOf(err)
	}
	if err := statusOf(header); err != nil {
		return nil, err
	}
	body := make([]byte, bodyBytes(header))
	_, err := io.ReadFull(from, body)
	return body, endOf(err)
}

func bodyBytes(header []byte) int {
	return int(binary.LittleEndian.Uint32(header[bodyLengthAt:]))
}

func statusOf(header []byte) error {
	if status := binary.LittleEndian.Uint16(header[statusAt:]); status != 0 {
		return fmt.Errorf("the server answered with status %d", status)
	}
	return nil
}

func endOf(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errors.New("the server hung up before its answer was whole")
	}
	return err
}
