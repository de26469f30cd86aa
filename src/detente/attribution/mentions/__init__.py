"""Where a text names somebody, and where it uses a verb of speech."""

from detente.attribution.mentions.names import Named, named_in
from detente.attribution.mentions.titles import NO_NAMES, TITLES

__all__ = ["NO_NAMES", "TITLES", "Named", "named_in"]
