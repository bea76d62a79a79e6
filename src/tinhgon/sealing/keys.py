"""Keys of holders: made at once, kept only under the holder's passphrase, known by a fingerprint that can be read out."""

from __future__ import annotations

import base64
import os
import unicodedata
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence
from tinhgon.sealing.binding import stated
from tinhgon.sealing.errors import CannotOpen, WrongPassphrase

#: A passphrase is several words: nobody stops guessing at a copy of the books.
LEAST_PASSPHRASE: Final = 16
MOST_PASSPHRASE: Final = 200
_VERSION: Final = b"\x01"
_SALT: Final = 16
_NONCE: Final = 12


@dataclass(frozen=True, slots=True)
class Cost:
    """What one guess at a passphrase costs: rounds, lanes, memory in KiB (Argon2id; RFC 9106 advises 64 MiB and 3 rounds)."""

    rounds: int = 3
    lanes: int = 1
    memory: int = 64 * 1024


ORDINARY: Final = Cost()
#: Stored costs beyond this are not believed: who changed them would have the server run out of memory.
_MOST: Final = Cost(16, 16, 1024 * 1024)


@dataclass(frozen=True, slots=True)
class SealedKey:
    """A new key: its public half (32 bytes), and its private half under a passphrase."""

    public: bytes
    private: bytes


def new_key(passphrase: str, cost: Cost = ORDINARY) -> SealedKey:
    """Make a key for a holder. Raises Refusal for a passphrase that is too short or too long."""
    made = X25519PrivateKey.generate()
    public = made.public_key().public_bytes_raw()
    return SealedKey(public, _kept(made, public, passphrase, cost))


def private_key(sealed: bytes, public: bytes, passphrase: str) -> X25519PrivateKey:
    """Open a holder's key. Raises WrongPassphrase, and CannotOpen for bytes that are no kept key."""
    if len(sealed) != 1 + 2 + 4 + _SALT + _NONCE + 32 + 16 or sealed[:1] != _VERSION:
        raise CannotOpen
    rounds, lanes, memory = sealed[1], sealed[2], int.from_bytes(sealed[3:7], "big")
    if not (0 < rounds <= _MOST.rounds and 0 < lanes <= _MOST.lanes and 8 * lanes <= memory <= _MOST.memory):
        raise CannotOpen
    salt, nonce, rest = sealed[7 : 7 + _SALT], sealed[7 + _SALT : 7 + _SALT + _NONCE], sealed[7 + _SALT + _NONCE :]
    key = _stretched(passphrase, salt, Cost(rounds, lanes, memory))
    try:
        raw = ChaCha20Poly1305(key).decrypt(nonce, rest, stated("private key", public.hex()))
    except InvalidTag:
        raise WrongPassphrase from None
    return X25519PrivateKey.from_private_bytes(raw)


def with_passphrase(sealed: bytes, public: bytes, old: str, new: str, cost: Cost = ORDINARY) -> bytes:
    """Return the same key under another passphrase. Raises WrongPassphrase, Refusal."""
    return _kept(private_key(sealed, public, old), public, new, cost)


def public_key(raw: bytes) -> X25519PublicKey:
    """Return the public key of 32 bytes. Raises CannotOpen for others."""
    try:
        return X25519PublicKey.from_public_bytes(raw)
    except ValueError:
        raise CannotOpen from None


def fingerprint(public: bytes) -> str:
    """Return what a public key is known by, to be compared aloud: 80 bits in four groups."""
    signs = base64.b32encode(sha256(stated("fingerprint") + public).digest()[:10]).decode()
    return "-".join(signs[at : at + 4] for at in range(0, 16, 4))


def _kept(private: X25519PrivateKey, public: bytes, passphrase: str, cost: Cost) -> bytes:
    _strong(passphrase)
    salt, nonce = os.urandom(_SALT), os.urandom(_NONCE)
    key = _stretched(passphrase, salt, cost)
    rest = ChaCha20Poly1305(key).encrypt(nonce, private.private_bytes_raw(), stated("private key", public.hex()))
    return _VERSION + bytes([cost.rounds, cost.lanes]) + cost.memory.to_bytes(4, "big") + salt + nonce + rest


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    # Vietnamese letters are typed in two ways that look alike; both are the same passphrase.
    said = unicodedata.normalize("NFC", passphrase[: 2 * MOST_PASSPHRASE]).encode("utf-8", "surrogatepass")
    made = Argon2id(salt=salt, length=32, iterations=cost.rounds, lanes=cost.lanes, memory_cost=cost.memory)
    return made.derive(said)


def _strong(passphrase: str) -> None:
    signs = len(unicodedata.normalize("NFC", passphrase))
    if not LEAST_PASSPHRASE <= signs <= MOST_PASSPHRASE or len(set(passphrase)) < LEAST_PASSPHRASE // 2:
        said = Sentence(
            f"Cụm mật khẩu cần từ {LEAST_PASSPHRASE} đến {MOST_PASSPHRASE} ký tự, không lặp đi lặp lại vài ký tự.",
            f"A passphrase has {LEAST_PASSPHRASE} to {MOST_PASSPHRASE} characters, not a few of them over and over.",
        )
        remedy = Sentence("Dùng năm, sáu từ không liên quan đến nhau.", "Take five or six unrelated words.")
        where: dict[str, str | int] = {"field": "passphrase"}
        raise Refusal([Finding("seal.weak", said, remedy=remedy, measured=str(signs), where=where)])
