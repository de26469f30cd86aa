"""Which part of a sentence is whose: around a colon, behind "as", beside "according to", within marks."""

from __future__ import annotations

import pytest

from tests.attribution.speakers.heard_in import heard, speakers, words

CLAUSES = ("Only the mill had been hit", "The dam would hold for years", "No boats could leave the port")


@pytest.mark.parametrize("clause", CLAUSES)
@pytest.mark.parametrize("tag", ["he stressed", "Omar Lind said", "he told reporters"])
def test_a_clause_before_a_colon_is_said_too(clause: str, tag: str) -> None:
    _, parts = heard("Omar Lind came on Monday.", f"{clause}, {tag}: the rest was lost.")
    assert [voice.actor for voice in parts] == ["Omar Lind", "Omar Lind"]


@pytest.mark.parametrize("lead", ["Speaking in Halden", "Asked about the dam", "On Monday in Halden"])
def test_what_leads_up_to_a_colon_is_not(lead: str) -> None:
    (found,) = words(f"{lead}, Omar Lind said: the dam would hold.")
    assert found == "the dam would hold."


@pytest.mark.parametrize("verb", ["named", "identified", "singled out", "listed"])
@pytest.mark.parametrize("what", ["a red line", "the one way out", "terrorists", "his first aim"])
def test_what_somebody_names_as_something(verb: str, what: str) -> None:
    assert speakers(f"Ida Berg {verb} the harbour as {what}.") == ["Ida Berg"]


@pytest.mark.parametrize("office", ["mayor", "the new envoy", "foreign minister"])
def test_an_office_that_is_given_is_no_speech(office: str) -> None:
    assert speakers(f"Ida Berg named Omar Lind as {office}.") == []


@pytest.mark.parametrize("when", ["on the same day", "later in the week", "after the talks in Halden"])
def test_a_weak_verb_reports_behind_a_time(when: str) -> None:
    assert speakers(f"The Russian defence ministry reported {when} that the boats had left.") == [
        "Russian defence ministry"
    ]


@pytest.mark.parametrize("source", ["Turkey", "Israeli media", "Ida Berg"])
def test_according_to_between_commas_is_about_what_follows_and(source: str) -> None:
    text = f"The mill stands; the dam was old and, according to {source}, about to fall; the road is open."
    assert words(text) == ["about to fall"]


@pytest.mark.parametrize("source", ["Turkey", "Ida Berg"])
def test_according_to_is_about_its_own_part(source: str) -> None:
    (found,) = words(f"The mill stands; the dam, according to {source}, was old; the road is open.")
    assert found.startswith("the dam") and found.endswith("old")


@pytest.mark.parametrize("own", ["Moscow", "Russia"])
@pytest.mark.parametrize("verb", ["had proposed", "had called for", "rejected"])
def test_what_an_official_says_of_his_own_side_is_his(own: str, verb: str) -> None:
    text = f"Sergey Lavrov, the foreign minister, said that {own} {verb} a truce for the islands."
    assert speakers(text) == ["Sergey Lavrov"]


def test_what_he_says_of_another_side_is_that_sides() -> None:
    assert speakers("Sergey Lavrov said that Norway had rejected a truce.") == ["Sergey Lavrov", "Norway"]


@pytest.mark.parametrize("place", ["While in Halden to see the dam", "When in the port on Friday"])
def test_where_somebody_was_is_not_said(place: str) -> None:
    assert words(f"{place}, Ida Berg told reporters, “Nobody can put pressure on me.”") == [
        "reporters, “Nobody can put pressure on me.”"
    ]


@pytest.mark.parametrize(
    "states", ["Norway, the United Kingdom and the United States", "Both Norway and the United Kingdom"]
)
def test_states_with_an_article_speak_together(states: str) -> None:
    found = speakers(f"{states} said that the dam would hold.")
    assert {"Norway", "United Kingdom"} <= set(found)


def test_straight_marks_within_straight_marks() -> None:
    text = 'Ida Berg wrote, "The note shows it. The "Northern Port" holds no boats. They are all gone."'
    assert words(text)[-1].endswith('all gone."')


def test_a_straight_mark_that_nothing_closes_holds_no_curly_ones() -> None:
    text = '"The dam was old. Ida Berg said it was “a house on sand that falls” and left.'
    assert speakers(text) == ["Ida Berg"]


@pytest.mark.parametrize("document", ["a revised nuclear doctrine", "the basic principles", "a new decree"])
@pytest.mark.parametrize("deed", ["signed", "approved", "presented"])
def test_a_document_speaks_for_who_signed_it(document: str, deed: str) -> None:
    first, second = heard(
        f"President Vladimir Putin on Tuesday {deed} {document}.",
        "According to the document, the state regards these arms as a means of deterrence.",
    )
    assert not first
    assert [voice.actor for voice in second] == ["Vladimir Putin"]


OUTLETS = (
    "The Halden Courier",
    "Reuters",
    "NPR",
    "State-owned news agency Fars",
    "The Halden Courier, citing two sources,",
)


@pytest.mark.parametrize("outlet", OUTLETS)
@pytest.mark.parametrize("verb", ["reported", "reports"])
@pytest.mark.parametrize(
    "clause", ["both mills had been lost", "the dam was about to fall", "Norway issued a warning on Monday"]
)
def test_a_clause_without_that_is_reported_too(outlet: str, verb: str, clause: str) -> None:
    text = f"{outlet} {verb} {clause}."
    assert words(text) == [f"{clause}."]


@pytest.mark.parametrize(
    "text",
    [
        "Ida Berg reported progress in the port.",
        "Ida Berg reported to the mayor, who was ill.",
        "The committee reports to the council.",
    ],
)
def test_a_report_without_a_clause_is_none(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize("act", ["calling it", "describing it as", "rejecting it as"])
def test_what_a_participle_calls_with_a_quotation(act: str) -> None:
    text = f"Ida Berg, the acting mayor of Halden, spoke out against it, {act} “an attack on the town”."
    ((voice,),) = heard(text)
    assert voice.actor == "Ida Berg" and text[voice.start : voice.end].endswith("town”.")


@pytest.mark.parametrize(
    "last", ["saying there was “no sign of a flood at all”", "arguing that the dam held"]
)
def test_a_participle_has_its_words_behind_it(last: str) -> None:
    text = f"Ida Berg posted a note on the wall blaming Omar Lind, {last}."
    assert words(text)[-1] in last + "."


@pytest.mark.parametrize(
    "office", ["The city's security chief", "Norway's new foreign minister", "Her deputy"]
)
def test_the_office_before_a_name_is_not_said(office: str) -> None:
    (found,) = words(f"{office}, Ida Berg, announced on Tuesday there were boats in the port.")
    assert found.endswith("there were boats in the port.")


@pytest.mark.parametrize("paper", ["a tweet on Monday by", "a statement from", "a post by"])
def test_according_to_what_somebody_issued(paper: str) -> None:
    assert speakers(f"“The boats carry arms for the war,” according to {paper} Ida Berg.") == ["Ida Berg"]
