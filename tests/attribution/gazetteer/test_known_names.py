"""The gazetteer: who held which office when, and what users of a library add to it."""

from __future__ import annotations

from datetime import date

import pytest

from detente.analysis import analyse, version
from detente.attribution.gazetteer.added_actors import OwnActor
from detente.attribution.gazetteer.gazetteer_tables import gazetteer
from detente.attribution.mentions.names import named_in
from detente.records import DetenteError


def known(text: str, *own: OwnActor) -> list[tuple[str, str]]:
    """The names of a text that the gazetteer holds, with their kinds."""
    return [(named.name, named.kind) for named in named_in(text, gazetteer(own)) if named.kind != "unknown"]


def test_an_actor_of_your_own_is_found_by_name_and_alias() -> None:
    berg = OwnActor("Ida Berg", ("Berg",), side="NLD", role="Minister", role_type="defence minister")
    assert known("So Berg spoke, and then Ida Berg left.", berg) == [("Ida Berg", "person")] * 2
    assert known("So Berg spoke, and then Ida Berg left.") == []


def test_an_alias_of_your_own_leads_to_the_actor_that_ships() -> None:
    assert known("The Orsay answered.", OwnActor("France", ("The Orsay",))) == [("France", "state")]
    assert known("So Manu spoke.", OwnActor("Emmanuel Macron", ("Manu",))) == [("Emmanuel Macron", "person")]


def test_an_office_of_your_own_joins_those_that_ship() -> None:
    envoy = OwnActor("Emmanuel Macron", side="EU", role="Envoy", role_type="envoy", since=date(2090, 1, 1))
    actor = gazetteer((envoy,)).exact["Emmanuel Macron"]
    assert actor.side_on(date(2020, 1, 1)) == "FRA"
    assert "EU" in [office.side for office in actor.offices]
    assert gazetteer((envoy,)).short["Macron"] == actor


def test_an_organisation_of_your_own_speaks() -> None:
    body = OwnActor("Northern Pact", ("Pact",), kind="organisation", side="NP")
    (paragraph,) = analyse("The Northern Pact said it would answer.", gazetteer=gazetteer((body,))).paragraphs
    assert [(v.actor, v.side) for v in paragraph.voices] == [("Northern Pact", "NP")]


def test_an_actor_without_a_name_is_an_error() -> None:
    with pytest.raises(DetenteError, match="no name"):
        gazetteer((OwnActor("  "),))


def test_the_version_changes_with_what_the_gazetteer_holds() -> None:
    own = gazetteer((OwnActor("Ida Berg"),))
    assert own.version != gazetteer().version
    assert version(None, own) != version() == version(None, gazetteer())
    assert analyse("A text.", gazetteer=own).version == version(None, own)


def test_a_surname_in_other_letters_stands_behind_the_given_name_too() -> None:
    for written in ("Abbas Araqchi", "Olta Xhacka"):
        assert [kind for _, kind in known(f"So {written} spoke.")] == ["person"]
    assert known("So Abbas Araqchi spoke.") == known("So Abbas Araghchi spoke.")
