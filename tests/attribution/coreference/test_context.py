"""A context never changes: rules give back another one, and what they were given stays as it was."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from detente.attribution.coreference import resolution
from detente.attribution.coreference.context import Context, Facts
from detente.attribution.coreference.full_names import full_names_of
from detente.attribution.coreference.pronouns import person_meant
from detente.attribution.coreference.speaker import Speaker
from detente.attribution.gazetteer import gazetteer
from detente.attribution.speakers import listen
from detente.attribution.syntax.passage import loose_passage
from detente.text.blocks import outline

_SENTENCES = (
    "Envoy Ida Berg said the dam holds.",
    "She warned that it would not hold for ever.",
    "Bruno Holm, the Danish foreign minister, spoke of peace.",
    "“We are ready,” he said.",
    "The foreign ministry rejected the plan.",
    "Berg and Holm said they would meet.",
    "NATO leaders said in a statement that talks go on.",
    "According to the statement, nobody was hurt.",
)


def _context(text: str) -> Context:
    known = gazetteer()
    return Context(Facts(None, known, full_names_of([loose_passage(text, known)], known.given)))


def test_a_name_is_known_only_in_the_context_that_is_given_back() -> None:
    text = "Envoy Ida Berg spoke."
    before = _context(text)
    passage = loose_passage(text, before.facts.known)
    speaker, after = resolution.name(before, passage, passage.names[-1])
    assert speaker is not None and speaker.actor == "Ida Berg"
    assert not before.people.by_name and list(after.people.by_name) == ["Ida Berg"]
    assert after.people.described("Ida Berg", "envoy")


def test_a_speech_moves_the_focus_of_the_next_context_only() -> None:
    before, berg = _context(""), Speaker("Ida Berg", "Berg", None, "named here")
    after = before.after_speech_by(berg)
    assert before.attention.focus is None and before.attention.last is None
    assert after.attention.focus == berg and person_meant(after, "she") == berg


def test_who_is_named_again_comes_last_and_keeps_the_words_beside_the_name() -> None:
    text = "Envoy Ida Berg met Bruno Holm. Ida Berg left."
    context = _context(text)
    passage = loose_passage(text, context.facts.known)
    orders = []
    for named in passage.names:
        _, context = resolution.name(context, passage, named)
        orders.append(list(context.people.by_name))
    assert orders[-1] == ["Bruno Holm", "Ida Berg"]
    assert context.people.described("Ida Berg", "envoy")


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(_SENTENCES), min_size=1, max_size=6))
def test_a_document_read_twice_is_read_alike(sentences: list[str]) -> None:
    document = outline("\n\n".join(sentences))
    first, second = (listen(document, document.blocks) for _ in range(2))
    assert [heard.voices for heard in first] == [heard.voices for heard in second]
