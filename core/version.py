"""The program's version, told once."""

VERSION = "0.8.1"
