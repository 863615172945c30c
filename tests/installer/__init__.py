"""Tests of the set-up scripts and of the locks they install from."""
