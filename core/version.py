"""The program's version, told once."""

VERSION = "0.7.0"
