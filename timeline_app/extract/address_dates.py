"""Dates in the address of a page and in the name of its file: what their digits say, and how sure that is.

A path that is divided by day ("/2018/08/29/") is how an outlet files its articles; digits within a name may be anything
else, and the name of a saved file may be the day of saving. The address of an archive's copy says no more than when the
copy was made: the article is not younger.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urlsplit

from timeline_app.dates.calendar_names import ANY_MONTH, MONTH_NUMBERS
from timeline_app.dates.edtf import Edtf, EdtfError
from timeline_app.extract.publication import FILE_NAME
from timeline_app.records import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST: Final = 1000  # characters of an address looked at
_Y, _M, _D = r"(?P<year>(?:18|19|20)\d\d)", r"(?P<month>0[1-9]|1[0-2])", r"(?P<day>0[1-9]|[12]\d|3[01])"
_NAME = f"(?P<month>{ANY_MONTH})"
_SLIM = r"(?P<day>0?[1-9]|[12]\d|3[01])"
# pattern, weight in an address, weight in a file's name; the first that reads a date counts
_FORMS: Final = tuple(
    (re.compile(form, re.IGNORECASE), in_address, in_name)
    for form, in_address, in_name in (
        (rf"(?<!\d){_Y}/(?P<month>0?[1-9]|1[0-2])/{_SLIM}(?=/|$)", 0.9, 0.0),
        (rf"(?<!\d){_Y}/{_NAME}/{_SLIM}(?=/|$)", 0.9, 0.0),
        (rf"/{_Y}-?{_M}/{_D}(?=/|$)", 0.9, 0.0),
        (rf"/{_Y}/{_M}-?{_D}(?=/|$)", 0.9, 0.0),
        (rf"/{_Y}-?{_M}-?{_D}(?=/|$)", 0.85, 0.0),
        (rf"(?<!\d)(?<!\d-){_Y}(?P<mark>[-_.]){_M}(?P=mark){_D}(?![\d])", 0.7, 0.65),
        (rf"(?<!\d){_SLIM}(?P<mark>[-_. ]){_NAME}(?P=mark){_Y}(?!\d)", 0.6, 0.6),
        (rf"(?<![a-z]){_NAME}(?P<mark>[-_. ]){_SLIM}(?P=mark){_Y}(?!\d)", 0.6, 0.6),
        (rf"(?<![0-9a-f]){_Y}{_M}{_D}(?![0-9a-f])", 0.65, 0.6),
        (rf"(?<=[A-Z]){_Y}{_M}{_D}\d{{3,12}}(?!\d)", 0.6, 0.45),
        (rf"/{_Y}[/-]{_M}(?=/|$)", 0.6, 0.0),
        (rf"/{_Y}/{_NAME}(?=/|$)", 0.6, 0.0),
        (rf"/{_Y}(?=/)", 0.4, 0.0),
        (rf"(?<![\d-]){_Y}[-_.]{_M}(?![\d-])", 0.0, 0.4),
    )
)
_ARCHIVE = re.compile(
    r"https?://(?:web\.archive\.org/web|archive\.(?:ph|is|today|md|li|vn|fo)|wayback\.[\w.-]+/\w+)/"
    r"(?P<year>(?:19|20)\d\d)\.?(?P<month>\d\d)\.?(?P<day>\d\d)-?\d{0,6}(?:\w{2}_)?/(?P<page>.*)",
    re.IGNORECASE,
)


def of_address(url: str) -> Iterator[Evidence]:
    """Yield what the address of a page says of its date."""
    url = url[:_LONGEST]
    if copy := _ARCHIVE.match(url):
        if day := _date(copy):
            yield Evidence(
                "published",
                _until(day),
                "address of an archive's copy",
                copy[0][: copy.start("page")],
                0.9,
                stated=False,
            )
        url = copy["page"]
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return
    for form, weight, _ in _FORMS:
        if weight and (found := form.search(path)) and (date := _date(found)):
            yield Evidence("published", date, "address of the page", found[0].strip("/"), weight, stated=False)
            return


def of_file(file: str) -> Iterator[Evidence]:
    """Yield what the name of a file says of its article's date."""
    name = re.split(r"[/\\]", file)[-1]
    for form, _, weight in _FORMS:
        if weight and (found := form.search(name)) and (date := _date(found)):
            yield Evidence("published", date, FILE_NAME, name, weight, stated=False)
            return


def _date(found: re.Match[str]) -> Edtf | None:
    parts = found.groupdict()
    text = parts["year"]
    if month := parts.get("month"):
        text += f"-{MONTH_NUMBERS.get(month.lower()) or int(month):02}"
    if day := parts.get("day"):
        text += f"-{int(day):02}"
    try:
        return Edtf.parse(text)
    except EdtfError:
        return None


def _until(day: Edtf) -> Edtf:
    return Edtf.parse(f"[..{day}]")
