from detente.ui.frame import framed

framed()

import streamlit as st

import detente
from detente.data_tables import data_path
from detente.scoring.codebook import rules, steps
from detente.scoring.lexicon import shipped
from detente.ui import loaders, menu
from detente.ui.components import contents, links, naming
from detente.ui.method import error_rate_view
from detente.ui.wording import plain

naming.title("Method")
st.markdown(
    "Détente measures what is **said**: expressed escalation and de-escalation, paragraph by paragraph. It "
    "does not measure "
    "risk, does not predict, and never says whether a statement is true. No side has a weight: the same "
    "words get the same "
    "score for every speaker."
)
st.caption(
    f"Version {plain(detente.version())}: release, then hashes of the code, the lexicon, the "
    "gazetteer and the second reader. Every stored "
    "result carries the version it was made with."
)
contents.sections(
    "The two axes",
    "How a score is made",
    "Rules for hard cases",
    "How often it errs",
    "Who speaks",
    "Limits",
    "To take away",
)

st.header("The two axes")
st.markdown(
    "Each paragraph has two scores from 0 to 5. A paragraph that rearms and offers talks is high on both: "
    "*mixed*, not zero."
)
for axis in ("escalation", "de-escalation"):
    st.markdown(f"**{axis.capitalize()}**")
    for step in steps():
        if step.axis == axis:
            st.markdown(f"{step.level}. **{step.name}.** {plain(step.text)} *{plain(step.example)}*")
st.markdown(
    "**Balance** = (escalation − de-escalation) ÷ 5, from −1 to +1. **Stance**: escalatory where escalation "
    "is at least 1 and leads by "
    "at least 1; de-escalatory the other way round; mixed where both are at least 1 and closer than that; "
    "else neutral. "
    "**Strongest act**: the strongest single act, signed, −4 to +4 (5 is shown as 4)."
)

st.header("How a score is made")
st.markdown(
    "1. A **predicate** (start, end, raise, cut, deploy, withdraw, refuse, offer, threaten …) acts within a "
    "clause on an **object** "
    "(forces, arms, spending, treaty, talks, sanctions …). The pair is a *frame* and gives the act and its "
    "weight.\n"
    "2. **Shifters** turn or weigh it: negation, refusal, denial of a reported claim, conditions, modality, "
    "deadlines, the past.\n"
    "3. **Set phrases** (red line, answer in kind) are single cues.\n"
    "4. The cues of a paragraph add up by a saturating sum, so that repetition adds little.\n"
    "5. A **second reader**, a small encoder taught on coded paragraphs, reads the paragraph without the "
    "rules and without names. Both together make the score, each with a weight fitted on paragraphs that the "
    "encoder had not been taught, with an interval that holds four coded balances in five. Where it is not "
    "installed, the rules read alone and there is no interval.\n\n"
    "Every cue opens to its words, its frame, what turned it, and the row of the lexicon with an example "
    "and a reason."
)
lexicon = shipped()
counted = {name: len(rows) for name, rows in lexicon.tables.items()}
st.caption(
    f"Lexicon {lexicon.version}: {counted['predicates']} predicate classes, {counted['objects']} object "
    f"classes, {counted['frames']} frames, "
    f"{counted['operators']} operators, {counted['idioms']} sets of phrases, {counted['shifters']} sets of "
    "shifters."
)

st.header("Rules for hard cases")
hard = list(rules().values())
for column, those in zip(
    st.columns(2), (hard[: -(-len(hard) // 2)], hard[-(-len(hard) // 2) :]), strict=True
):
    for rule in those:
        with column.expander(f"{rule.number}. {rule.title}"):
            st.write(plain(rule.text))
            st.caption(plain(rule.example))

st.header("How often it errs")
error_rate_view.error_tables()

st.header("Who speaks")
st.markdown(
    "Speech verbs, quotation marks, headings and transcripts name the speaker; a surname, an office or a "
    "pronoun goes back to "
    "the person named before. Where the text does not say, nobody is named: unattributed is better than "
    "wrong. "
    "The narrator is a speaker too. How often attributions in official texts proved wrong when read by hand "
    "is in docs/attribution-check.md."
)

st.header("Limits")
st.markdown(
    "- Only English is scored; other languages are stored and shown, marked *not scored*.\n"
    "- Irony, allusion and what is left unsaid are not read. Neither are images, tables or tone of voice.\n"
    "- A frame across two sentences is mostly missed; so are words the lexicon does not hold.\n"
    "- A figure is linked to a commitment only where whose it is, its value and its meaning agree; it is "
    "compared with the official "
    "figure of its owner, year and definition, as *perhaps* wherever another reading would give another "
    "outcome.\n"
    "- A mean over articles depends on which articles were uploaded. A change of outlets can look like a "
    "change of tone."
)
st.header("To take away")
st.markdown(
    "The codebook as the program reads it, and what every column of a file taken away holds. The *Lexicon* "
    "has a page of its own."
)
with st.container(horizontal=True, vertical_alignment="center"):
    for label, room, file in (
        ("Codebook: steps", "codebook", "steps.csv"),
        ("Codebook: rules", "codebook", "rules.csv"),
        ("Data dictionary", "export", "dictionary.csv"),
    ):
        st.download_button(
            label,
            data_path(room, file).read_bytes(),
            file,
            "text/csv",
            icon=":material/download:",
            on_click="ignore",
        )
    links.to(menu.LEXICON, label="Lexicon", icon=":material/dictionary:")

made = loaders.versions(loaders.corpus_version())
if len(made) > 1:
    st.warning(
        "The library holds results of more than one version; they are not strictly comparable.",
        icon=":material/difference:",
    )
    st.dataframe(
        made,
        hide_index=True,
        column_config={
            "version": "Version",
            "articles": st.column_config.NumberColumn("Articles", format="%,d"),
        },
        alt="Versions of stored results and their number of articles",
    )
