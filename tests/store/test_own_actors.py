from __future__ import annotations

import pytest
from sqlalchemy import Engine

from detente.attribution.gazetteer import OwnActor, gazetteer
from detente.records import DetenteError
from detente.store.own_actors import add_actor, articles_naming, carry_over, own_actors, remove_actor
from detente.store.stored_article import read_article


@pytest.mark.parametrize("form", ["May", "Will", "Grant", "Ab", "berg", "Moscow", "Russian", "Lavrov", "The"])
def test_a_name_that_texts_hold_in_another_sense_is_refused_in_a_sentence(engine: Engine, form: str) -> None:
    with pytest.raises(DetenteError, match=r"“.+;"):
        add_actor(engine, OwnActor("Jan Holmgren", (form,), side="SWE"), gazetteer(), None)
    assert not own_actors(engine)


def test_an_actor_is_kept_and_taken_back(engine: Engine) -> None:
    added = OwnActor("Jan  Holmgren", (" Holmgren ",), side="SWE", role="envoy")
    number = add_actor(engine, added, gazetteer(), "Ann")
    assert own_actors(engine) == {number: OwnActor("Jan Holmgren", ("Holmgren",), side="SWE", role="envoy")}
    assert remove_actor(engine, number) and not remove_actor(engine, number)


def test_only_articles_that_hold_a_name_have_to_be_read_again(engine: Engine, fill) -> None:
    fill("Without", words=" Nobody else.")
    other = fill("With", words=" Jan Holmgren was there.")
    assert articles_naming(engine, ["Jan Holmgren"]) == (other,)
    assert carry_over(engine, ["Jan Holmgren"], "0+test", "1+test") == (other,)
    versions = {number: read_article(engine, number).analysis.version for number in (1, other)}
    assert versions == {1: "1+test", other: "0+test"}
