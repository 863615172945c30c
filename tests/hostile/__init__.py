"""Makers of hostile packages and offices that die: shared by the tests that attack the intake."""
