"""Sealing: known answers of the standard, what opens and what does not, and lengths that tell nothing."""

import unicodedata

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sealing import independent
from tinhgon.kernel.refusal import Refusal
from tinhgon.sealing import codes, envelopes, keys, padding
from tinhgon.sealing.binding import Binding, stated
from tinhgon.sealing.errors import CannotOpen, WrongPassphrase

CHEAP = keys.Cost(1, 1, 64)
HERE = Binding("TC26-000001", 1, "identity")
WORDS = "năm từ chẳng liên quan gì"
FINGERPRINT = "BFNM-AMKO-MJJ5-NWOA"
BOX = (
    "f7921ca3c0a85f88bcba55d926b6dec014e9ce5f5a749b3c44c67493e5694d190602c13a647b343ed340557a677757f3"
    "7678f619764c3f44e51fdcc6b1a67890ca033b9a66a1a2259ed4576d2c3a04bc"
)
KEPT = (
    "01010100000040af26205fceab76401894dd9151c82bb9ca5f8a858b29b883083da63213f26477b54ad07466a0bd59"
    "0013e20c23ec4012c1d1019c5ce37f1cbe31e6ff6f19df0366f26a77d9e526494ff65054"
)
RECEIPT = (
    "65a01997e51bb29a8942ffb2853e873955bf2087572c6a37c3396ffccafcb43b",
    "c7aa133d5ffa4ef36912b9789b31834c863ff134486ad1e6c915e494de245b59",
)


def pair() -> tuple[X25519PrivateKey, bytes]:
    made = X25519PrivateKey.generate()
    return made, made.public_key().public_bytes_raw()


# The standard


def test_the_second_implementation_opens_the_vector_of_the_standard():
    """RFC 9180, A.2.1: base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305, the first encryption."""
    private = bytes.fromhex("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb")
    given_ = bytes.fromhex("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a")
    rest = bytes.fromhex("1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28")
    found = independent.opened(private, given_ + rest, b"Ode on a Grecian Urn", b"Count-0")
    assert found == b"Beauty is truth, truth beauty"


@settings(max_examples=25, deadline=None)
@given(data=st.binary(max_size=200), info=st.binary(max_size=80))
def test_what_we_seal_is_what_the_standard_says(data, info):
    private, public = pair()
    sealed = envelopes.seal_to(public, data, info)
    assert len(sealed) == len(data) + 48
    assert independent.opened(private.private_bytes_raw(), sealed, info) == data
    assert envelopes.open_by(private, sealed, info) == data


def test_what_was_sealed_by_this_version_opens_for_ever():
    """Kept answers: if one of these no longer opens, sealed books cannot be read any more and the version must change."""
    private = X25519PrivateKey.from_private_bytes(bytes(range(32)))
    public = private.public_key().public_bytes_raw()
    assert stated("box", "a", "bc") == b"tinhgon/sealing/v1\0\0\0\x03box\0\0\0\x01a\0\0\0\x02bc"
    assert keys.fingerprint(public) == FINGERPRINT
    sealed = bytes.fromhex(BOX)
    assert envelopes.unbox(sealed, private, HERE) == bytes(range(100, 132))
    kept = bytes.fromhex(KEPT)
    assert keys.private_key(kept, public, WORDS).private_bytes_raw() == bytes(range(32))
    found = codes.receipt("2345-6789-ABCD-EFGH-JKMN")
    assert (found.digest, found.public.hex()) == RECEIPT


# Envelopes and boxes


@settings(max_examples=40, deadline=None)
@given(text=st.text(max_size=400))
def test_an_envelope_opens_with_its_key_at_its_place_and_its_length_tells_nothing(text):
    sealed, key = envelopes.new_envelope(text.encode(), padding.IDENTITY, HERE)
    assert len(sealed) == 1 + 12 + padding.IDENTITY + 16
    assert envelopes.opened(sealed, key, HERE).decode() == text


@settings(max_examples=60, deadline=None)
@given(at=st.integers(0, 4124), bit=st.integers(0, 7))
def test_one_bit_changed_and_nothing_opens(at, bit):
    sealed, key = envelopes.new_envelope("Trần Thị Bí".encode(), padding.IDENTITY, HERE)
    changed = bytearray(sealed)
    changed[at] ^= 1 << bit
    with pytest.raises(CannotOpen):
        envelopes.opened(bytes(changed), key, HERE)


@pytest.mark.parametrize(
    "elsewhere",
    [Binding("TC26-000002", 1, "identity"), Binding("TC26-000001", 2, "identity"), Binding("TC26-000001", 1, "words")],
)
def test_nothing_opens_in_another_place(elsewhere):
    private, public = pair()
    sealed, key = envelopes.new_envelope(b"x", padding.WORDS, HERE)
    for opening in (
        lambda: envelopes.opened(sealed, key, elsewhere),
        lambda: envelopes.unbox(envelopes.box(key, public, HERE), private, elsewhere),
    ):
        with pytest.raises(CannotOpen):
            opening()


def test_a_box_opens_for_its_holder_alone():
    (mine, public), (other, _) = pair(), pair()
    sealed = envelopes.box(bytes(32), public, HERE)
    assert envelopes.unbox(sealed, mine, HERE) == bytes(32)
    with pytest.raises(CannotOpen):
        envelopes.unbox(sealed, other, HERE)
    with pytest.raises(CannotOpen):
        envelopes.unbox(b"", mine, HERE)


# Two persons


def test_two_persons_open_together_and_neither_alone():
    (approver, a), (reader, r), (third, _) = pair(), pair(), pair()
    key = bytes(range(32))
    sealed = envelopes.double_box(key, a, r, HERE)
    released = envelopes.release(sealed, approver, r, HERE, "7")
    assert envelopes.receive(released, reader, a, HERE, "7") == key
    assert key not in released
    for opening in (
        lambda: envelopes.release(sealed, reader, r, HERE, "7"),  # the reader cannot begin
        lambda: envelopes.receive(released, approver, a, HERE, "7"),  # the approver cannot end
        lambda: envelopes.receive(sealed, reader, a, HERE, "7"),  # not without the approver
        lambda: envelopes.receive(released, third, a, HERE, "7"),
        lambda: envelopes.receive(released, reader, a, HERE, "8"),  # an approval is good for its own request
        lambda: envelopes.receive(released, reader, a, Binding("TC26-000002", 1, "identity"), "7"),
        lambda: envelopes.unbox(sealed, approver, HERE),
    ):
        with pytest.raises(CannotOpen):
            opening()


def test_what_the_approver_sees_is_no_key():
    (approver, a), (_, r) = pair(), pair()
    key = bytes(range(32))
    inner = envelopes.open_by(
        approver,
        envelopes.double_box(key, a, r, HERE),
        HERE.info("outer", keys.fingerprint(a), keys.fingerprint(r)),
    )
    assert key not in inner
    assert len(inner) == 80


def test_nobody_approves_for_themselves():
    _, public = pair()
    with pytest.raises(ValueError, match="approves"):
        envelopes.double_box(bytes(32), public, public, HERE)


# Padding


@given(data=st.binary(max_size=5000))
def test_padding_comes_off_again(data):
    size = padding.file_size(len(data))
    assert padding.plain(padding.padded(data, size)) == data
    assert len(padding.padded(data, size)) == padding.LEAST_FILE


def test_what_does_not_fit_is_refused_with_the_limit():
    with pytest.raises(Refusal) as refused:
        padding.padded(bytes(padding.IDENTITY), padding.IDENTITY)
    assert refused.value.findings[0].required == f"≤ {padding.IDENTITY - 4}"
    assert padding.file_size(padding.LEAST_FILE) == 2 * padding.LEAST_FILE


@pytest.mark.parametrize("data", [b"", b"\0\0", b"\0\0\0\x05abc", b"\0\0\0\x01ab"])
def test_what_was_not_padded_does_not_open(data):
    with pytest.raises(CannotOpen):
        padding.plain(data)


# Keys of holders


def test_a_key_opens_with_its_passphrase_in_either_way_of_typing_it():
    made = keys.new_key(WORDS, CHEAP)
    assert keys.private_key(made.private, made.public, unicodedata.normalize("NFD", WORDS)).public_key() is not None
    for wrong in (WORDS + " ", WORDS.upper(), ""):
        with pytest.raises(WrongPassphrase):
            keys.private_key(made.private, made.public, wrong)


def test_another_passphrase_ends_the_first_and_keeps_the_key():
    made = keys.new_key(WORDS, CHEAP)
    changed = keys.with_passphrase(made.private, made.public, WORDS, "sáu chữ khác hẳn lúc trước", CHEAP)
    assert (
        keys.private_key(changed, made.public, "sáu chữ khác hẳn lúc trước").public_key().public_bytes_raw()
        == made.public
    )
    with pytest.raises(WrongPassphrase):
        keys.private_key(changed, made.public, WORDS)


def test_a_kept_key_belongs_to_its_public_half():
    one, other = keys.new_key(WORDS, CHEAP), keys.new_key(WORDS, CHEAP)
    with pytest.raises(WrongPassphrase):
        keys.private_key(one.private, other.public, WORDS)


def test_a_cost_that_would_use_up_the_server_is_not_believed():
    made = keys.new_key(WORDS, CHEAP)
    greedy = made.private[:3] + (2**31).to_bytes(4, "big") + made.private[7:]
    with pytest.raises(CannotOpen):
        keys.private_key(greedy, made.public, WORDS)


@pytest.mark.parametrize("weak", ["", "ngắn quá", "a" * 40, "abababababababababab", "ạ" * 201])
def test_a_weak_passphrase_is_refused(weak):
    with pytest.raises(Refusal) as refused:
        keys.new_key(weak, CHEAP)
    assert refused.value.findings[0].rule == "seal.weak"


# Codes of receipts


def test_a_code_is_read_however_it_is_typed():
    code = codes.new_code()
    found = codes.receipt(code)
    assert codes.receipt(f"  {code.lower().replace('-', ' ')}\n").digest == found.digest
    assert found.public == codes.receipt(code).public
    assert len(code) == 24
    assert not set(code) - set(codes.SIGNS + "-")


@pytest.mark.parametrize(
    "typed", ["", "ABCD", "0000-0000-0000-0000-0000", "\ud800" * 20, "Â" * 5000, "2345-6789-ABCD-EFGH-JKMN"]
)
def test_every_code_costs_the_same_work(typed, monkeypatch):
    counted = []
    real = codes.stretched
    monkeypatch.setattr(codes, "stretched", lambda said: counted.append(1) or real(said))
    assert len(codes.receipt(typed).digest) == 64
    assert counted == [1]


def test_codes_are_not_alike():
    assert len({codes.new_code() for _ in range(2000)}) == 2000
