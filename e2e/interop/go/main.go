// Command interop does with Go's standard library what it is asked to: one JSON object per line in, one per line out.
// Bytes are hexadecimal, keys and certificates PEM. A line that asks for what cannot be done is answered with "error".
package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
)

type request struct {
	Op   string         `json:"op"`
	Args map[string]any `json:"args"`
}

type answer = map[string]any

type operation func(arguments) (answer, error)

var operations = map[string]operation{
	"hash": hashData, "mac": computeMac, "encrypt": encrypt, "decrypt": decrypt, "derive": derive,
	"generate": generate, "sign": sign, "verify": verify, "agree": agree,
	"encryptAsymmetric": encryptAsymmetric, "decryptAsymmetric": decryptAsymmetric,
	"generateKem": generateKem, "encapsulate": encapsulate, "decapsulate": decapsulate,
	"readRequest": readRequest, "makeChain": makeChain, "verifyChain": verifyChain, "isRevoked": isRevoked,
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 16<<20)
	output := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		result, err := serve(lines.Bytes())
		if err != nil {
			result = answer{"error": err.Error()}
		}
		if output.Encode(result) != nil {
			return
		}
	}
}

func serve(line []byte) (result answer, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%v", fault)
		}
	}()
	var asked request
	if err := json.Unmarshal(line, &asked); err != nil {
		return nil, err
	}
	do, ok := operations[asked.Op]
	if !ok {
		return nil, fmt.Errorf("no operation %q", asked.Op)
	}
	return do(arguments(asked.Args))
}

// arguments panics where one is missing or of the wrong type: the asking side is wrong, and serve says so.
type arguments map[string]any

func (a arguments) text(name string) string {
	text, _ := a[name].(string)
	return text
}

func (a arguments) bytes(name string) []byte {
	bytes, err := hex.DecodeString(a.text(name))
	if err != nil {
		panic(fmt.Sprintf("%s is no hexadecimal text", name))
	}
	return bytes
}

func (a arguments) number(name string) int {
	number, _ := a[name].(float64)
	return int(number)
}

func (a arguments) flag(name string) bool {
	flag, _ := a[name].(bool)
	return flag
}

func hexOf(bytes []byte) string { return hex.EncodeToString(bytes) }
