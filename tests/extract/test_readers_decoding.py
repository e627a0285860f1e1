"""Characters out of bytes: encodings, mis-encodings, and what is no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_app.extract.readers.decoding import decode, printable
from timeline_app.records import InputError

SENTENCE = "The “Möwe” sank off Ålesund – nobody was hurt, the harbour master’s office said on Monday."


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_encodings_are_told_apart(codec: str) -> None:
    assert decode(SENTENCE.encode(codec), "a.txt") == SENTENCE


def test_declared_encodings_of_a_page() -> None:
    korean = '<meta charset="euc-kr"><p>서울에서 화요일에 회의가 열렸다.'
    assert decode(korean.encode("euc-kr"), "a.html", markup=True) == korean
    japanese = '<meta http-equiv="Content-Type" content="text/html; charset=iso-2022-jp"><p>東京で会議が開かれた。'
    assert decode(japanese.encode("iso2022_jp"), "a.html", markup=True) == japanese


def test_an_encoding_declared_wrongly_does_not_spoil_utf_8() -> None:
    page = f'<meta charset="windows-1252"><p>{SENTENCE}'
    assert decode(page.encode(), "a.html", markup=True) == page


def test_undeclared_text_of_another_script_is_guessed() -> None:
    text = "Во вторник в Сеуле прошла встреча министров. Они обсудили договор о границе и новые переговоры весной. " * 4
    assert decode(text.encode("cp1251"), "a.txt") == text


def test_a_few_broken_bytes_cost_only_themselves() -> None:
    data = (SENTENCE * 30).encode()
    broken = data[:1000] + b"\xff" + data[1000:]
    assert decode(broken, "a.txt").replace("\ufffd", "") == SENTENCE * 30
    assert decode(data[:-1] + "’".encode()[:2], "a.txt").startswith(SENTENCE * 29)


def test_lines_end_alike_and_nul_is_replaced_one_for_one() -> None:
    assert decode(b"one\r\ntwo\rthree\0four\n", "a.txt") == "one\ntwo\nthree\ufffdfour\n"
    assert printable("a\ud800b") == "a\ufffdb"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n%abc", "PDF"),
        (b"PK\x03\x04more", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "image"),
        (b"{\\rtf1 text}", "RTF"),
        (bytes(range(256)) * 8, "binary"),
        (b"\0" * 500, "binary"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=rf"dump\.txt: .*{kind}.*\. Save"):
        decode(data, "dump.txt")


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_utf_8_comes_back_as_it_was(text: str) -> None:
    assert decode(("fire " + text).encode(), "a.txt") == "fire " + text


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_complaint(data: bytes) -> None:
    try:
        text = decode(data, "a.txt", markup=True)
    except InputError as error:
        complaint = str(error)
    else:
        complaint = "a.txt: "
        assert text.encode().count(0) == 0
    assert complaint.startswith("a.txt: ")
