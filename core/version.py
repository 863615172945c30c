"""The program's version, told once."""

VERSION = "0.6.0"
