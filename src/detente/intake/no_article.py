"""Texts that are no article: notices of a site in place of its text, lists without texts, programs and codes.
They are refused with a sentence, and never stored as prose.
"""

from __future__ import annotations

from detente.intake.listings import listing
from detente.intake.notices import notice
from detente.intake.program_code import is_program

_LOOKED_AT = 200_000  # characters in which lists are looked for


def no_article(title: str | None, text: str) -> str | None:
    """The sentence for which a text is refused; None where it may be an article.

    Args:
        title: As its file says, if it does.
        text: As the reader of its format gives it.
    """
    text = text[:_LOOKED_AT]
    if kind := notice(f"{title or ''}\n{text}"):
        return (
            f"This is {kind}, and no article: open the page until you see its text, copy that and paste it "
            "here."
        )
    if is_program(text):
        return (
            "This is a program or a code, or it is damaged, and no article: copy the text that matters and "
            "paste it here."
        )
    match listing(text):
        case "addresses":
            return "This is a list of addresses without texts: paste them where addresses are asked for."
        case "articles":
            return "This is a list without texts: give the articles that it names, or their addresses."
    return None
