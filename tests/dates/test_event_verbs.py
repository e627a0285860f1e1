"""A verb beside a date dates what a noun calls it by, and nothing else."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.dates.resolve import find_times

PUBLISHED = Edtf.parse("2018-08-29")


def last(text: str) -> tuple[str, str | None]:
    time = find_times(text, PUBLISHED)[-1]
    return time.text, None if time.date is None else str(time.date)


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("She was arrested in Rome on Aug. 3. She fell ill two days after her arrest.", "2018-08-05"),
        ("Lee was shot to death on July 3. A van stood there ten days before the murder.", "2018-06-23"),
        ("On 4 May 2011 the bishop died. His letters were burnt the day after his death.", "2011-05-05"),
        ("The ferry sank on 12 June 2009. The owner fled three days after the sinking.", "2009-06-15"),
    ],
)
def test_a_verb_dates_its_noun(text: str, when: str) -> None:
    assert last(text)[1] == when


@pytest.mark.parametrize(
    "text",
    [
        "Lee was shot on July 3 and Moss was shot on July 9. A van stood there two days before the shooting.",
        "The man who killed Lee was tried on July 3. A van stood there two days before the killing.",
        "She was arrested on Aug. 3. He fell ill two days after his brother's arrest.",
        "He was killed before the police arrived on July 3. They met two days after his death.",
        "He was killed, the police announced on July 3. They met two days after his death.",
    ],
)
def test_what_is_not_clear_stays_undated(text: str) -> None:
    assert last(text)[1] is None
