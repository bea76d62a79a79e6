"""What the data of the law say: grounds, criteria, refusals, each with where it is written; and pictures without what they tell."""

import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinhgon.denunciations.rules import lawful, payload
from tinhgon.denunciations.rules.cleaning import cleaned
from tinhgon.denunciations.rules.payload import File, Identity, Message, Words
from tinhgon.kernel.refusal import Refusal
from tinhgon.sealing.errors import CannotOpen


def test_one_criterion_makes_a_matter_complex_and_two_very_complex():
    assert lawful.conditions([]) == ()
    assert lawful.conditions(["foreign"]) == ("complex",)
    assert lawful.conditions(["foreign", "foreign"]) == ("complex",)
    assert lawful.conditions(["foreign", "evidence"]) == ("very_complex",)
    with pytest.raises(Refusal):
        lawful.conditions(["because I say so"])


def test_every_ground_says_where_it_is_written():
    told = lawful.lawful()
    for row in (*told.grounds.values(), *told.refusals.values(), told.resealing, told.anonymous):
        assert row.citation
        assert row.words.vi
        assert row.words.en
    assert [row.id for row in told.grounds.values() if not row.told] == ["crime"]
    with pytest.raises(Refusal):
        lawful.ground("reseal", "read")  # who seals anew does not read


@given(text=st.text(max_size=200), name=st.text(max_size=50), data=st.binary(max_size=200))
def test_what_is_put_into_an_envelope_comes_out_again_and_shows_itself_nowhere(text, name, data):
    for said in (Words(name, text, excluded=(name,), kept_from=(7,)), Identity(name, text), Message(text, "question")):
        assert payload.read(type(said), payload.as_bytes(said)) == said
        assert repr(said) in ("Words()", "Identity()", "Message(about='question')")
    file = File(name, "text/plain", data)
    assert payload.read_file(payload.file_bytes(file)) == file


@pytest.mark.parametrize("data", [b"", b"{}", b'{"text": 1, "more": 2}', b"\xff", b"[]"])
def test_what_is_no_such_thing_does_not_open(data):
    with pytest.raises(CannotOpen):
        payload.read(Words, data)


def test_a_file_whose_digest_is_another_does_not_open():
    changed = payload.file_bytes(File("a.txt", "text/plain", b"abc"))[:-1] + b"x"
    with pytest.raises(CannotOpen):
        payload.read_file(changed)


def test_a_png_keeps_its_picture_and_loses_its_texts():
    def block(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    start = b"\x89PNG\r\n\x1a\n"
    head, points, end = block(b"IHDR", b"x" * 13), block(b"IDAT", b"points"), block(b"IEND", b"")
    told = block(b"tEXt", b"Author\0Kin") + block(b"eXIf", b"GPS") + block(b"tIME", b"1234567")
    assert cleaned(start + head + told + points + end + b"hung behind") == (start + head + points + end, True)


def test_a_jpeg_with_several_scans_keeps_them_and_loses_the_rest():
    scan = b"\xff\xda\x00\x04cd\x01\xff\x00\xff\xd3\x02"
    kept = b"\xff\xd8\xff\xe0\x00\x04JF\xff\xdb\x00\x04ab" + scan + b"\xff\xc4\x00\x04ef" + scan + b"\xff\xd9"
    told = b"\xff\xe1\x00\x08Exif\0\0\xff\xfe\x00\x05GPS\xff\xed\x00\x04IP"
    assert cleaned(kept[:2] + told + kept[2:] + b"\xff\xd8 another picture \xff\xd9") == (kept, True)


@given(data=st.binary(max_size=300))
def test_no_file_breaks_the_cleaning(data):
    for start in (b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n"):
        made, done = cleaned(start + data)
        assert done or made == start + data
