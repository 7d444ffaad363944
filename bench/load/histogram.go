package main

import "math/bits"

// Buckets of a histogram: exact below 2^7 ns, above it 128 for each power of two, so that a value is off by less than 1 %.
const (
	exactBits = 7
	perPower  = 1 << exactBits
	buckets   = (64 - exactBits + 1) * perPower
)

// A histogram counts durations in nanoseconds, as HdrHistogram does; its memory does not grow. One goroutine writes to it.
type histogram struct {
	counts [buckets]uint64
	count  uint64
	max    uint64
}

type latencies struct {
	P50Us  float64 `json:"p50Us"`
	P99Us  float64 `json:"p99Us"`
	P999Us float64 `json:"p999Us"`
	MaxUs  float64 `json:"maxUs"`
}

func (h *histogram) record(nanos int64) {
	value := uint64(max(nanos, 0))
	h.counts[bucketOf(value)]++
	h.count++
	h.max = max(h.max, value)
}

func (h *histogram) add(other *histogram) {
	for i, n := range other.counts {
		h.counts[i] += n
	}
	h.count += other.count
	h.max = max(h.max, other.max)
}

// quantile gives the middle of the bucket in which the value of that rank lies.
func (h *histogram) quantile(q float64) uint64 {
	rank := uint64(q * float64(h.count))
	var seen uint64
	for i, n := range h.counts {
		if seen += n; seen > rank {
			return min(middleOf(i), h.max)
		}
	}
	return h.max
}

func (h *histogram) latencies() latencies {
	micros := func(nanos uint64) float64 { return float64(nanos) / 1e3 }
	return latencies{
		P50Us:  micros(h.quantile(0.5)),
		P99Us:  micros(h.quantile(0.99)),
		P999Us: micros(h.quantile(0.999)),
		MaxUs:  micros(h.max),
	}
}

func bucketOf(value uint64) int {
	if value < perPower {
		return int(value)
	}
	shift := bits.Len64(value) - exactBits - 1
	return shift*perPower + int(value>>shift)
}

func middleOf(bucket int) uint64 {
	if bucket < 2*perPower {
		return uint64(bucket)
	}
	shift := bucket/perPower - 1
	low := uint64(perPower+bucket%perPower) << shift
	return low + 1<<shift/2
}
