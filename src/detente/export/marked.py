"""A paragraph as safe HTML: the words that count are marked, everything else is escaped text."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from detente.attribution.gazetteer import gazetteer
from detente.records import Cue, Paragraph, Voice

_WHO = "who"

# One sheet for the reader and for files: colours by variable, so that light and dark each set their own.
STYLE = """
<style>
.dt {line-height: 1.65; overflow-wrap: anywhere;}
.dt mark {color: inherit; padding: 0 .15em; border-radius: 3px; background: none;}
.dt mark.e {background: rgba(224, 122, 24, .26); border-bottom: 2px solid #c05f0a;}
.dt mark.d {background: rgba(58, 127, 189, .24); border-bottom: 2px dotted #3a7fbd;}
.dt mark.w {background: rgba(125, 136, 148, .16); border-bottom: 1px dashed #7d8894;}
.dt mark.q {border-bottom: 2px double #7d8894;}
.dt.h {font-size: 1.2rem; font-weight: 600; border-bottom: 1px solid #7d8894; padding-bottom: .3rem;
  margin-top: 1rem;}
.dt .who {font-size: .78em; font-weight: 600; border: 1px solid #7d8894; border-radius: 3px; padding: 0 .3em;
  margin-right: .25em; cursor: help; display: inline-block; max-width: 100%; line-height: 1.45;}
.dt sup {font-size: .68em; opacity: .85; margin-left: .1em;}
.dt mark[data-why] {cursor: help; position: relative; scroll-margin-top: 8rem;}
.dt mark[data-why]:focus {outline: 2px solid currentColor; outline-offset: 2px;}
.dt mark[data-why]:is(:hover, :focus)::after {content: attr(data-why); position: absolute; left: 0; top: 100%;
  z-index: 5; width: max-content; max-width: min(22rem, 70vw); padding: .45rem .6rem; margin-top: .3rem;
  border-radius: 6px; border: 1px solid #7d8894; background: #15191e; color: #f3f5f7;
  font-size: .8rem; line-height: 1.4; font-weight: 400; white-space: normal;}
@media (max-width: 640px) {.dt mark[data-why]:is(:hover, :focus)::after {position: fixed; left: .6rem;
  right: .6rem; top: auto; bottom: .6rem; width: auto; max-width: none; z-index: 50;}}
</style>
"""


def marked(paragraph: Paragraph, extra: Sequence[tuple[int, int, str]] = (), *, on_tap: bool = False) -> str:
    """A paragraph's text with its cues marked.

    Each cue bears its number, so that colour is never the only sign.

    Args:
        paragraph: A paragraph of an analysis.
        extra: Further spans with a class, drawn where no cue stands.
        on_tap: Whether each cue can be reached by keyboard and tap, and then says what it adds beside it.

    Returns:
        HTML: `e` escalates, `d` de-escalates, `w` is weak, `q` is a figure. The text is escaped; nothing in
        it is read as HTML or markdown.
    """
    spans = [
        (cue.start, cue.end, css_class(cue), f"{number}", _title(cue))
        for number, cue in numbered(paragraph.cues)
    ]
    spans += [(start, end, name, "", "") for start, end, name in extra]
    spans += [
        (voice.start, voice.start, _WHO, _named(paragraph, at), voice.basis)
        for at, voice in _labelled(paragraph)
    ]
    kind = "dt h" if paragraph.kind == "heading" else "dt"
    return f'<div class="{kind}">{_draw(paragraph.text, spans, on_tap=on_tap)}</div>'


def _labelled(paragraph: Paragraph) -> list[tuple[int, Voice]]:
    """Voices that bear their speaker before their words: all but one who speaks throughout."""
    return [(at, voice) for at, voice in enumerate(paragraph.voices) if voice.kind != "document"]


def _named(paragraph: Paragraph, at: int) -> str:
    """ "Lavrov", or "Patrushev › NATO" for who is quoted by another; with whom it is about."""
    voice = paragraph.voices[at]
    name = voice.actor or "not named"
    if voice.inside is not None:
        name = f"{paragraph.voices[voice.inside].actor or 'not named'} › {name}"
    of = dict.fromkeys(cue.target for cue in paragraph.cues if cue.voice == at and cue.target)
    side = gazetteer().name_of
    return f"{name} · on {', '.join(side(target) for target in of)}" if of else name


def numbered(cues: Sequence[Cue]) -> list[tuple[int, Cue]]:
    """Cues with the number that each bears on screen, from 1; one that adds nothing bears none.

    Args:
        cues: Of one paragraph.

    Returns:
        In order of place.
    """
    adding = (cue for cue in cues if _adds(cue))
    return list(enumerate(sorted(adding, key=lambda cue: (cue.start, cue.end)), start=1))


def read_in_vain(cues: Sequence[Cue]) -> list[Cue]:
    """Cues that the rules read and that add nothing to the score of both readers: they are not marked.

    Args:
        cues: Of one paragraph.

    Returns:
        In order of place.
    """
    return sorted((cue for cue in cues if not _adds(cue)), key=lambda cue: (cue.start, cue.end))


def _adds(cue: Cue) -> bool:
    """Whether a cue adds to either axis as they are shown, to the first decimal."""
    return round(max(cue.escalation, cue.deescalation), 1) > 0


def css_class(cue: Cue) -> str:
    """`e` or `d` for a cue that reaches the scale's first step, `w` for a weak one."""
    if max(cue.escalation, cue.deescalation) < 1:
        return "w"
    return "e" if cue.escalation > cue.deescalation else "d"


def _title(cue: Cue) -> str:
    return (
        f"{cue.frame}: escalation {cue.escalation:.1f}, de-escalation {cue.deescalation:.1f} ({cue.status})"
    )


def _draw(text: str, spans: list[tuple[int, int, str, str, str]], *, on_tap: bool) -> str:
    """Spans drawn in order of place; where two overlap the first goes on and the second begins after it."""
    parts: list[str] = []
    at = 0
    for start, end, name, number, title in sorted(
        spans, key=lambda span: (span[0], span[2] != _WHO, -span[1])
    ):
        start = max(start, at)
        if name == _WHO:
            parts.append(escape(text[at:start]))
            at = start
            parts.append(f'<span class="who" title="{escape(title, quote=True)}">{escape(number)}</span>')
            continue
        if start >= end:
            if number and parts:
                parts.append(f"<sup>{number}</sup>")
            continue
        parts.append(escape(text[at:start]))
        sup = f"<sup>{number}</sup>" if number else ""
        hover = _says(title, on_tap=on_tap) if title else ""
        parts.append(f'<mark class="{name}"{hover}>{escape(text[start:end])}</mark>{sup}')
        at = end
    parts.append(escape(text[at:]))
    return "".join(parts)


def _says(title: str, *, on_tap: bool) -> str:
    """What a mark says of itself: in the browser's own hint, or beside it where it can be reached."""
    said = escape(title, quote=True)
    return f' tabindex="0" data-why="{said}" aria-description="{said}"' if on_tap else f' title="{said}"'
