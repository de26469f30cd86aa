"""Articles that are hard to tell from what is no article, drawn by kind and number: damaged characters, lists
of links around, short bodies, lists, transcripts, tables, marks without end.

Even numbers were looked at while `intake/no_article.py` was written; odd ones are laid out in other ways, and
were counted by kind only.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from tests.intake.press.made_exports import WORDS

_DONE = (
    "met in Varna on Monday and said that the talks would go on in the spring",
    "will send two more ships to the strait before the end of March, the ministry said",
    "agreed to reopen the line that had been closed since the autumn",
    "refused to sign the text, because nothing in it limits what stands on the other bank",
    "asked both sides to draw back their troops by forty kilometres",
    "told reporters that the café near the “Old Quay” had been hit, and that nobody was hurt",
)
_WHO = (
    "The envoys",
    "Ms Holt’s delegation",
    "The navy",
    "Mr Marsh",
    "The council",
    "Ministers of both banks",
)


def sentence(draw: Random) -> str:
    """A sentence of news, with a quotation mark or an accent now and then."""
    return f"{draw.choice(_WHO)} {draw.choice(_DONE)}."


def prose(draw: Random, paragraphs: int, length: int = 3) -> list[str]:
    """Paragraphs of so many sentences."""
    return [" ".join(sentence(draw) for _ in range(length)) for _ in range(paragraphs)]


def title(draw: Random) -> str:
    """A headline."""
    return f"Envoys look at the {draw.choice(WORDS)} and the {draw.choice(WORDS)} again"


def links(draw: Random, number: int, odd: bool) -> list[str]:
    """Headlines of other articles, as a site puts them around one."""
    made = [title(draw) for _ in range(number)]
    return (
        [f"{one}\nhttps://example.org/{at}" for at, one in enumerate(made)]
        if odd
        else [f"- {x}" for x in made]
    )


def _told(draw: Random, odd: bool) -> str:
    return "\n\n".join([title(draw), *prose(draw, draw.randint(3, 6))])


def _damaged(draw: Random, odd: bool) -> bytes:
    """Characters that were lost or read in a wrong encoding on the way."""
    text = _told(draw, odd) + "\n\n“Żółty” – said the señor’s aide – „wróci” in a year."
    data = text.encode()
    lost = draw.choice(["’", "t", "e", "o", " t"])
    ways: list[Callable[[], bytes]] = (
        [
            lambda: data.decode("cp1252", "replace").encode(),
            lambda: text.encode("ascii", "replace"),
            lambda: data.replace(lost.encode(), b"\xc3\x28\xfe"),
            lambda: data[: len(data) // 2 - 1] + b"\xe2\x80" + data[len(data) // 2 :],
            lambda: text.replace("’", "\ufffd").replace("“", "\ufffd\ufffd").encode(),
        ]
        if not odd
        else [
            lambda: data.decode("latin-1").encode().decode("cp1252", "replace").encode(),
            lambda: data.replace(lost.encode(), bytes([draw.randint(0x80, 0xFF), 0x5B])),
            lambda: bytes(b if draw.random() > 0.04 else draw.randint(0x80, 0xFF) for b in data),
            lambda: text.replace(" ", "\u00a0\u00ad ").encode("utf-16"),
            lambda: text.replace("’", "&amp;#8217;").replace("“", "&amp;ldquo;").encode(),
            lambda: text.replace("t", "=74").replace("\n", "=0A=\n").encode(),
        ]
    )
    return draw.choice(ways)()


def _marks(draw: Random, odd: bool) -> str:
    """Signs without end before, behind or between: rules, brackets, links that were never closed."""
    unit = draw.choice(
        ["[a](", "<a ", "*a _b ", "9", "{}", "=-"] if not odd else ["((", "](x", "#_", "0x", "&;<", "\n"]
    )
    run = unit * draw.choice([40, 3_000, 30_000])
    parts = [title(draw), *prose(draw, 4)]
    parts.insert(draw.randint(0, len(parts)), run)
    return ("\n\n" if draw.random() < 0.5 or unit == "\n" else " ").join(parts)


def _surrounded(draw: Random, odd: bool) -> str:
    """Lists of links above and below."""
    above, below = links(draw, draw.randint(5, 40), odd), links(draw, draw.randint(5, 40), odd)
    head = (
        ["Home", "World", "Politics", "Sign in", "Subscribe"] if not odd else ["Menu | News | Sport | Log in"]
    )
    return "\n".join([*head, *above, "", _told(draw, odd), "", "Most read", *below])


def _surrounded_page(draw: Random, odd: bool) -> str:
    above = "".join(f"<li><a href='/{at}'>{one}</a></li>" for at, one in enumerate(links(draw, 30, False)))
    body = "".join(f"<p>{one}</p>" for one in prose(draw, draw.randint(2, 6)))
    banner = "<div>We use cookies. <button>Accept all</button> <button>Reject all</button></div>"
    inside = (
        f"<article><h1>{title(draw)}</h1>{body}</article>"
        if not odd
        else f"<div><h2>{title(draw)}</h2>{body}</div>"
    )
    around = f"<nav><ul>{above}</ul></nav>{banner}{inside}<footer><ul>{above}</ul></footer>"
    return f"<!doctype html><html><head><title>News</title></head><body>{around}</body></html>"


def _short(draw: Random, odd: bool) -> str:
    """A flash, a brief, a post with an address behind it."""
    if odd:
        return f"{sentence(draw)} https://example.org/{draw.randint(1, 99)} #talks #limits"
    return f"{title(draw)}\n\n{sentence(draw)}"


def _listed(draw: Random, odd: bool) -> str:
    """An article most of which is a list."""
    number = draw.randint(6, 25)
    if odd:
        lines = [f"{at}) {draw.choice(WORDS)}s of the second line: {at * 40}" for at in range(1, number)]
        return "\n\n".join([title(draw), *prose(draw, 2), *lines, *prose(draw, 1)])
    lines = [f"{at % 28 + 1} March 2026: {sentence(draw)}" for at in range(number)]
    return "\n".join([title(draw), "", *lines])


def _dated_events(draw: Random, odd: bool) -> str:
    """A chronology whose entries have no full stop."""
    lines = [
        f"{2000 + at}: {draw.choice(_WHO)} {draw.choice(_DONE)}"
        if odd
        else f"{at % 28 + 1} March 2026 – {draw.choice(_WHO)} {draw.choice(_DONE)}"
        for at in range(draw.randint(8, 20))
    ]
    return "\n".join([title(draw), "", *prose(draw, 1), "", *lines])


def _spoken(draw: Random, odd: bool) -> str:
    """A transcript or an interview."""
    turns = []
    for at in range(draw.randint(4, 20)):
        who = ("Q", "A") if odd else ("QUESTION", "MS HOLT")
        turns.append(f"{who[at % 2]}: {'What did you sign?' if at % 2 == 0 else sentence(draw)}")
    return "\n".join([title(draw), "", *turns])


def _tabled(draw: Random, odd: bool) -> str:
    """A table in an article."""
    sep = "\t" if odd else " | "
    rows = [sep.join([word, str(draw.randint(1, 900)), f"{draw.random():.1f} %"]) for word in WORDS]
    return "\n".join([title(draw), "", *prose(draw, 3, 4), "", *rows[: draw.randint(4, 20)]])


def _about(draw: Random, odd: bool) -> str:
    """News about cookies, passwords, programs."""
    on = (
        ["use cookies without asking", "sign in with one password", "could not be found for an hour"]
        if not odd
        else [
            "ask readers to subscribe now",
            "verify that a visitor is not a robot",
            "keep a user name for ten years",
        ]
    )
    lines = [
        f"{draw.choice(_WHO)} said on Monday that sites of the ministry {draw.choice(on)}, and that a law "
        "would be put to the vote in spring."
        for _ in range(draw.randint(2, 5))
    ]
    return "\n\n".join([f"Ministry’s sites {draw.choice(on)}", *lines])


def _teaser(draw: Random, odd: bool) -> str:
    """The beginning of an article, before a wall."""
    wall = (
        "Subscribe to continue reading. Already a subscriber? Log in."
        if not odd
        else "This item is for members. Join us to see the rest."
    )
    return "\n\n".join([title(draw), *prose(draw, draw.randint(2, 4)), wall])


def _marked_up(draw: Random, odd: bool) -> str:
    """Prose full of links, notes, tags."""
    parts = []
    for one in prose(draw, 4):
        words = one.split()
        for at in range(2, len(words), draw.choice([5, 8])):
            word = words[at]
            words[at] = (
                f"[{word}](https://example.org/a_{at}?b=c&d={at})"
                if not odd
                else f'<a href="/x_{at}" class="k">{word}</a>[{at}]'
            )
        parts.append(" ".join(words))
    return "\n\n".join([title(draw), *parts])


def _live(draw: Random, odd: bool) -> str:
    """A report that goes on all day."""
    lines = [title(draw)]
    for at in range(draw.randint(4, 15)):
        lines += [f"{9 + at % 12}:{at * 7 % 60:02}" if not odd else f"{at + 1} min ago", sentence(draw)]
    return "\n\n".join(lines)


def _with_sources(draw: Random, odd: bool) -> str:
    """A short article above a long list of its sources."""
    sources = [
        f"[{at}] {title(draw)}, The Quay Observer, {at % 28 + 1} March 2026, https://example.org/{at}"
        if not odd
        else f"https://example.org/{at}/envoys"
        for at in range(1, draw.randint(8, 30))
    ]
    return "\n".join([title(draw), "", *prose(draw, 2, 4), "", "Sources", *sources])


KINDS: dict[str, Callable[[Random, bool], str | bytes]] = {
    "damaged": _damaged,
    "marks": _marks,
    "surrounded": _surrounded,
    "surrounded page": _surrounded_page,
    "short": _short,
    "list": _listed,
    "chronology": _dated_events,
    "spoken": _spoken,
    "table": _tabled,
    "about": _about,
    "teaser": _teaser,
    "marked up": _marked_up,
    "live": _live,
    "sources": _with_sources,
}


def article(kind: str, number: int) -> bytes:
    """The article of a kind with this number."""
    made = KINDS[kind](Random(f"article {kind} {number}"), number % 2 == 1)
    return made if isinstance(made, bytes) else made.encode()
