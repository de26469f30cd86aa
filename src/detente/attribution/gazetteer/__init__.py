"""Who is known: people with their offices, states, organisations, and the words for offices."""

from detente.attribution.gazetteer.added_actors import OwnActor, with_own
from detente.attribution.gazetteer.gazetteer_tables import gazetteer
from detente.attribution.gazetteer.known_names import Gazetteer

__all__ = ["Gazetteer", "OwnActor", "gazetteer", "with_own"]
