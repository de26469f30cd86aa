"""Every deed that changes a library, the least role for it, and whether the log keeps it.

`store.transactions.writing` asks for one of these: there is no other way to write.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from detente.access.roles import Role


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is done to a library.

    Attributes:
        id: As the log stores it; never changed, since the log is not.
        words: What was done, as the log shows it: “deleted an article”.
        least: The least role of a person for it; None: no person does it, only the program by itself.
        own: The least role for it on what came with the person's own uploads, where that is a lesser one.
        everyone: Whether everyone who has signed in may do it, also without a role.
        program: Whether the program does it by itself too, for its upkeep.
        logged: Whether the log keeps it; upkeep and the single steps of an upload are not worth an entry.
    """

    id: str
    words: str
    least: Role | None
    own: Role | None = None
    everyone: bool = False
    program: bool = False
    logged: bool = True


_CONTRIBUTOR, _EDITOR, _ADMINISTRATOR = Role.CONTRIBUTOR, Role.EDITOR, Role.ADMINISTRATOR

SAVE: Final = Deed("article.save", "saved an article", _CONTRIBUTOR)
SAVE_MANY: Final = Deed("article.save-many", "saved many articles", _CONTRIBUTOR)
CORRECT: Final = Deed("article.correct", "corrected an article", _EDITOR, own=_CONTRIBUTOR)
SET_APART: Final = Deed("article.apart", "said whether an article is a copy", _EDITOR, own=_CONTRIBUTOR)
DELETE: Final = Deed("article.delete", "deleted an article", _EDITOR)

READ_BIN: Final = Deed("bin.read", "looked into the bin", _EDITOR, logged=False)
TAKE_BACK: Final = Deed("bin.back", "took an article back from the bin", _EDITOR)
EMPTY_BIN: Final = Deed("bin.empty", "emptied the bin", _ADMINISTRATOR)

BEGIN_UPLOAD: Final = Deed("upload.begin", "began an upload", _CONTRIBUTOR)
GO_ON_UPLOAD: Final = Deed("upload.go-on", "went on with an upload", _EDITOR, own=_CONTRIBUTOR, logged=False)
KEEP: Final = Deed("upload.save", "saved an article of an upload", _EDITOR, own=_CONTRIBUTOR)
LEAVE_UPLOAD: Final = Deed("upload.leave", "left the rest of an upload", _EDITOR, own=_CONTRIBUTOR)
UNDO_UPLOAD: Final = Deed("upload.undo", "undid an upload", _EDITOR)

CORRECT_SPEAKER: Final = Deed("speaker.correct", "corrected a speaker", _EDITOR, own=_CONTRIBUTOR)
CORRECT_READING: Final = Deed("reading.correct", "corrected an act or a figure", _EDITOR, own=_CONTRIBUTOR)
UNDO_SPEAKER: Final = Deed("speaker.undo", "took back a correction", _EDITOR, own=_CONTRIBUTOR)
ADD_ACTOR: Final = Deed("actor.add", "added an actor", _EDITOR)
REMOVE_ACTOR: Final = Deed("actor.remove", "removed an actor", _EDITOR)
CARRY_OVER: Final = Deed("article.version", "noted which articles stay as read", _EDITOR, logged=False)

LOAD_SAMPLE: Final = Deed("sample.save", "saved a sample article", _EDITOR, program=True, logged=False)
LOAD_SAMPLES: Final = Deed("samples.load", "loaded the sample articles", _EDITOR, program=True)
REMOVE_SAMPLES: Final = Deed("samples.remove", "removed the sample articles", _EDITOR)

DRAW_SAMPLE: Final = Deed("coding.draw", "drew a sample to code", _EDITOR)
CLOSE_CODING: Final = Deed("coding.close", "closed or opened a coding project", _EDITOR)
CODE: Final = Deed(
    "coding.code", "coded a paragraph", _CONTRIBUTOR, logged=False
)  # codes are kept as they were
WITHDRAW_CODES: Final = Deed("coding.withdraw", "took all of one's codes of a project back", _CONTRIBUTOR)
COMPARE_CODES: Final = Deed("coding.compare", "saw codes side by side", _CONTRIBUTOR)
SETTLE_CODES: Final = Deed("coding.settle", "settled a disagreement of coders", _EDITOR)
BRING_CODES: Final = Deed("coding.bring", "brought codes from a file", _EDITOR)
# It may cost money, and words leave the server: for whoever answers for both.
ASK_MODEL: Final = Deed("coding.ask-model", "began to ask a model for codes", _ADMINISTRATOR)
KEEP_ANSWER: Final = Deed("coding.answer", "kept a model's answer", _ADMINISTRATOR, logged=False)

ADOPT_LEXICON: Final = Deed("lexicon.adopt", "adopted a lexicon", _ADMINISTRATOR)
GO_BACK_LEXICON: Final = Deed("lexicon.back", "went back to a lexicon", _ADMINISTRATOR)
ADOPT_FIGURES: Final = Deed("figures.adopt", "adopted official figures", _ADMINISTRATOR)
REVERT_FIGURES: Final = Deed("figures.revert", "reverted official figures", _ADMINISTRATOR)

GIVE_ROLE: Final = Deed("role.give", "gave a role", _ADMINISTRATOR)
TAKE_ROLE: Final = Deed("role.take", "took a role away", _ADMINISTRATOR)
READ_LOG: Final = Deed("log.read", "read the log", _ADMINISTRATOR, logged=False)
READ_ROLES: Final = Deed("roles.read", "read the roles", _ADMINISTRATOR, logged=False)
RESTORE: Final = Deed("library.restore", "restored a copy of the library", _ADMINISTRATOR)
MOVE: Final = Deed(
    "library.move", "moved the library here", _ADMINISTRATOR, logged=False
)  # all rows as they were

SIGN_IN: Final = Deed("session.begin", "signed in", None, everyone=True)
SIGN_OUT: Final = Deed("session.end", "left: signed out, or the session ran out", None, everyone=True)
VISIT: Final = Deed("session.visit", "visited a page", None, everyone=True, logged=False)
END_SESSION: Final = Deed("session.end-other", "ended another's session", _ADMINISTRATOR)

RESCORE: Final = Deed("upkeep.score", "scored again", None, program=True, logged=False)
DERIVE: Final = Deed("upkeep.derive", "derived rows again", None, program=True, logged=False)
MEASURE: Final = Deed("upkeep.measure", "measured the library", None, program=True, logged=False)
UPGRADE: Final = Deed("upkeep.upgrade", "brought the library up to date", None, program=True, logged=False)

DEEDS: Final = {deed.id: deed for deed in list(globals().values()) if isinstance(deed, Deed)}
