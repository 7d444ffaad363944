module keyward.dev/interop

go 1.26
