"""Who says which words: the rules that attribute a passage, and the date of what was said."""

from detente.attribution.speakers.attributing import Heard, attribute, listen
from detente.attribution.speakers.said_when import dated
from detente.attribution.speakers.whose_cues import heard_from

__all__ = ["Heard", "attribute", "dated", "heard_from", "listen"]
