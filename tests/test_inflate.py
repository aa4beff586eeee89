"""Bodies are bounded by what they become, not by what came over the wire."""

import gzip
import tracemalloc
import zlib

import pytest

from reader.web.inflate import Body, Broken, TooLong

TEXT = b"The harbour at Vannport will close on Friday. " * 40


def read(coding: str, *pieces: bytes, limit: int = 1_000_000) -> bytes:
    body = Body(coding, limit)
    for piece in pieces:
        body.add(piece)
    return body.end()


@pytest.mark.parametrize("coding", ["", "identity", " Identity "])
def test_a_plain_body_comes_back_as_it_is(coding: str) -> None:
    assert read(coding, TEXT[:7], TEXT[7:]) == TEXT


@pytest.mark.parametrize("coding", ["gzip", "x-gzip", "GZIP"])
@pytest.mark.parametrize("size", [1, 10, 10_000])
def test_gzip_is_read_in_pieces_of_any_size(coding: str, size: int) -> None:
    packed = gzip.compress(TEXT)
    pieces = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert read(coding, *pieces) == TEXT


def test_members_follow_one_another_and_padding_is_not_read() -> None:
    packed = gzip.compress(b"one ") + gzip.compress(b"two")
    assert read("gzip", packed + b"\0\0\0") == b"one two"
    assert read("gzip", packed[:20], packed[20:], b"\0\0") == b"one two"


@pytest.mark.parametrize("coding", ["br", "deflate", "gzip, gzip", "zstd", "gzip,br", "\x1b[2J"])
def test_a_coding_that_was_not_asked_for_is_refused(coding: str) -> None:
    with pytest.raises(Broken, match="not asked for"):
        Body(coding, 1000)


def test_a_body_that_is_too_long_is_inflated_no_further() -> None:
    packed = gzip.compress(bytes(1001)) + gzip.compress(bytes(20_000_000))
    body = Body("gzip", 1000)
    tracemalloc.start()
    try:
        with pytest.raises(TooLong):
            body.add(packed)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_a_cut_gzip_body_is_noticed() -> None:
    with pytest.raises(Broken, match="cut short"):
        read("gzip", gzip.compress(TEXT)[:-4])


def test_a_damaged_gzip_body_is_noticed() -> None:
    with pytest.raises(Broken, match="damaged"):
        read("gzip", b"\x1f\x8b\x08\x00" + b"\xff" * 50)


def test_a_body_of_exactly_the_limit_is_let_through() -> None:
    assert read("", b"a" * 1000, limit=1000) == b"a" * 1000
    assert read("gzip", gzip.compress(b"a" * 1000), limit=1000) == b"a" * 1000


@pytest.mark.parametrize("coding", ["", "gzip"])
def test_one_byte_more_is_too_long(coding: str) -> None:
    data = b"a" * 1001
    with pytest.raises(TooLong):
        read(coding, gzip.compress(data) if coding else data, limit=1000)


def test_a_bomb_never_unfolds_beyond_the_limit() -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(b"\0" * 10_000_000) for _ in range(30)) + packer.flush()
    body = Body("gzip", 1_000_000)
    with pytest.raises(TooLong):
        body.add(bomb)
    assert len(body._pieces) == 1_000_001
