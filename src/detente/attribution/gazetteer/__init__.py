"""Who is known: people with their offices, states, organisations, and the words for offices."""

from detente.attribution.gazetteer.known_names import Gazetteer, OwnActor, gazetteer, with_own

__all__ = ["Gazetteer", "OwnActor", "gazetteer", "with_own"]
