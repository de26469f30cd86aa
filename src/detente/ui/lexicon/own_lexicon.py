"""A user's own version of the lexicon: what it would change, before it is adopted; adopting; going back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from detente.records import DetenteError
from detente.scoring.axes import score
from detente.scoring.lexicon import Lexicon, own, todays
from detente.store import lexicon_use
from detente.store.lexicons import adopt, adopted, go_back, own_lexicons
from detente.ui import loaders, rescoring_banner
from detente.ui.lexicon.lexicon_table import title
from detente.ui.library import remember, store
from detente.ui.wording import count, day, plain

_SHOWN = 200
_COLUMNS: dict[str, Any] = {
    "from": "Stance before",
    "to": "Stance after",
    "E before": st.column_config.NumberColumn("Escalation before", format="%.1f"),
    "E after": st.column_config.NumberColumn("Escalation after", format="%.1f"),
    "D before": st.column_config.NumberColumn("De-escalation before", format="%.1f"),
    "D after": st.column_config.NumberColumn("De-escalation after", format="%.1f"),
    "cues after": "Cues after",
    "text": st.column_config.TextColumn("Text", width="large"),
    "article": "Article",
}
_READ = 20_000  # paragraphs read for the difference: some seconds


def offer(name: str) -> None:
    """Upload a changed version of the table `name`, see what would change stance, adopt it.

    Args:
        name: Name of the table, "frames".
    """
    st.header("Your own version")
    st.markdown(
        "Take a table as CSV, change it, and bring it back here. You see which paragraphs would change "
        "stance before anything "
        "is changed; everyone who uses this library then reads with your version, and can go back."
    )
    file = st.file_uploader(f"Your table of {title(name)} as CSV", type=["csv"], key=f"own_{name}")
    if file is None:
        return
    kept = adopted(store())
    try:
        given = todays({name: file.getvalue().decode("utf-8-sig")})
        tables = {**todays(kept.tables if kept else {}), **given}
        proposed = own(tables)
    except UnicodeDecodeError:
        st.error(
            "The table is not UTF-8 text; save it as CSV in UTF-8 and try again.", icon=":material/error:"
        )
        return
    except DetenteError as trouble:
        st.error(plain(str(trouble)), icon=":material/error:")
        return
    if len(given) > 1:
        st.info(
            "Your table has the shape of an earlier version; it was read as "
            f"{' and '.join(map(title, given))}.",
            icon=":material/swap_horiz:",
        )
    _difference(proposed)
    note = st.text_input("What you changed and why", max_chars=400, key="own_note")
    if st.button("Adopt this version", type="primary", disabled=not note.strip(), icon=":material/check:"):
        take(proposed, tables, note.strip())


def take(proposed: Lexicon, tables: Mapping[str, str], note: str) -> None:
    """Adopt a version; the library is scored again while people go on reading."""
    adopt(store(), proposed.version, note, tables)
    remember(f"Adopted version {proposed.version}.")
    rescoring_banner.start()
    st.rerun()


def versions() -> None:
    """The kept versions, and the way back."""
    kept, current = own_lexicons(store()), adopted(store())
    if not kept:
        return
    st.header("Versions")
    options: list[str | None] = [None, *(version.version for version in kept)]
    names = {version.version: f"{version.version}, {day(version.added)}: {version.note}" for version in kept}
    chosen = st.radio(
        "In use",
        options,
        index=options.index(current.version if current else None),
        format_func=lambda version: "the shipped lexicon" if version is None else names[version],
        key="own_versions",
    )
    if chosen != (current.version if current else None) and st.button(
        "Use this one", icon=":material/restore:"
    ):
        go_back(store(), chosen)
        remember("The lexicon was changed; the library is scored again with it.")
        rescoring_banner.start()
        st.rerun()


def _difference(proposed: Lexicon) -> None:
    """Which paragraphs would change stance, and from which cues."""
    changed, read, held = _changes(proposed.version, loaders.corpus_version(), proposed)
    st.markdown(
        f"Version **{proposed.version}** would change the stance of **{count(len(changed), 'paragraph')}** "
        f"of {read:,}."
    )
    if read < held:
        st.caption(f"Read for this were the latest {read:,} of the library's {held:,} scored paragraphs.")
    if not changed.empty:
        st.dataframe(
            changed.head(_SHOWN),
            hide_index=True,
            column_config=_COLUMNS,
            alt="Paragraphs whose stance would change, before and after",
        )
        if len(changed) > _SHOWN:
            st.caption(f"Shown are the first {_SHOWN}.")


@st.cache_data(max_entries=4, show_spinner="Reading the library with your version …")
def _changes(version: str, corpus: str, _proposed: Lexicon) -> tuple[pd.DataFrame, int, int]:
    """The paragraphs that would change stance; how many were read, and how many there are."""
    texts = lexicon_use.body_texts(store(), _READ)
    changed = []
    for row in texts.to_dict("records"):
        new = score(str(row["text"]), _proposed)
        if new.stance != row["stance"]:
            cues = "; ".join(
                f"{cue.frame} E {cue.escalation:g} D {cue.deescalation:g}" for cue in new.cues[:4]
            )
            changed.append(
                {
                    "from": row["stance"],
                    "to": new.stance,
                    "E before": row["escalation"],
                    "E after": new.escalation,
                    "D before": row["deescalation"],
                    "D after": new.deescalation,
                    "cues after": cues,
                    "text": str(row["text"])[:200],
                    "article": row["title"],
                }
            )
    held = len(texts) if len(texts) < _READ else lexicon_use.count_body(store())
    return pd.DataFrame(changed), len(texts), held
