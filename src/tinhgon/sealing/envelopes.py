"""Envelopes: words or a file under a key of their own, of a padded size, bound to their place; and the boxes that hold such a key."""

from __future__ import annotations

import os
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from tinhgon.sealing import padding
from tinhgon.sealing.binding import Binding
from tinhgon.sealing.errors import CannotOpen
from tinhgon.sealing.keys import fingerprint, public_key

_SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)
_VERSION: Final = b"\x01"
_NONCE: Final = 12
#: Bytes of the key of an envelope.
KEY: Final = 32


def new_envelope(data: bytes, size: int, binding: Binding) -> tuple[bytes, bytes]:
    """Seal data, padded to a size, for a place; return the envelope and its key, which belongs into boxes and nowhere else."""
    key, nonce = os.urandom(KEY), os.urandom(_NONCE)
    sealed = ChaCha20Poly1305(key).encrypt(nonce, padding.padded(data, size), binding.info("envelope"))
    return _VERSION + nonce + sealed, key


def opened(envelope: bytes, key: bytes, binding: Binding) -> bytes:
    """Return what an envelope holds. Raises CannotOpen: another key, another place, changed bytes."""
    if envelope[:1] != _VERSION or len(key) != KEY:
        raise CannotOpen
    nonce, rest = envelope[1 : 1 + _NONCE], envelope[1 + _NONCE :]
    try:
        return padding.plain(ChaCha20Poly1305(key).decrypt(nonce, rest, binding.info("envelope")))
    except (InvalidTag, ValueError):
        raise CannotOpen from None


def box(key: bytes, holder: bytes, binding: Binding) -> bytes:
    """Seal the key of an envelope to the public key of one holder."""
    return seal_to(holder, key, binding.info("box", fingerprint(holder)))


def unbox(sealed: bytes, private: X25519PrivateKey, binding: Binding) -> bytes:
    """Return the key of an envelope from its holder's box. Raises CannotOpen."""
    return open_by(private, sealed, binding.info("box", fingerprint(_public(private))))


def double_box(key: bytes, approver: bytes, reader: bytes, binding: Binding) -> bytes:
    """Seal the key of an envelope so that the approver must hand the inner box over before the reader can open it.

    The inner box is sealed to the reader, so the approver never learns the key; the outer one to the approver, so the reader cannot
    begin. Raises ValueError where both are one.
    """
    if approver == reader:
        raise ValueError("nobody approves for themselves")
    pair = (fingerprint(approver), fingerprint(reader))
    inner = seal_to(reader, key, binding.info("inner", *pair))
    return seal_to(approver, inner, binding.info("outer", *pair))


def release(sealed: bytes, approver: X25519PrivateKey, reader: bytes, binding: Binding, request: str) -> bytes:
    """Open the outer box as its approver; return the inner one, still sealed to the reader, and good for this request alone.

    Raises CannotOpen.
    """
    pair = (fingerprint(_public(approver)), fingerprint(reader))
    inner = open_by(approver, sealed, binding.info("outer", *pair))
    return seal_to(reader, inner, binding.info("released", request, *pair))


def receive(released: bytes, reader: X25519PrivateKey, approver: bytes, binding: Binding, request: str) -> bytes:
    """Return the key of an envelope from what the approver released for a request. Raises CannotOpen."""
    pair = (fingerprint(approver), fingerprint(_public(reader)))
    inner = open_by(reader, released, binding.info("released", request, *pair))
    return open_by(reader, inner, binding.info("inner", *pair))


def seal_to(public: bytes, data: bytes, info: bytes) -> bytes:
    """Seal data to a public key for what ``info`` says (HPKE, base mode); 48 bytes longer than the data."""
    return bytes(_SUITE.encrypt(data, public_key(public), info))


def open_by(private: X25519PrivateKey, sealed: bytes, info: bytes) -> bytes:
    """Open what was sealed to a key for what ``info`` says. Raises CannotOpen."""
    try:
        return bytes(_SUITE.decrypt(sealed, private, info))
    except (InvalidTag, ValueError):
        raise CannotOpen from None


def _public(private: X25519PrivateKey) -> bytes:
    return private.public_key().public_bytes_raw()
