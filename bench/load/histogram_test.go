package main

import "testing"

func TestAValueIsOffByLessThanOnePercent(t *testing.T) {
	for value := uint64(1); value < 1<<40; value = value*21/20 + 1 {
		middle := float64(middleOf(bucketOf(value)))
		if off := middle/float64(value) - 1; off > 0.01 || off < -0.01 {
			t.Fatalf("%d is counted as %.0f", value, middle)
		}
	}
}

func TestTheLastBucketIsWithinTheTable(t *testing.T) {
	if bucketOf(1<<64-1) >= buckets {
		t.Fatal("the longest duration has no bucket")
	}
}

func TestQuantilesAreOfTheValuesRank(t *testing.T) {
	h := &histogram{}
	for value := int64(1); value <= 100; value++ {
		h.record(value)
	}
	if got := h.quantile(0.5); got != 51 {
		t.Errorf("the median of 1 to 100 is %d", got)
	}
	if got := h.quantile(0.999); got != 100 {
		t.Errorf("the last of 1 to 100 is %d", got)
	}
}
