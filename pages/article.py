from detente.ui.frame import framed

framed()

from functools import partial

import pandas as pd
import streamlit as st

from detente.charts.balance import paragraphs_of_article
from detente.export.speech_findings import of_course
from detente.ui import loaders
from detente.ui.cards import evidence
from detente.ui.components import copies, drawing, evidence_packs, naming, share, takeaway
from detente.ui.components.drawing import Mark
from detente.ui.reader import (
    article_details,
    code_differently,
    correction_form,
    cue_keys,
    reading_correction_form,
    strip,
)
from detente.ui.reader.article_choice import chosen_article
from detente.ui.wording import count, day, plain, signed

SHOWN_AT_ONCE = 40

version = loaders.corpus_version()
article = chosen_article(version)
if article is None:
    st.stop()

read = article.corrected_analysis
body = [p for p in read.paragraphs if p.kind == "body"]
number_of = {p.position: number for number, p in enumerate(body, start=1)}

naming.title(read.title or "Untitled article")
if read.deck:
    st.markdown(f"*{plain(read.deck)}*")
article_details.line(article)
copies.other_copies(article.id, version)
tools = st.container(horizontal=True, gap="small")
if not read.scored:
    st.warning(
        f"Not scored: this text is in another language ({read.language}). It is kept and shown.",
        icon=":material/translate:",
    )

evidence.style()
focus = st.query_params.get("paragraph", "")
linked = next((p for p in read.paragraphs if str(p.position) == focus), None)
if linked:
    with st.container(border=True):
        st.markdown("**:material/link: The paragraph this link points to**")
        evidence.paragraph(linked, number_of.get(linked.position), "linked", read.published)

if body and read.scored:
    escalation = sum(p.escalation for p in body) / len(body)
    deescalation = sum(p.deescalation for p in body) / len(body)
    with st.container(horizontal=True, gap="medium"):
        st.metric("Escalation, mean of 0 to 5", f"{escalation:.1f}", width="content")
        st.metric("De-escalation, mean of 0 to 5", f"{deescalation:.1f}", width="content")
        st.metric(
            "Balance, −1 to +1",
            signed((escalation - deescalation) / 5),
            width="content",
            help="(escalation − de-escalation) ÷ 5",
        )
        st.metric(
            "Body paragraphs",
            len(body),
            width="content",
            help="Headings, captions and links are never averaged.",
        )
st.header("The text, with what counts in it")
st.caption(
    "Solid underline escalates, dotted de-escalates, dashed is weak; double underlines are figures and "
    "treaties. Hover or tap a cue to see what it adds; Tab reaches the first, the arrow keys go from cue to "
    "cue."
)
paragraphs = read.paragraphs[sum(1 for head in (read.title, read.deck) if head) :]
differing = [paragraph for paragraph in paragraphs if paragraph.differs and paragraph.kind == "body"]
if differing and st.toggle(
    f"Only what the two readers read differently ({len(differing)} of {len(body)})",
    key="differing",
    bind="query-params",
    help="The rules and the second reader give another stance: read these first.",
):
    paragraphs = tuple(differing)
pages = -(-len(paragraphs) // SHOWN_AT_ONCE)
page = 1
if pages > 1:
    places = [paragraph.position for paragraph in paragraphs]
    linked_in = (
        places.index(linked.position) // SHOWN_AT_ONCE + 1 if linked and linked.position in places else 1
    )
    page = st.number_input(f"Part of {pages}", 1, pages, value=linked_in, key="part", bind="query-params")
shown = paragraphs[(page - 1) * SHOWN_AT_ONCE : page * SHOWN_AT_ONCE]
if len(body) > 1 and read.scored:
    strip.strip(body, article.id, frozenset(paragraph.position for paragraph in shown))
for paragraph in shown:
    with st.container(key=f"p{paragraph.position}"):
        counts = paragraph.kind == "body" and read.scored
        evidence.paragraph(
            paragraph,
            number_of.get(paragraph.position),
            f"p{paragraph.position}",
            read.published,
            partial(code_differently.offer, paragraph, article.id) if counts else None,
        )
cue_keys.listen()

heads = read.paragraphs[: sum(1 for head in (read.title, read.deck) if head)]
with st.expander(f"Title and deck, scored for display ({count(len(heads), 'heading')})"):
    for head in heads:
        evidence.paragraph(head, None, f"h{head.position}", read.published)

if len(body) > 1 and read.scored:
    course = pd.DataFrame(
        [
            {
                "number": number_of[p.position],
                "escalation": p.escalation,
                "deescalation": p.deescalation,
                "stance": p.stance,
                "opening": p.text[:80],
            }
            for p in body
        ]
    )

    def at_bar(mark: Mark) -> None:
        """The paragraph behind a bar."""
        chosen = body[int(mark["number"]) - 1]
        with st.container(border=True, key="course_opened"):
            evidence.paragraph(chosen, int(mark["number"]), "course_mark", read.published)

    takeaway.chart(
        drawing.kept(paragraphs_of_article, course),
        course,
        key="course",
        alt="Escalation and de-escalation of each body paragraph, in order",
        origin=evidence_packs.of_article(article, "Course of the article"),
        columns={"number": "Paragraph", "opening": "Begins"},
        opens=at_bar,
        finding=of_course(course),
        caption=(
            "Each paragraph in order: escalation upwards in orange, de-escalation downwards in blue, "
            "both 0 to 5."
        ),
    )

correction_form.speaker_corrections(article)
reading_correction_form.reading_corrections(article)
st.caption(f"Read {day(article.added)} with version {plain(read.version)}.")
with tools:
    if body and read.scored:
        evidence_packs.article(article)
    article_details.correct(article)
    share.button()
