"""Labels of events: own sentences, one for each way in which a label may go wrong."""

from __future__ import annotations

import pytest

from timeline_app.dates.edtf import Edtf
from timeline_app.extract.pipeline import analyse
from timeline_app.records import Article

LEAD = "The ferry Aurora sank off Crete on Monday, killing nine people.\n\n"


def labels(text: str) -> list[str]:
    published = Edtf.parse("2018-08-28")
    return [m.label for m in analyse(Article("a", "a.txt", LEAD + text, "", "", "first line", published=published))[1]]


FRONTED = [
    ("On Tuesday the envoy met Moon Jae-in in Panmunjom.", "The envoy met Moon Jae-in in Panmunjom"),
    ("After the hearing, the judge dismissed the jury.", "The judge dismissed the jury"),
    ("After the hearing the judge dismissed the jury.", "The judge dismissed the jury"),
    (
        "In a rare interview with two papers, the owner apologised to the families.",
        "The owner apologised to the families",
    ),
    ("Half an hour later, a second boat reached the wreck.", "A second boat reached the wreck"),
    ("On Tuesday morning the divers recovered a bell.", "The divers recovered a bell"),
    ("In London, the inquiry opened on Tuesday.", "In London, the inquiry opened"),
    ("At the same time, the harbour master closed the port.", "The harbour master closed the port"),
    ("Meanwhile, volunteers searched the beach.", "Volunteers searched the beach"),
    ("but volunteers searched the beach.", "Volunteers searched the beach"),
    ("Although it rained, volunteers searched the beach.", "Volunteers searched the beach"),
    ("So far, nine bodies have been found.", "Nine bodies have been found"),
    ("As the ferry listed, passengers jumped into the sea.", "Passengers jumped into the sea"),
]
VOICES = [
    ("The engine failed, it said.", "The engine failed"),
    ("The engine failed, the court held, and the crew panicked.", "The engine failed"),
    ("The engine failed, officials said.", "The engine failed"),
    ("The captain, officials said, abandoned the bridge.", "The captain abandoned the bridge"),
    ("Later, he said, he saw two boats in the fog.", "He saw two boats in the fog"),
    ("The cook saved forty people, survivors told reporters.", "The cook saved forty people"),
]
JOINED = [
    ("She left Crete for Malta on Friday, and late on Sunday night she struck a reef.", "She struck a reef"),
    ("She left Crete for Malta on Friday, and late on Sunday night she struck a reef.", "She left Crete for Malta"),
    ("The tug rescued 66 people; probably 12 have drowned.", "The tug rescued 66 people"),
    ("The tug rescued 66 people; probably 12 have drowned.", "Probably 12 have drowned"),
    ("The tug brought in 66 people; 1,250 people were lost.", "1,250 people were lost"),
    ("The tug was running at 21 knots when it hit the wreck on Monday.", "The tug was running at 21 knots"),
    ("The owner sold the tug, but the bank refused the money.", "The owner sold the tug"),
]
SUBJECTS = [
    ("Police arrested the mate and charged him with theft.", "Police charged him with theft"),
    ("The mate was fined and sentenced to two years.", "The mate was sentenced to two years"),
    ("The owner has sold the tug and moved to Malta.", "The owner moved to Malta"),
    ("The bank, which financed the ferry, sued the owner.", "The bank financed the ferry"),
    ("The bank, which financed the ferry, sued the owner.", "The bank sued the owner"),
    ("Officer Piet Vos of the Aurora, which came from Malta on Sunday, denied it.", "The Aurora came from Malta"),
    (
        "The agency questioned nine sailors who fled in 1983, and still waits to question their captain.",
        "Nine sailors fled",
    ),
    ("The guard called the liner Virgo, whose captain answered at once.", "The liner Virgo’s captain answered at once"),
    ("Most of those who drowned are aged between 20 and 40.", "Those drowned"),
    ("Nobody was seen, and the search ended.", "The search ended"),
]
WHOLE = [
    (
        "Vos reported in a message that came by way of Cape Race, that the tug had taken off twenty people.",
        "The tug had taken off twenty people",
    ),
    ("The inquiry named the troubles that divers came up against.", "Divers came up against the troubles"),
    (
        "The islands and their coastal states underscored the danger.",
        "The islands and their coastal states underscored the danger",
    ),
    ("NEW YORK, Dec. 14 (UPI) — The owner sold the yard.", "The owner sold the yard"),
    ("Perhaps 2019 will be the year of the tugs.", "Perhaps 2019 will be the year of the tugs"),
    (
        "The new rule “would also help the crews of small boats,” Piet Vos said.",
        "The new rule “would also help the crews of small boats”",
    ),
    (
        "They spoke of a secret meeting that Malta and Crete held in Oran on Monday.",
        "Malta and Crete held a secret meeting in Oran",
    ),
    ("The mate, a nephew of the owner, led that crew.", "The mate, a nephew of the owner, led that crew"),
    ("The judge asked about 17 who disappeared in the storm.", "17 disappeared in the storm"),
    (
        "The mate who saw lights while she was captain of the tug was sentenced to prison on Monday.",
        "She was captain of the tug",
    ),
    (
        "The mate was extradited in 2014 to Malta and pleaded guilty in May to one count.",
        "The mate pleaded guilty to one count",
    ),
    ("They recounted brief but intense talks on the pier.", "They recounted brief but intense talks on the pier"),
    (
        "The owner has swapped his boats and friendships: he bought a tug.",
        "The owner has swapped his boats and friendships",
    ),
    (
        "Hacking passwords and employing tactics including fraud, theft and arson, Vos stored three boats.",
        "Vos stored three boats",
    ),
    ("(The mate has pleaded guilty.)", "The mate has pleaded guilty"),
    ("Piet Vos, a mate who steered the ferry for years, left.", "Piet Vos steered the ferry for years"),
    (
        "In Oran, Vos Brothers, a yard founded in 1914 by a diver, is building a tug and is also selling two boats.",
        "Vos Brothers is also selling two boats",
    ),
    ("In a grey marble Crete tower opposite the pier, the owners met on Monday.", "The owners met"),
    ("For helping the yard sell a tug to Malta, the bank will get nine boats.", "The bank will get nine boats"),
    ("Besides Malta, the owner sold Crete and Oran.", "The owner sold Crete and Oran"),
    ("The inquiry is being led by a judge and attended by a diver.", "The inquiry is being attended by a diver"),
    ("The wreck was found in May after the search had ended.", "The wreck was found"),
    ("Divers said investigators were searching the hull.", "Investigators were searching the hull"),
    ("Flanked by guards, the mayor left the hall and walked to the pier.", "The mayor walked to the pier"),
    ("The search began at noon, but not before families laid down flowers.", "Families laid down flowers"),
    ("The owner has doubled her lead over Piet Vos, who has sold two boats.", "Piet Vos has sold two boats"),
    ("The widow of Piet Vos who sued the owner has left.", "The widow of Piet Vos sued the owner"),
    (
        "The tug won more races than it lost between May 3 and the end of the season.",
        "The tug won more races than it lost",
    ),
    (
        "The tug has won three races on Friday: Malta, Crete and Oran.",
        "The tug has won three races: Malta, Crete and Oran",
    ),
    (
        "The port authority spoke of the cold and windy nights that delayed the tugs.",
        "The cold and windy nights delayed the tugs",
    ),
    ("The owner praised the courage and skill that saved the crew.", "The courage and skill saved the crew"),
    ("The mate left for Malta — but returned with a lawyer.", "The mate returned with a lawyer"),
    ("A survey released last week showed cracks.", "A survey was released"),
    ("The island prices tripled in 2016 had frightened owners.", "The island prices tripled"),
    ("The tug planned for this autumn would have saved the crew.", "The tug was planned"),
    ("The prospect of hearings in October frightened the owner.", "The prospect of hearings frightened the owner"),
    ("The owner is making much of that.", "The owner is making much of that"),
    ("Our Harbour Fund, which was founded by a diver, sued the owner.", "Our Harbour Fund sued the owner"),
    (
        "The owner expressed regret for “my inability to see the danger in the hull that our surveyors saw.”",
        "The owner expressed regret for “my inability to see the danger in the hull”",
    ),
    ("“This will be a burden” for Malta, said Vos. “", "Vos said: “This will be a burden” for Malta"),
    (
        "The ruling has prompted the owner’s friends to begin collecting money for the widows of the drowned in Malta.",
        "The ruling has prompted the owner’s friends to begin collecting money for the widows of the drowned",
    ),
    ("The survey shows that number could fall to twelve in 2020.", "That number could fall to twelve"),
]
SPEAKERS = [
    ("Asking for patience in a speech on the pier, Vos said the search goes on.", "Vos said that the search goes on"),
    ("A harbour official said on Friday that the tug was old.", "A harbour official said that the tug was old"),
    (
        "“We serve the crews, and we serve the owners - to the end,” Piet Vos, the director of the harbour, said.",
        "Piet Vos said: “We serve the crews”",
    ),
    (
        "Experts said that content of the tanks was hard to pump.",
        "Experts said that content of the tanks was hard to pump",
    ),
    ("Vos said her country was watching the search.", "Vos said that her country was watching the search"),
    ("However, Vos said that the ferry was old.", "Vos said that the ferry was old"),
    ("“The ferry was old,” Piet Vos, who steered it for years, told Reuters.", "Piet Vos said: “The ferry was old”"),
    (
        "Ana Ruiz told Harbour Radio reporter Ali Demir she would sell the ferry.",
        "Ana Ruiz would sell the ferry",
    ),
    ("In the 13 states where divers work, the price has doubled.", "The price has doubled"),
]
PRONOUNS = [
    ("The mayor left one of Piet Vos’s ferries. He gave money to the crew.", "He gave money to the crew"),
    ("He praised the pilot Piet Vos until May, when he left the union.", "He left the union"),
    ("“He will find the wreck,” Piet Vos said.", "He will find the wreck"),
    ("Piet Vos steered the ferry. He left the bridge on Monday.", "Piet Vos left the bridge"),
    ("Piet Vos steered the ferry. On Monday he left the bridge.", "Piet Vos left the bridge"),
    ("Piet Vos met Ali Demir. He left the bridge on Monday.", "He left the bridge"),
    ("Maria Lopez steered the ferry. He left the bridge on Monday.", "He left the bridge"),
    ("Maria Lopez steered the ferry. She left the bridge on Monday.", "Maria Lopez left the bridge"),
    ("Piet Vos steered the ferry. She struck a reef on Monday.", "She struck a reef"),
    ("The White Star Line owned the ferry. She struck a reef on Monday.", "She struck a reef"),
    ("Police questioned him, Piet Vos said. He left the bridge on Monday.", "He left the bridge"),
    ("Captain Piet Vos said that his crew had rescued forty people.", "Piet Vos’s crew had rescued forty people"),
]
SENSE = [
    ("The owner denied that he had sold the ferry.", "The owner denied that he had sold the ferry"),
    ("Only forty people have been rescued.", "Only forty people have been rescued"),
    ("About forty people have been rescued.", "About forty people have been rescued"),
    ("The second boat did not reach the ferry in time.", "The second boat did not reach the ferry in time"),
    ("The ferry could have reached the port.", "The ferry could have reached the port"),
    (
        "The bank will sell the yard if the owner fails to repay the loan.",
        "The bank will sell the yard if the owner fails to repay the loan",
    ),
    ("Two survivors had sworn that the ferry broke in two.", "Two survivors had sworn that the ferry broke in two"),
    (
        "The guard received a message on Monday that the ferry was sinking.",
        "The guard received a message that the ferry was sinking",
    ),
    ("The owner agreed to replace the ferry.", "The owner agreed to replace the ferry"),
]
TIDY = [
    ("Mate Ana Ruiz, 54, resigned on Monday.", "Mate Ana Ruiz resigned"),
    ("The tug (built in Gdansk) towed the wreck away.", "The tug towed the wreck away"),
    ("The tug sank at 2:20 o’clock on Monday morning.", "The tug sank"),
    ("The tug left port at least until Monday.", "The tug left port"),
    ("The office headed by Piet Vos (a former mate), closed the inquiry.", "The office closed the inquiry"),
    ("The owner, a widow of a captain, sold the yard.", "The owner, a widow of a captain, sold the yard"),
    ("“We lost our boat,” a fisherman said.", "A fisherman: “We lost our boat”"),
    ("The yard closed after 2008 storm damage.", "The yard closed after 2008 storm damage"),
]
LONG = [
    (
        "Rescuers from four villages on the southern coast pulled forty people from the water, "
        "because the coast guard had no boat that could leave port.",
        "Rescuers from four villages on the southern coast pulled forty people from the water",
    ),
    (
        "The inquiry was attended by Piet Vos, a former mate who heads the seamen’s union of the province, "
        "and Ana Ruiz, the owner’s lawyer in the capital.",
        "The inquiry was attended by Piet Vos and Ana Ruiz, the owner’s lawyer in the capital",
    ),
]


@pytest.mark.parametrize(
    ("text", "label"), [*FRONTED, *VOICES, *JOINED, *SUBJECTS, *PRONOUNS, *SENSE, *TIDY, *LONG, *WHOLE, *SPEAKERS]
)
def test_a_label_tells_who_did_what(text: str, label: str) -> None:
    assert label in labels(text)


@pytest.mark.parametrize(
    ("text", "label"), [*FRONTED, *VOICES, *JOINED, *SUBJECTS, *PRONOUNS, *SENSE, *TIDY, *LONG, *WHOLE, *SPEAKERS]
)
def test_no_label_is_longer_than_a_line(text: str, label: str) -> None:
    assert all(0 < len(found) <= 120 for found in labels(text))


@pytest.mark.parametrize("unit", ["he said, ", "(", "which ran ", "and ", "“", "that the ", "to go ", "Vos, ", "x"])
def test_hostile_sentences_end(unit: str) -> None:
    assert len(labels("The ferry sank " + unit * 2_000 + ".")) < 2_000


def test_a_word_alone_is_no_event() -> None:
    assert analyse(Article("a", "a.txt", "Hi", "", "Hi", "first line", published=Edtf.parse("2018-08-28")))[1] == ()


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Most owners of a boat say the pier does not.", "Most owners of a boat say that the pier does not"),
        ("More than half of the money arrived in July alone.", "More than half of the money arrived"),
        ("Even so, in July he raised a million euros for the yard.", "He raised a million euros for the yard"),
        (
            "The small island party of Anna Smit has won the council elections for the first time in Heraklion, "
            "earning her a second term in the mayor’s office of the town.",
            "The small island party of Anna Smit has won the council elections for the first time in Heraklion",
        ),
        (
            "The power struggle broke out in the port just days before the yards were sold.",
            "The power struggle broke out in the port",
        ),
    ],
)
def test_a_label_keeps_its_negation_and_its_place_and_no_half_of_a_time(sentence: str, label: str) -> None:
    assert label in labels(sentence)
