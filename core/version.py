"""The program's version, told once."""

VERSION = "0.3.0"
