#!/bin/sh
# openssl, with blanks around "=" in names: since 3.2 it leaves them out, and the script of parsec-tool looks for them.
case "$1" in
  req) shift && exec openssl req -nameopt oneline "$@" ;;
  *) exec openssl "$@" ;;
esac
