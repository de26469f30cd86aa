"""Who says which words: the rules that attribute a passage, and the date of what was said."""

from detente.attribution.speakers.said_when import dated
from detente.attribution.speakers.sieves import Heard, attribute, listen

__all__ = ["Heard", "attribute", "dated", "listen"]
