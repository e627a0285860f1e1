"""Which language an article is in, by its words and by what its page says."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from timeline_app.extract.language import has_rules, language_name, language_of, no_rules
from timeline_app.extract.pipeline import read_article
from timeline_app.records import Source

ARTICLES = Path(__file__).parents[3] / "shared" / "corpora" / "articles" / "reuters-21578.jsonl.gz"

FOREIGN = {
    "de": "Der Minister sagte am Dienstag in Berlin, dass die Gespräche mit den Gewerkschaften am 4. März weitergehen. "
    "Eine Einigung war zuvor gescheitert.",
    "fr": "Le ministre a annoncé mardi que les discussions avec les syndicats reprendraient le 4 mars à Paris, après "
    "un premier échec la semaine dernière.",
    "es": "El ministro anunció el martes que las conversaciones con los sindicatos se reanudarán el 4 de marzo, "
    "después del fracaso de la semana pasada.",
    "it": "Il ministro ha annunciato martedì che le trattative con i sindacati riprenderanno il 4 marzo a Roma, dopo "
    "il fallimento della settimana scorsa.",
    "pt": "O ministro anunciou na terça-feira que as conversas com os sindicatos serão retomadas em 4 de março, "
    "depois do fracasso da semana passada.",
    "nl": "De minister zei dinsdag in Den Haag dat de gesprekken met de vakbonden op 4 maart worden hervat. De bonden "
    "waren vorige week van tafel gegaan.",
    "sv": "Ministern sade i tisdags att samtalen med facket återupptas den 4 mars i Stockholm, sedan parterna lämnade "
    "bordet förra veckan.",
    "pl": "Minister powiedział we wtorek, że rozmowy ze związkami zostaną wznowione 4 marca w Warszawie, ponieważ "
    "wcześniejsza oferta była zbyt niska.",
    "hu": "A miniszter kedden azt mondta, hogy a szakszervezetekkel folytatott tárgyalások március 4-én folytatódnak, "
    "miután a felek felálltak az asztaltól.",
    "tr": "Bakan salı günü sendikalarla görüşmelerin 4 Mart'ta Ankara'da yeniden başlayacağını söyledi. Taraflar geçen "
    "hafta masadan kalkmıştı.",
    "ru": "Министр заявил во вторник, что переговоры с профсоюзами возобновятся 4 марта.",
    "ja": "大臣は火曜日、労働組合との協議を三月四日に再開すると述べた。先週は席を立っていた。",
    "zh": "部长星期二表示，与工会的谈判将于三月四日恢复。双方上周离开了谈判桌，没有达成任何协议。",
    "ar": "قال الوزير يوم الثلاثاء إن المحادثات مع النقابات ستستأنف في الرابع من مارس.",
}
ENGLISH = (
    "The minister said on Tuesday in Berlin that the talks with the unions would go on on March 4. A first round had "
    "failed a week before."
)


@pytest.mark.parametrize("code", FOREIGN)
def test_foreign_text_is_told_by_its_words_whatever_the_page_says(code: str) -> None:
    assert language_of(FOREIGN[code], (), None) == code
    assert language_of(FOREIGN[code], (), "en") == code


@pytest.mark.parametrize(
    "text",
    [
        "Pier burns in Plimouth",
        "1912 4 12 500 27.3 " * 40,
        "Net 807,000 vs 719,000. Shr 34 cts vs 29. Revs 9.9 mln vs 8.8 mln. Avg shrs 2.3 mln. Qtr ends Feb 28. " * 3,
        "Jane Roe, Juan Pérez, Li Na, Ana Novák, Émile Dupont",
        "Berlin, Dienstag",
        "—",
    ],
)
def test_what_tells_too_little_is_never_called_foreign(text: str) -> None:
    assert language_of(text, (), None) in (None, "en")
    assert has_rules(language_of(text, (), None))


def test_captions_and_tables_of_english_words_are_english_without_its_small_words() -> None:
    caption = "Three fishing boats burned in Northport harbour early Monday, police said. Firefighters saved four more"
    table = (
        "Net sales 807 mln vs 719. Profit per share 34 cents vs 29. Total assets 9.9 billion vs 8.8. Loans 2.3 billion."
    )
    assert language_of(f"{caption}; one man is missing, another in hospital.", (), None) == "en"
    assert language_of(table * 2, (), None) == "en"


def test_a_page_that_is_plainly_english_is_so_whatever_it_says() -> None:
    assert language_of(ENGLISH, (), "de") == "en"


def test_a_page_is_believed_where_the_text_tells_too_little() -> None:
    assert language_of("Brand am Pier", (), "de") == "de"


def test_furniture_does_not_count() -> None:
    text = FOREIGN["de"] * 2 + ENGLISH
    assert language_of(text, ((0, len(text) - len(ENGLISH)),), None) == "en"


def test_foreign_articles_keep_their_text_and_are_read_for_no_dates() -> None:
    reading = read_article(Source("a.txt", FOREIGN["de"].encode(), "text"))
    assert (reading.article.text, reading.article.language) == (FOREIGN["de"], "de")
    assert (reading.times, reading.mentions) == ((), ())


def test_a_language_is_named() -> None:
    assert no_rules("de") == "in German; there are no rules for it yet, so no events were read"
    assert "xx" in language_name("xx")


@pytest.mark.skipif(not ARTICLES.exists(), reason="../shared/corpora is not here: real news is not tried")
def test_no_english_news_is_called_foreign() -> None:
    with gzip.open(ARTICLES, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for number, line in enumerate(lines) if number % 10 == 0]
    assert {language_of(text, (), None) for text in texts} <= {None, "en"}
