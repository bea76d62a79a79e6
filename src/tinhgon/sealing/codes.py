"""Codes of receipts for who has no account: one is all that opens the channel, and neither it nor a quick digest of it is kept."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from tinhgon.sealing.binding import DOMAIN, stated

#: No sign that is taken for another one: no 0, 1, I, L, O, U.
SIGNS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
#: 30 signs, 20 places: 98 bits.
PLACES: Final = 20
GROUP: Final = 4
#: The code alone must find its matter, so the salt is the same for all; 98 bits leave no table to be made beforehand.
_SALT: Final = sha256(DOMAIN + b"/receipt").digest()[:16]
_ROUNDS: Final = 2
_MEMORY: Final = 19 * 1024


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a code opens: the digest under which its matter is found, and the key to which answers are sealed."""

    digest: str
    private: X25519PrivateKey

    @property
    def public(self) -> bytes:
        """The public half of the key: 32 bytes."""
        return self.private.public_key().public_bytes_raw()


def new_code() -> str:
    """Return a new code as it is written down: ABCD-EFGH-JKMN-PQRS-TVWX."""
    return written("".join(secrets.choice(SIGNS) for _ in range(PLACES)))


def written(signs: str) -> str:
    """Return the signs of a code in groups of four."""
    return "-".join(signs[at : at + GROUP] for at in range(0, len(signs), GROUP))


def receipt(typed: str) -> Receipt:
    """Return what a code opens, however it was typed. What can be no code costs the same work, and opens nothing."""
    signs = "".join(sign for sign in typed[:200].upper() if sign not in " -–—\t\r\n.")
    good = len(signs) == PLACES and all(sign in SIGNS for sign in signs)
    made = stretched((b"code " if good else b"none ") + signs.encode("utf-8", "surrogatepass"))
    found = sha256(stated("receipt", made[:32].hex())).hexdigest()
    seed = HKDFExpand(algorithm=SHA256(), length=32, info=stated("reporter key")).derive(made[32:])
    return Receipt(found, X25519PrivateKey.from_private_bytes(seed))


def stretched(said: bytes) -> bytes:
    """Stretch a code to 64 bytes; the only costly work that a typed code makes."""
    return Argon2id(salt=_SALT, length=64, iterations=_ROUNDS, lanes=1, memory_cost=_MEMORY).derive(said)
