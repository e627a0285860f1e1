"""What months and weekdays are called in English, once for everything that reads or writes them outside the rules.

The rules have the same names in their vocabulary, which is data; a test holds the two against each other.
"""

from __future__ import annotations

from typing import Final

MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")  # as `civil.weekday`
SHORT_MONTHS: Final = tuple(month[:3] for month in MONTHS)
SHORT_WEEKDAYS: Final = tuple(day[:3] for day in WEEKDAYS)

# Every usual spelling, in lower case and without a dot -> the month's number, 1 to 12.
MONTH_NUMBERS: Final = {
    **{name.lower(): number for names in (MONTHS, SHORT_MONTHS) for number, name in enumerate(names, 1)},
    "sept": 9,
}
_LONGEST_FIRST = sorted(MONTH_NUMBERS, key=len, reverse=True)
# Regular expressions: of any spelling in lower case, and as running text has it.
ANY_MONTH: Final = f"(?:{'|'.join(_LONGEST_FIRST)})"
WRITTEN_MONTH: Final = f"(?:{'|'.join(map(str.capitalize, _LONGEST_FIRST))})"
