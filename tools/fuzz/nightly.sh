#!/bin/sh
# Fuzzes every decoder for half an hour, or for as many seconds as the first argument says. Fails with a find.
set -eu
cd "$(dirname "$0")/../.."
exec nice -n 10 npm run --silent fuzz -- --seconds "${1:-1800}"
