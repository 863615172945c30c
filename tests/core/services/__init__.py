"""One file per service, over a real workspace."""
