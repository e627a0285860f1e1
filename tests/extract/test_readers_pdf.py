"""PDF documents: their text by pages, what they say of themselves, and those that cannot be read or mean harm."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

import pytest
from pdf_making import assembled, document, pdf

from timeline_app.extract.pipeline import read_article
from timeline_app.extract.readers import pdf as reader
from timeline_app.extract.readers import read_source, split
from timeline_app.records import InputError, Source

if TYPE_CHECKING:
    from pathlib import Path

    from timeline_app.records import Article

FIRST = """Harbour board shuts the Elsewick ferry

By Jan Roe

Published May 4, 2018

The Harbour Board said on Tuesday that it would close the Elsewick
ferry for good, after a second sinking in a year left twelve people
in hospital. Its chairwoman told reporters that the govern-
ment had known of it since last month.

A former captain, who has worked the line since the 1970s, did not
agree with the board and said on Thursday that the old boat had"""
SECOND = """been sound when it left the yard at Arden. He showed a letter.

The ferry will be sold in June."""


def read(data: bytes, file: str = "ferry.pdf") -> Article:
    return read_source(Source(file, data, "pdf"))


def test_lines_become_paragraphs_and_a_paragraph_goes_on_over_the_page() -> None:
    article = read(pdf([FIRST, SECOND]))
    paragraphs = article.text.split("\n\n")
    assert paragraphs[0] == "Harbour board shuts the Elsewick ferry"
    assert paragraphs[3].endswith("told reporters that the government had known of it since last month.")
    assert paragraphs[4].endswith("the old boat had been sound when it left the yard at Arden. He showed a letter.")
    assert article.title == "Harbour board shuts the Elsewick ferry"
    assert str(article.published) == "2018-05-04"
    assert article.author == "Jan Roe"


def test_places_have_pages() -> None:
    article = read(pdf([FIRST, SECOND, "", "The last word is said."]))
    text = article.text
    assert [article.page_of(text.index(words)) for words in ("By Jan", "old boat", "been sound", "last word")] == [
        1,
        1,
        2,
        4,
    ]
    assert len(article.pages) == 4
    assert text[article.pages[1] :].startswith("been sound")
    assert article.page_of(len(text)) == 4


def test_a_text_without_pages_names_none() -> None:
    assert read_source(Source("a.txt", b"A fire destroyed the old pier on Monday.", "text")).page_of(3) is None


def test_heads_and_feet_of_pages_are_furniture_and_cut_no_sentence() -> None:
    pages = [
        f"The Arden Weekly\n\n{body}\n\n{number}" for number, body in enumerate((FIRST, SECOND, "The end came."), 1)
    ]
    article = read(pdf(pages))
    assert "the old boat had been sound" in article.text
    furniture = {article.text[start:end] for start, end in article.furniture}
    assert {"The Arden Weekly", "1", "2", "3"} <= {line for block in furniture for line in block.split("\n\n")}
    assert article.page_of(article.text.index("been sound")) == 2


def test_a_mention_of_the_second_page_is_found_with_its_quotation() -> None:
    reading = read_article(Source("ferry.pdf", pdf([FIRST, SECOND]), "pdf"))
    sold = next(mention for mention in reading.mentions if "sold" in mention.text)
    assert reading.article.text[sold.start : sold.end] == sold.text
    assert reading.article.page_of(sold.start) == 2


def test_what_it_says_of_itself_is_its_title_and_weak_evidence() -> None:
    info = {"Title": "Closing the ferry", "CreationDate": "D:20180607091500Z", "Author": "scanner-3"}
    article = read(pdf(["A fire destroyed the old pier of the harbour on Monday."], info))
    assert (article.title, article.title_from) == ("Closing the ferry", "the PDF’s own title")
    assert article.published is None
    made = next(sign for sign in article.evidence if sign.origin == "day on which the PDF was made")
    assert str(made.date) == "2018-06-07"
    assert not made.stated
    assert made.weight < 0.5


@pytest.mark.parametrize("title", ["Microsoft Word - final2.doc", "untitled", "scan0001.pdf", "12"])
def test_a_title_that_a_program_wrote_is_none(title: str) -> None:
    assert read(pdf([FIRST], {"Title": title})).title == "Harbour board shuts the Elsewick ferry"


def test_a_browser_prints_the_address() -> None:
    page = f"5/4/2018, 6:46 AM Harbour news\n\n{FIRST}\n\nhttps://harbour.example/news/ferry 1/1"
    article = read(pdf([page]))
    assert article.url == "https://harbour.example/news/ferry"
    assert article.outlet == "harbour.example"


def _with_picture() -> bytes:
    looks = b"/Width 1/Height 1/ColorSpace/DeviceGray/BitsPerComponent 8/Length 1"
    picture = b"<</Type/XObject/Subtype/Image%s>>stream\n0\nendstream" % looks
    return assembled(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Resources<</XObject<</I 5 0 R>>>>/Contents 4 0 R>>",
            b"<</Length 5>>stream\n/I Do\nendstream",
            picture,
        ]
    )


def _locked() -> bytes:
    secret = b"<" + b"41" * 32 + b">"
    encrypt = b"/Encrypt<</Filter/Standard/V 1/R 2/O%s/U%s/P -4>>/ID[<41><41>]" % (secret, secret)
    return pdf([FIRST], trailer=encrypt)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (_with_picture(), "pictures of pages only, and no text. Run text recognition"),
        (pdf([""]), "holds no text"),
        (_locked(), "locked with a password. Open it"),
        (b"%PDF-1.4\n" + bytes(range(256)) * 20, "damaged, or no PDF"),
        (pdf([FIRST])[:300], "damaged, or no PDF"),
    ],
    ids=["pictures", "empty", "locked", "noise", "cut"],
)
def test_what_cannot_be_read_is_told_with_what_to_do(data: bytes, told: str) -> None:
    with pytest.raises(InputError, match=r"^ferry\.pdf: ") as raised:
        read(data)
    assert told in str(raised.value)


def test_a_bomb_of_compression_is_refused() -> None:
    zeros = zlib.compress(zlib.compress(b"(a) Tj " * 20_000_000, 9), 9)
    content = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(zeros), zeros)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        content,
    ]
    with pytest.raises(InputError):
        read(assembled(objects))


def test_pages_that_hold_each_other_end() -> None:
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"]
    with pytest.raises(InputError):
        read(assembled(objects))


def test_one_that_takes_too_long_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "SECONDS", 0.001)
    with pytest.raises(InputError, match="takes longer than"):
        read(pdf([FIRST]))


def test_a_broken_page_costs_no_other() -> None:
    good = b"BT /F1 11 Tf 1 0 0 1 72 700 Tm (The ferry was sold in June.) Tj ET"
    article = read(document([good, b"BT /F1 ] [ << 11 Tf (", good]))
    assert article.text.count("The ferry was sold in June.") == 2
    assert article.page_of(len(article.text)) == 3


def test_a_pdf_is_told_by_its_first_bytes(tmp_path: Path) -> None:
    path = tmp_path / "ferry.txt"
    path.write_bytes(pdf([FIRST]))
    assert [source.format for source in split(path)] == ["pdf"]
