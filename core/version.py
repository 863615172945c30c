"""The program's version, told once."""

VERSION = "0.4.0"
