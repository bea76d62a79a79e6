"""HPKE once more (RFC 9180, base mode, X25519, HKDF-SHA256, ChaCha20-Poly1305), from the text of the standard, to read what ours sealed."""

import hmac
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

KEM_SUITE = b"KEM" + (0x0020).to_bytes(2, "big")
SUITE = b"HPKE" + b"".join(one.to_bytes(2, "big") for one in (0x0020, 0x0001, 0x0003))


def extract(salt: bytes, label: bytes, given: bytes, suite: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + given, sha256)


def expand(key: bytes, label: bytes, info: bytes, length: int, suite: bytes) -> bytes:
    said = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return hmac.digest(key, said + b"\x01", sha256)[:length]


def opened(private: bytes, sealed: bytes, info: bytes, aad: bytes = b"") -> bytes:
    """Open encapsulated key (32 bytes) and ciphertext."""
    mine = X25519PrivateKey.from_private_bytes(private)
    given, rest = sealed[:32], sealed[32:]
    shared = mine.exchange(X25519PublicKey.from_public_bytes(given))
    context = given + mine.public_key().public_bytes_raw()
    secret = expand(extract(b"", b"eae_prk", shared, KEM_SUITE), b"shared_secret", context, 32, KEM_SUITE)
    schedule = b"\x00" + extract(b"", b"psk_id_hash", b"", SUITE) + extract(b"", b"info_hash", info, SUITE)
    root = extract(secret, b"secret", b"", SUITE)
    key, nonce = expand(root, b"key", schedule, 32, SUITE), expand(root, b"base_nonce", schedule, 12, SUITE)
    return ChaCha20Poly1305(key).decrypt(nonce, rest, aad)
