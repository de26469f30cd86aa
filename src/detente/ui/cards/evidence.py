"""Evidence on screen: the words, the frame, what turned it, the rule, the row; who speaks and how that was
found.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

import streamlit as st

from detente.attribution.gazetteer import gazetteer
from detente.derive.target_roles import target_role
from detente.export.error_rates import caveat
from detente.export.marked import STYLE, marked, numbered, read_in_vain
from detente.records import Cue, Paragraph, Voice
from detente.scoring.codebook import act_label, rows_behind, rules
from detente.ui import loaders, menu
from detente.ui.cards import both_readers, claim_cards, margin
from detente.ui.cards.treaty_words import treaty_card
from detente.ui.components import links
from detente.ui.components.boxes import filled_when_opened
from detente.ui.scorer import lexicon
from detente.ui.sign_in import asked_again
from detente.ui.wording import plain, signed, stance

_LONGEST = 140  # characters of a speaker's words that are repeated
_SIDES = {
    "direct": "quoted",
    "indirect": "reported",
    "heading": "heading",
    "turn": "transcript",
    "document": "speaks throughout",
}


def style() -> None:
    """The marks' style and that of the margin, once a page."""
    st.html(STYLE + margin.STYLE)


def paragraph(
    shown: Paragraph,
    number: int | None,
    key: str,
    published: date | None = None,
    also: Callable[[], None] | None = None,
) -> None:
    """One paragraph: its marked text, its score in words, and everything behind it a click away.

    Args:
        shown: The paragraph as it was analysed.
        number: Its number within the article, from 1; None for a heading.
        key: Prefix of its widgets' keys, unique on the page.
        published: The article's date, which decides the edition its figures are compared with and a treaty's
            standing.
        also: Draws what else stands in the row of what opens.
    """
    figures = [(quantity.start, quantity.end, "q") for quantity in shown.quantities]
    figures += [(mention.start, mention.end, "q") for mention in shown.mentions]
    words = marked(shown, figures, on_tap=True)
    if shown.kind != "body":
        st.html(words)
        said = _summary(shown, number) if shown.kind == "heading" else f"{shown.kind} · set aside, not scored"
        st.caption(said)
        return
    left, right = st.columns([7, 3], gap="medium")
    with left:
        st.html(f'<div id="par-{number}">{words}</div>')
        if shown.cues or shown.differs or shown.voices or shown.quantities or shown.treaties or also:
            _opening(shown, key, published, also)
    right.html(margin.beside(shown, number, published))


@asked_again.fragment
def _opening(shown: Paragraph, key: str, published: date | None, also: Callable[[], None] | None) -> None:
    """What opens under a paragraph: why it is scored so, who speaks, its figures and treaties."""
    with st.container(horizontal=True, gap="xsmall", key=f"{key}_opening"):
        if shown.cues or shown.differs:
            _box(
                f"Why this score ({len(numbered(shown.cues))})",
                partial(_why, shown, key),
                f"{key}_why",
                "search",
            )
        if shown.voices:
            _box(_speakers(shown), partial(_voices, shown), f"{key}_who", "record_voice_over")
        for index, quantity in enumerate(shown.quantities):
            label, icon = claim_cards.label(quantity, shown, published)
            card = partial(claim_cards.card_that_leads_on, quantity, shown, published)
            filled_when_opened(plain(label), card, key=f"{key}_q{index}", icon=icon)
        for treaty in shown.treaties:
            _box(treaty, partial(treaty_card, treaty, published), f"{key}_t_{treaty}", "contract")
        if also:
            also()


def _box(label: str, draw: Callable[[], None], key: str, icon: str) -> None:
    filled_when_opened(label, draw, key=key, icon=f":material/{icon}:")


def _why(shown: Paragraph, key: str) -> None:
    both_readers.each_reader(shown, key)
    _cues(shown)


def _summary(shown: Paragraph, number: int | None) -> str:
    place = f"¶ {number}" if number is not None else "heading, scored for display and never averaged"
    score = (
        f"**{stance(shown.stance)}** · escalation {shown.escalation:.1f} · de-escalation "
        f"{shown.deescalation:.1f} · "
        f"balance {signed(shown.balance)}"
    )
    return f"{place} · {score}" + ("" if shown.cues else " · no cues found")


def _speakers(shown: Paragraph) -> str:
    names = list(dict.fromkeys(voice.actor or "not named" for voice in shown.voices))
    if shown.narrated:
        names.append("narrator")
    return plain(", ".join(names[:3]) + (" …" if len(names) > 3 else ""))


def _falls_on(cue: Cue, side: str) -> str:
    """Whom an act falls on and in which part, with the words and the reason: "blamed: **Norland** (…)".

    Nobody is blamed by an act that de-escalates.
    """
    role = target_role(cue)
    part = "about" if role is None or (role == "blamed" and cue.deescalation >= cue.escalation) else role
    reason = f"{_quoted(cue.target_words)}{plain(cue.target_basis)}"
    return f"{part}: **{plain(side)}** ({reason})"


def _quoted(words: str) -> str:
    """Words that a side was read from; "" where a user corrected it."""
    return f"“{plain(words)}”, " if words else ""


def _cues(shown: Paragraph) -> None:
    used = lexicon()
    for number, cue in numbered(shown.cues):
        st.markdown(f"**{number}. “{_words_of(cue, shown)}”**")
        of = gazetteer().name_of(cue.target)
        st.markdown(
            f"{plain(cue.frame)} · {plain(act_label(cue.act, used))} · {cue.status}  \n"
            f"adds escalation **{cue.escalation:.1f}**, de-escalation **{cue.deescalation:.1f}** · said by "
            f"**{plain(_who(cue, shown.voices))}**"
            + (
                f", done by **{plain(cue.doer_actor or gazetteer().name_of(cue.doer))}** "
                f"({_quoted(cue.doer_words)}{plain(cue.doer_basis)})"
                if cue.doer
                else ""
            )
            + (f", {_falls_on(cue, of)}" if of else "")
        )
        if cue.turns:
            turned = ", ".join(f"“{plain(shown.text[t.start : t.end])}” ({t.kind})" for t in cue.turns)
            st.markdown(f"turned by {turned}")
        rule = rules().get(cue.rule or 0)
        if rule:
            st.markdown(f"Rule {rule.number}, *{plain(rule.title)}*: {plain(rule.text)}")
        for row in rows_behind(cue, used):
            st.caption(
                f"{plain(row.row)} · {plain(row.where)} · {plain(row.reason)} · e.g. “{plain(row.example)}”"
            )
    if vain := ", ".join(
        f"“{_words_of(cue, shown)}” ({plain(cue.frame)})" for cue in read_in_vain(shown.cues)
    ):
        st.caption(f"Read by the rules, adds nothing to the score: {vain}.")
    st.caption(
        f"From these cues: escalation {shown.escalation:.1f}, de-escalation {shown.deescalation:.1f} "
        + (
            "(what the rules found is scaled to what both readers give together)."
            if shown.readers
            else "(a saturating sum, so that repetition adds little)."
        )
    )
    read = loaders.tone(shown.text)
    st.caption(
        f"Tone, by TextBlob, beside the score and no part of it: polarity {signed(read.polarity)}, "
        f"subjectivity {read.subjectivity:.2f}."
    )
    if caveat():
        st.caption(f"**How often it errs.** {plain(caveat())}")
    links.to(menu.METHOD, label="How this is measured, and how often it errs", icon=":material/rule:")


def _words_of(cue: Cue, shown: Paragraph) -> str:
    return plain(" ".join(shown.text[cue.start : cue.end].split()))


def _who(cue: Cue, voices: tuple[Voice, ...]) -> str:
    if cue.voice is None:
        return "the narrator"
    voice = voices[cue.voice]
    return voice.actor or "nobody the text names"


def _voices(shown: Paragraph) -> None:
    """Each speaker with the words, how they are said, and how it was found who says them."""
    for at, voice in enumerate(shown.voices):
        side = gazetteer().name_of(voice.side)
        within = None if voice.inside is None else shown.voices[voice.inside]
        targets = dict.fromkeys(
            gazetteer().name_of(cue.target) for cue in shown.cues if cue.voice == at and cue.target
        )
        parts = [
            _SIDES[voice.kind],
            *([f"within the words of {within.actor or 'somebody not named'}"] if within else []),
            *([f"about {', '.join(targets)}"] if targets else []),
            *([f"said “{voice.said_words}”"] if voice.said_words else []),
        ]
        st.markdown(
            f"**{plain(voice.actor or 'not named')}**"
            + (f" ({plain(side)})" if side and side != voice.actor else "")
            + f" · {plain(' · '.join(parts))}  \n“{plain(_cut(shown.text[voice.start : voice.end]))}”"
        )
        written = f"Written as “{plain(voice.as_written)}”; found by: " if voice.as_written else "Found by: "
        st.caption(f"{written}{plain(voice.basis)}.")
    if shown.narrated:
        st.caption("Some of this paragraph is in the narrator's own voice.")


def _cut(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rsplit(" ", 1)[0] + " …"
