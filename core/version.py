"""The program's version, told once."""

VERSION = "0.5.0"
