"""The columns of a table: guessed, shown, chosen."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

STORY = (
    "The two ministers met in Varna on Monday. They said that the talks on limits would go on in the spring."
)


def alone(header: str) -> None:
    import streamlit as st

    from detente.intake.tabular_articles import open_table, table_of
    from detente.ui.upload.columns import choose_columns

    story = (
        "The two ministers met in Varna on Monday. They said that the talks on limits would go on in "
        "the spring."
    )
    data = f'{header}\nFirst,Gazette,"{story}",x\nSecond,Courier,"{story} Twice.",y\n'.encode()
    table = table_of(data)
    assert table is not None
    columns = choose_columns(table, "export*.csv", "t")
    st.text(str(columns))
    if columns:
        for piece in open_table(data, columns, "export.csv"):
            st.text(str(piece.reading.document and piece.reading.document.title))


def opened(header: str) -> AppTest:
    page = AppTest.from_function(alone, kwargs={"header": header}, default_timeout=30).run()
    assert not page.exception
    return page


def test_what_names_suggest_is_chosen_already_and_can_be_changed() -> None:
    page = opened("headline,source,body,code")
    assert "text='body'" in page.text[0].value and "title='headline'" in page.text[0].value
    assert [text.value for text in page.text[1:]] == ["First", "Second"]
    page.selectbox(key="t_title").select("source").run()
    assert [text.value for text in page.text[1:]] == ["Gazette", "Courier"]
    page.selectbox(key="t_title").select("none").run()
    assert "title=None" in page.text[0].value


def test_where_nothing_looks_like_text_it_is_asked() -> None:
    page = opened("a,b,c,d")
    assert page.text[0].value == "None" and "Choose the column" in page.info[0].value
    page.selectbox(key="t_text").select("c").run()
    assert "text='c'" in page.text[0].value and not page.info


def test_what_is_known_is_chosen_even_where_the_text_is_not() -> None:
    page = opened("headline,source,c,d")
    assert page.text[0].value == "None"
    assert (
        page.selectbox(key="t_title").value == "headline" and page.selectbox(key="t_outlet").value == "source"
    )


def test_the_first_rows_are_shown_as_they_are() -> None:
    page = opened("headline,source,body,code")
    assert list(page.dataframe[0].value["headline"]) == ["First", "Second"]
    assert "export\\*\\.csv" in page.expander[0].label
