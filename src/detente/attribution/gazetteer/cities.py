"""Which side a city lies in: data/actors/cities.csv, cities that bear one name in one state."""

from __future__ import annotations

from functools import cache

from detente.data_tables import data_path, table


def side_of_city(name: str) -> str | None:
    """The state that a city lies in.

    Args:
        name: As it is written in English.

    Returns:
        An ISO3 code; None for a city that is not known, and for one whose name another state's city, a person
        or a plain word may bear as well.
    """
    return _cities().get(name)


@cache
def _cities() -> dict[str, str]:
    file = data_path("actors", "cities.csv")
    return {row["name"]: row["side"] for _, row in table(file, ("name", "side", "geonames_id"))}
