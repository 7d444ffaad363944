package main

import (
	"context"
	"time"
)

// retryPause is short against the start of a pod and long against the price of a refused connection.
const retryPause = 20 * time.Millisecond

// await asks again until the server serves or ctx ends; then it returns the last refusal. A question that only ends
// because ctx does tells less than the one before.
func await(ctx context.Context, o options) error {
	var last error
	for {
		err := checkWithin(ctx, o)
		if err == nil {
			return nil
		}
		if last == nil || ctx.Err() == nil {
			last = err
		}
		select {
		case <-ctx.Done():
			return last
		case <-time.After(retryPause):
		}
	}
}

func checkWithin(ctx context.Context, o options) error {
	attempt, cancel := context.WithTimeout(ctx, o.timeout)
	defer cancel()
	return check(attempt, o)
}
