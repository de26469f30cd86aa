"""Articles on their way in: what was read of each file or pasted text, corrected on screen, then saved."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, get_args

import pandas as pd
import streamlit as st

from detente.intake.reading import Reading, read
from detente.records import Block, BlockKind, DetenteError, Document
from detente.store import queries
from detente.store.writes import begin_batch, finish_batch, save, undo_batch
from detente.ui.house import remember, store
from detente.ui.scorer import analyse
from detente.ui.wording import count, plain

_TALLEST = 620  # pixels of the table of blocks
_KINDS = get_args(BlockKind)
_MEANINGS = {
    "heading": "heading: shown, scored, never averaged",
    "body": "body: scored and averaged",
    "caption": "caption or credit: set aside",
    "boilerplate": "link or boilerplate: set aside",
}


@dataclass(frozen=True, slots=True)
class Draft:
    """One file or pasted text as it was read. `key` is made from its bytes, so that widgets keep their values."""

    name: str
    key: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a draft: the article's id, or a sentence that says what is wrong."""

    name: str
    article_id: int | None
    new: bool
    problem: str | None


def drafts(uploads: Sequence[Any], pasted: str) -> list[Draft]:
    """Read every upload and the pasted text. The same bytes twice are one draft."""
    given: list[tuple[str, bytes | str]] = [(upload.name, upload.getvalue()) for upload in uploads]
    if pasted.strip():
        given.append(("pasted text", pasted))
    found: dict[str, Draft] = {}
    for name, data in given:
        raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
        key = hashlib.sha256(raw).hexdigest()[:16]
        if key not in found:
            found[key] = Draft(name, key, _read(data, name))
    return list(found.values())


@st.cache_data(max_entries=256, show_spinner=False)
def _read(data: bytes | str, name: str) -> Reading:
    return read(data, name)


def preview(draft: Draft, opened: bool) -> Document | None:
    """Show what was understood of a draft and return it as corrected; None where it cannot be read or was left out."""
    document = draft.reading.document
    if document is None:
        st.error(f"**{plain(draft.name)}**: {plain(draft.reading.problem or '')}", icon=":material/error:")
        return None
    with st.expander(
        f"{plain(draft.name)}: {plain(document.title or 'no title found')}",
        expanded=opened,
        icon=":material/article:",
    ):
        st.caption(_understood(document))
        for note in draft.reading.notes:
            st.warning(plain(note), icon=":material/info:")
        title = st.text_input("Title", value=document.title or "", max_chars=400, key=f"{draft.key}_title")
        deck = st.text_input(
            "Deck, the line under the title",
            value=document.deck or "",
            max_chars=600,
            key=f"{draft.key}_deck",
        )
        left, right = st.columns(2)
        with left:
            published = st.date_input(
                "Published on",
                value=document.published,
                format="DD/MM/YYYY",
                key=f"{draft.key}_date",
                help="Without a date the article takes no part in charts over time.",
            )
        with right:
            outlet = st.text_input(
                "Outlet", value=document.outlet or "", max_chars=200, key=f"{draft.key}_outlet"
            )
        with left:
            author = st.text_input(
                "Speaker throughout",
                value=document.author or "",
                max_chars=200,
                key=f"{draft.key}_author",
                help="For a speech or a statement in the first person; leave empty for news.",
            )
        with right:
            url = st.text_input("Address", value=document.url or "", max_chars=1000, key=f"{draft.key}_url")
        blocks = _blocks(draft, document)
        wanted = st.checkbox("Save this one", value=True, key=f"{draft.key}_wanted")
    if not wanted:
        return None
    return replace(
        document,
        title=title.strip() or None,
        deck=deck.strip() or None,
        published=published if isinstance(published, date) else None,
        outlet=outlet.strip() or None,
        author=author.strip() or None,
        url=url.strip() or None,
        blocks=blocks,
    )


def save_all(wanted: Sequence[tuple[Draft, Document]]) -> list[Outcome]:
    """Analyse and store each draft in a transaction of its own, with a progress bar; one that fails costs no other."""
    engine = store()
    batch = begin_batch(engine, f"upload of {count(len(wanted), 'article')}")
    bar = st.progress(0.0, text="Reading …")
    outcomes: list[Outcome] = []
    for done, (draft, document) in enumerate(wanted):
        bar.progress(done / len(wanted), text=f"{done + 1} of {len(wanted)}: {plain(draft.name)}")
        try:
            saved = save(
                engine,
                document,
                analyse(document),
                raw=draft.reading.raw,
                filename=draft.name,
                batch_id=batch,
            )
            outcomes.append(Outcome(draft.name, saved.article_id, saved.new, None))
        except DetenteError as trouble:
            outcomes.append(Outcome(draft.name, None, False, str(trouble)))
    finish_batch(engine, batch)
    bar.progress(1.0, text="Done.")
    return outcomes


def _understood(document: Document) -> str:
    counted = {kind: sum(block.kind == kind for block in document.blocks) for kind in _KINDS}
    heads = [name for name, text in (("title", document.title), ("deck", document.deck)) if text]
    parts = [
        " and ".join(heads) if heads else "no title",
        count(counted["heading"], "subhead"),
        count(counted["body"], "body paragraph"),
        *([f"{count(counted['caption'], 'caption or credit')} set aside"] if counted["caption"] else []),
        *([f"{count(counted['boilerplate'], 'link or byline')} set aside"] if counted["boilerplate"] else []),
    ]
    return "Understood: " + " · ".join(parts)


def _blocks(draft: Draft, document: Document) -> tuple[Block, ...]:
    """The blocks in a table in which each one's kind can be corrected."""
    frame = pd.DataFrame(
        {"kind": [b.kind for b in document.blocks], "text": [b.text for b in document.blocks]}
    )
    edited = st.data_editor(
        frame,
        hide_index=True,
        disabled=["text"],
        key=f"{draft.key}_blocks",
        column_config={
            "kind": st.column_config.SelectboxColumn(
                "Kind", options=_KINDS, required=True, width="small", help=" · ".join(_MEANINGS.values())
            ),
            "text": st.column_config.TextColumn("Text", width="large"),
        },
        height=min(38 + 36 * len(frame), _TALLEST),
        alt="The blocks of the text and what each was taken for",
    )
    return tuple(Block(kind, block.text) for kind, block in zip(edited["kind"], document.blocks, strict=True))


def uploads() -> None:
    """The latest uploads, each with a way back."""
    made = queries.batches(store())
    if made.empty:
        return
    with st.expander(f"Earlier uploads ({len(made)})", icon=":material/history:"):
        for row in made.to_dict("records"):
            left, right = st.columns([4, 1], vertical_alignment="center")
            stopped = "" if pd.notna(row["finished"]) else " · was interrupted; what it saved is whole"
            left.markdown(
                f"{row['started']:%-d %B %Y, %H:%M} UTC · {count(row['articles'], 'article')}{stopped}"
            )
            sure = right.popover("Undo", icon=":material/undo:", key=f"undo_{row['id']}")
            sure.markdown("This deletes the articles of this upload for everyone.")
            if sure.button("Delete them", key=f"undo_sure_{row['id']}"):
                remember(f"{count(undo_batch(store(), int(row['id'])), 'article')} deleted.")
                st.rerun()
