"""The piece of the upload page that fetches an address, by itself: its site is on this machine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from streamlit.testing.v1 import AppTest

from detente.intake.addresses import chosen, look
from detente.ui.upload import from_address
from tests.intake.site import PAGE, Site, page, standing


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    with standing() as here:
        monkeypatch.setattr(from_address, "look", partial(look, network=here.network()))
        monkeypatch.setattr(from_address, "chosen", partial(chosen, network=here.network()))
        yield here


def alone() -> None:
    import streamlit as st

    from detente.ui.upload.from_address import from_address

    for piece in from_address(st.session_state.get("upload", "a")):
        st.text(f"{piece.name}: {piece.reading.problem or piece.reading.document.title}")


def asked(address: str, page: AppTest | None = None) -> AppTest:
    page = page or AppTest.from_function(alone, default_timeout=30).run()
    page.text_input[0].set_value(address)
    page.button[0].click().run()
    assert not page.exception
    return page


def shown(page: AppTest) -> list[str]:
    return [text.value for text in page.text]


def test_an_address_is_fetched_and_a_second_one_added(site: Site) -> None:
    site.pages["/talks"] = page()
    once = asked(site.at("/talks"))
    assert shown(once) == [f"{site.at('/talks')}: Talks in Varna"]
    twice = asked(site.at("/absent"), once)
    assert len(shown(twice)) == 2 and "(404)" in shown(twice)[1]
    twice.run()
    assert len(site.asked) == 2, "what was fetched is not fetched again by a rerun"


def test_an_address_inside_is_refused_on_screen() -> None:
    assert "not on the public internet" in shown(asked("http://127.0.0.1:80/"))[0]
    assert "Only http and https" in shown(asked("file:///etc/passwd"))[0]


def test_a_feed_is_listed_and_what_is_chosen_is_fetched(site: Site) -> None:
    items = "".join(f"<item><title>Day *{n}*</title><link>/{n}</link></item>" for n in range(3))
    site.pages["/rss"] = page(f"<rss version='2.0'><channel><title>Gazette</title>{items}</channel></rss>")
    site.pages |= {f"/{n}": page(PAGE.replace("in Varna", f"in Varna, day {n}")) for n in range(3)}
    listed = asked(site.at("/rss"))
    assert not shown(listed) and "lists 3 articles" in listed.markdown[0].value
    assert list(listed.dataframe[0].value["Title"]) == ["Day *0*", "Day *1*", "Day *2*"]
    listed.multiselect[0].set_value([0, 2]).run()
    listed.button(key="a_fetch").click().run()
    assert not listed.exception and not listed.multiselect
    assert shown(listed) == [
        f"{site.at('/0')}: Talks in Varna, day 0",
        f"{site.at('/2')}: Talks in Varna, day 2",
    ]


def test_a_feed_can_be_left(site: Site) -> None:
    site.pages["/rss"] = page("<rss><channel><item><title>A</title><link>/a</link></item></channel></rss>")
    listed = asked(site.at("/rss"))
    listed.button(key="a_leave").click().run()
    assert not listed.multiselect and not shown(listed)


def test_a_limit_that_is_set_wrongly_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_LIMIT_REDIRECTS", "none")
    page = asked("https://gazette.test/")
    assert "DETENTE_LIMIT_REDIRECTS" in page.error[0].value


def test_under_a_new_key_nothing_has_been_fetched_and_the_old_is_let_go(site: Site) -> None:
    site.pages["/talks"] = page()
    done = asked(site.at("/talks"))
    assert shown(done)
    done.session_state["upload"] = "b"
    done.run()
    assert not shown(done) and "a_pieces" not in done.session_state
