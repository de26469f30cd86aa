"""Which side a cue is aimed at: rules tried in order over each cue's clause."""

from detente.attribution.targets.cue_targets import Targets

__all__ = ["Targets"]
