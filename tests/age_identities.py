"""Identities for tests of encryption, made by the library itself."""

import pyrage

from core.packages.age_keys import AgeIdentity


def new_identity() -> AgeIdentity:
    made = pyrage.x25519.Identity.generate()
    return AgeIdentity(secret=str(made), recipient=str(made.to_public()))
