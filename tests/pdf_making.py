"""Small PDF documents, written by hand: lines of Helvetica at given places, or whatever objects a test wants."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LINE = 14  # points from one line to the next
PARAGRAPH = 24  # points from one paragraph to the next


def pdf(pages: Sequence[str], info: Mapping[str, str] | None = None, trailer: bytes = b"") -> bytes:
    """Return a PDF of pages: lines as they stand, an empty line between paragraphs."""
    return document([_content(page) for page in pages], info, trailer)


def document(contents: Sequence[bytes], info: Mapping[str, str] | None = None, trailer: bytes = b"") -> bytes:
    """Return a PDF whose pages draw these contents."""
    count = len(contents)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(count))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for number, content in enumerate(contents):
        packed = zlib.compress(content)
        resources = b"<</Font<</F1 3 0 R>>>>"
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources %s/Contents %d 0 R>>"
            % (resources, 5 + 2 * number)
        )
        objects.append(b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed))
    if info:
        said = b"".join(b"/%s(%s)" % (key.encode(), value.encode("cp1252")) for key, value in info.items())
        objects.append(b"<<%s>>" % said)
        trailer += b"/Info %d 0 R" % len(objects)
    return assembled(objects, trailer)


def assembled(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """Return the file of objects, numbered from 1; the first is the catalogue."""
    written = b"%PDF-1.4\n"
    places = []
    for number, one in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, len(written))
    return written + head + table + end


def _content(page: str) -> bytes:
    drawn, y = [b"BT /F1 11 Tf"], 780
    for line in page.split("\n"):
        if line:
            said = line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            drawn.append(b"1 0 0 1 72 %d Tm (%s) Tj" % (y, said))
        y -= LINE if line else PARAGRAPH - LINE
    return b"\n".join((*drawn, b"ET"))
