"""Many articles in one text: each is found with what is said of it, and no word is lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.intake.press.splitting import split
from tests.intake.press import made_exports as made

_WHOLE = {
    "nexis uni": made.nexis_uni,
    "nexis uni, German": lambda some: made.nexis_uni(
        some, ends="Ende des Dokuments", body="Textkörper", behind="Klassifizierung"
    ),
    "nexis uni, French": lambda some: made.nexis_uni(
        some, ends="Fin du document", body="Corps", behind="Classement"
    ),
    "nexis uni, photo lines": lambda some: made.nexis_uni(some, photos=True),
    "nexis uni, long cover": lambda some: made.nexis_uni(some, cover=60),
    "nexis uni, no cover": lambda some: made.nexis_uni(some, cover=0),
    "nexis": made.nexis,
    "nexis, German": lambda some: made.nexis(some, mark="{n} von {m} DOKUMENTEN"),
    "nexis, French": lambda some: made.nexis(some, mark="{n} de {m} DOCUMENTS"),
    "nexis, photo lines": lambda some: made.nexis(some, photos=True),
    "factiva": made.factiva,
    "factiva, German": lambda some: made.factiva(
        some, words="Wörter", document="Dokument", language="Englisch"
    ),
    "factiva, Spanish": lambda some: made.factiva(
        some, words="palabras", document="Documento", language="Inglés"
    ),
    "factiva, sections": lambda some: made.factiva(some, section=True),
    "factiva, codes": made.factiva_coded,
    "proquest": made.proquest,
    "proquest, German": lambda some: made.proquest(
        some,
        mark="Dokument {n} von {m}",
        labels={
            "Full text": "Volltext",
            "Author": "Autor",
            "Publication title": "Titel der Publikation",
            "Publication date": "Publikationsdatum",
            "ProQuest document ID": "ProQuest-Dokument-ID",
        },
    ),
    "proquest, Spanish": lambda some: made.proquest(
        some,
        mark="Documento {n} de {m}",
        labels={
            "Full text": "Texto completo",
            "Author": "Autor",
            "Publication title": "Título de publicación",
            "Publication date": "Fecha de publicación",
            "ProQuest document ID": "ID del documento de ProQuest",
        },
    ),
    "bbc monitoring": made.bbc,
    "fbis": made.fbis,
}


@pytest.mark.parametrize("form", _WHOLE)
@pytest.mark.parametrize("number", [1, 2, 7])
def test_an_export_gives_its_articles_with_title_outlet_and_date(form: str, number: int) -> None:
    some = made.stories(number)
    found = split(_WHOLE[form](some))
    assert found is not None and found.sure
    assert [part.title for part in found.parts] == [story.title for story in some]
    assert [part.date for part in found.parts] == [story.day.isoformat() for story in some]
    if form != "fbis":
        assert [part.outlet for part in found.parts] == [story.outlet for story in some]
    assert [part.text.split() for part in found.parts] == [" ".join(story.body).split() for story in some]


@pytest.mark.parametrize("form", _WHOLE)
def test_no_word_of_an_export_is_lost(form: str) -> None:
    _holds_all(_WHOLE[form], made.stories(4))


@settings(max_examples=60, deadline=None)
@given(
    form=st.sampled_from(sorted(_WHOLE)),
    number=st.integers(1, 5),
    loose=st.lists(
        st.sampled_from(["Notes", "Subject: talks", "Page 3", "12 March 2026", "A line."]), max_size=4
    ),
    at=st.floats(0, 1),
)
def test_words_in_are_words_out_wherever_lines_stand(
    form: str, number: int, loose: list[str], at: float
) -> None:
    def disturbed(some: list[made.Story]) -> str:
        lines = _WHOLE[form](some).split("\n")
        place = int(at * len(lines))
        return "\n".join([*lines[:place], *loose, *lines[place:]])

    _holds_all(disturbed, made.stories(number))


def _holds_all(form: Callable[[list[made.Story]], str], some: list[made.Story]) -> None:
    text = form(some)
    found = split(text)
    if found is None:
        return
    out = " ".join(
        " ".join([part.title or "", part.text, *(line.text for line in part.dropped)]) for part in found.parts
    )
    missing = Counter(_words(text)) - Counter(_words(out))
    assert not missing


def _words(text: str) -> list[str]:
    text = re.sub(r"</?[A-Z0-9]{1,8}>", " ", text)  # a tag is a word by itself
    return [word for word in (raw.strip("#*_|<>/") for raw in text.split()) if any(map(str.isalnum, word))]


def _digest(some: list[made.Story], head: str, rule: str) -> str:
    return f"\n\n{rule}\n\n".join(
        head.format(title=story.title, outlet=story.outlet, day=story.day) + "\n\n" + "\n\n".join(story.body)
        for story in some
    )


@pytest.mark.parametrize("rule", ["---", "***", "____________", "=========="])
@pytest.mark.parametrize(
    "head",
    ["# {title}\n\n**{outlet}** | {day}", "## {title}\n\n{day}", "# {title}\n\n{day:%d %B %Y} · {outlet}"],
)
def test_a_digest_with_rules_and_dated_headings_is_sure(rule: str, head: str) -> None:
    some = made.stories(4)
    found = split(_digest(some, head, rule))
    assert found is not None and found.sure
    assert [part.title for part in found.parts] == [story.title for story in some]
    assert [part.date for part in found.parts] == [story.day.isoformat() for story in some]


def test_repeated_front_matter_is_sure() -> None:
    some = made.stories(3)
    text = "\n\n".join(
        f"---\ntitle: {story.title}\ndate: {story.day}\n---\n\n" + "\n\n".join(story.body) for story in some
    )
    found = split(text)
    assert found is not None and found.sure and len(found.parts) == 3


@pytest.mark.parametrize(
    "between", ["\n\nRead the full story\n\n", "\n\nRead more here\n\n", "\n\nContinue reading\n\n"]
)
def test_a_line_that_comes_back_is_asked_about(between: str) -> None:
    text = (
        between.join(
            f"{story.title}\n\n" + "\n\n".join(story.body) for story in made.stories(4, paragraphs=4)
        )
        + between
    )
    found = split(text)
    assert found is not None and not found.sure and len(found.parts) == 4


def test_hours_that_stand_alone_are_asked_about() -> None:
    text = "The day at the river\n\n" + "\n\n".join(
        f"{9 + at}:15 GMT\n\n" + "\n\n".join(story.body) for at, story in enumerate(made.stories(5))
    )
    found = split(text)
    assert found is not None and not found.sure and len(found.parts) == 5


def _library(story: made.Story) -> list[str]:
    """As a newspaper library prints it: labels above and below the text."""
    day = f"{story.day:%B} {story.day.day}, {story.day.year}"
    return [story.title, f"{story.outlet} (London, England) - {day}", "", "Author/Byline: Ida Berg",
            "Section: News", "Page: 4", "", *_apart(story), "Record: 0FD1",
            "Copyright: Copyright (c) 2026"]  # fmt: skip


def _german(story: made.Story) -> list[str]:
    """As a German library of papers prints it: labels below the text only."""
    where = f"{story.outlet} vom {story.day:%d.%m.%Y}, S. 4"
    return [where, "", story.title, "", *_apart(story), f"Quelle: {where}", "Ressort: Politik",
            "ISSN: 0174-4909"]  # fmt: skip


def _fielded(story: made.Story) -> list[str]:
    """As a library of journals prints it: labels between title and text only."""
    return [story.title, "", f"Date: {story.day.isoformat()}", f"Publisher: {story.outlet}",
            "Length: 421 words", "", *_apart(story)]  # fmt: skip


def _apart(story: made.Story) -> list[str]:
    return [line for paragraph in story.body for line in (paragraph, "")]


@pytest.mark.parametrize("form", [_library, _german, _fielded])
@pytest.mark.parametrize("number", [2, 3, 7])
def test_labels_that_come_back_are_asked_about(form: Callable[[made.Story], list[str]], number: int) -> None:
    some = made.stories(number, paragraphs=4)
    text = "\n".join(line for story in some for line in [*form(story), ""])
    found = split(text)
    assert found is not None and not found.sure and len(found.parts) == number
    for part, story in zip(found.parts, some, strict=True):
        assert part.title == story.title and part.text.split() == " ".join(story.body).split()
    dropped = [line.text for part in found.parts for line in part.dropped]
    read = [words for part in found.parts for words in (part.title or "", part.text)]
    assert Counter(" ".join([*dropped, *read]).split()) == Counter(text.split())


def test_who_speaks_by_turns_is_no_label_of_a_database() -> None:
    turns = [f"{who}: {'Why?' if at % 2 else 'No.'}\n\n" + "The envoys met again. " * 20
             for at in range(6) for who in ("ADA HOLT", "JON MARSH")]  # fmt: skip
    assert split("\n\n".join(turns)) is None


@pytest.mark.parametrize(
    "text",
    [
        "A plain article\n\n12 March 2026\n\n" + "The envoys met and went on talking about the river. " * 8,
        "# One\n\nSome words stand here.\n\n---\n\nAnd others stand below the rule between them.",
        "Title\n\n" + "\n\n".join(f"## Part {n}\n\n" + "The envoys met again. " * 12 for n in range(4)),
        "A report\n\nEnd of Document\n\n" + "The envoys met and went on talking about the river. " * 8,
    ],
)
def test_an_article_stays_one(text: str) -> None:
    found = split(text)
    assert found is None or not found.sure
