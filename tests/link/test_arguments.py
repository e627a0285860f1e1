"""Who does what to whom is read off the order of words: subjects, objects, passives, what a noun is of."""

from __future__ import annotations

import pytest

from timeline_app.link.arguments import Arguments, Form, arguments_of


def around(marked: str) -> Arguments:
    """Return the arguments of the word between bars."""
    before, word, after = marked.split("|")
    return arguments_of(before + word + after, 0, len(before), len(before) + len(word), len(before + word + after))


def test_the_phrase_before_a_verb_acts_and_the_one_after_it_is_acted_on() -> None:
    found = around("The old harbour pilot |rescued| three young sailors off the cape.")
    assert (found.form, found.acting, found.acted) == (Form.VERB, "pilot", "sailor")
    assert found.heads >= {"pilot", "sailor", "cap"}
    assert found.counted == {"3"}


def test_a_passive_turns_them_round() -> None:
    found = around("Three sailors were |rescued| by the pilot of the harbour.")
    assert (found.acting, found.acted) == ("pilot", "sailor")
    assert around("The pilot |rescued| the sailors.").acted == found.acted


def test_an_aside_is_passed_over_and_a_pronoun_says_nobody() -> None:
    assert around("The mayor, a former judge, |resigned| on Friday.").acting == "mayor"
    assert around("On Friday she |resigned| as mayor.").acting is None


def test_a_noun_is_told_by_what_stands_before_it_and_after_of() -> None:
    found = around("Crowds watched the ferry |collision| of the Marigold.")
    assert found.form is Form.NOUN
    assert (found.acting, found.acted) == (None, "marigold")
    assert found.modifiers == {"ferry"}


@pytest.mark.parametrize(
    ("marked", "form"),
    [
        ("A |strike| closed the port.", Form.NOUN),
        ("Workers will |strike| at the port.", Form.VERB),
        ("The port's |strike| went on.", Form.NOUN),
        ("They |struck| the pier.", Form.VERB),
    ],
)
def test_neighbours_tell_how_a_word_is_used(marked: str, form: Form) -> None:
    assert around(marked).form is form


def test_a_particle_is_part_of_what_a_verb_says() -> None:
    assert around("He |checked| out of the clinic.").particle == "out"
    assert around("He |checked into| the clinic.").particle == "into"
    assert around("He |checked| the clinic.").particle is None


def test_a_long_sentence_is_looked_at_near_the_word_only() -> None:
    found = around("word " * 200_000 + "ferry |sank| " + "wreck " * 200_000)
    assert found.acting == "ferry"
