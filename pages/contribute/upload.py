import streamlit as st

from detente.intake.limits import DEFAULT
from detente.ui import drafts as on_their_way
from detente.ui.drafts import Outcome, drafts, preview, save_all
from detente.ui.house import remember
from detente.ui.wording import count, plain

st.title("Upload")
st.caption(
    "Text, markdown, web pages, PDF, Word, RTF and e-mails, several at once, or a pasted text. You see what was understood, correct it, and save. "
    f"Everyone who opens this page sees what is saved. At most {DEFAULT.file_bytes / 1e6:g} MB a file."
)


def report(outcomes: list[Outcome]) -> None:
    for outcome in outcomes:
        if outcome.problem:
            st.error(
                f"**{plain(outcome.name)}** was not saved: {plain(outcome.problem)}", icon=":material/error:"
            )
            continue
        said = "saved" if outcome.new else "was already there, and was not stored twice"
        st.success(f"**{plain(outcome.name)}** {said}.", icon=":material/check:")
        st.page_link(
            "pages/explore/article.py",
            label="Read it",
            icon=":material/arrow_forward:",
            query_params={"id": str(outcome.article_id)},
        )


if "outcomes" in st.session_state:
    report(st.session_state.pop("outcomes"))

turn = st.session_state.setdefault("upload_turn", 0)
uploads = st.file_uploader(
    "Files",
    accept_multiple_files=True,
    key=f"files_{turn}",
    help="What a file is, is told by its content and not by its name.",
)
pasted = st.text_area(
    "Or paste a text",
    key=f"pasted_{turn}",
    height=160,
    placeholder="Title on the first line, then the paragraphs",
)

found = drafts(uploads, pasted)
if not found:
    st.info(
        "Drop files above or paste a text; nothing is stored before you save.", icon=":material/upload_file:"
    )
    on_their_way.uploads()
    st.stop()

readable = [draft for draft in found if draft.reading.document]
st.header(f"What was understood: {count(len(readable), 'article')} of {count(len(found), 'text')}")
wanted = [(draft, document) for draft in found if (document := preview(draft, opened=len(readable) <= 3))]

if st.button(
    f"Save {count(len(wanted), 'article')}", type="primary", disabled=not wanted, icon=":material/save:"
):
    outcomes = save_all(wanted)
    st.session_state["upload_turn"] = turn + 1
    if len(outcomes) == 1 and outcomes[0].article_id is not None:
        remember("Saved." if outcomes[0].new else "This text was already there.")
        st.switch_page("pages/explore/article.py", query_params={"id": str(outcomes[0].article_id)})
    st.session_state["outcomes"] = outcomes
    st.rerun()
