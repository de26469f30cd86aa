"""Where Streamlit's own colours miss the contrast that WCAG 2.2 AA asks for."""

from __future__ import annotations

from typing import Final

# What is chosen in a multiselect stands in white on the primary colour, which in the dark theme has to be
# light.
_CHOSEN = (
    "[data-testid=stMultiSelectTagsContainer] [data-tag] {background: transparent; border: 1px solid "
    "currentColor;}"
    "[data-testid=stMultiSelectTagsContainer] [data-tag], [data-testid=stMultiSelectTagsContainer] "
    "[data-tag] * {color: inherit;}"
)
# A focused link is marked by a pale grey alone, and the page itself, which the keyboard scrolls, by nothing.
_STOOD_ON = (
    ":root a:focus-visible {outline: 2px solid currentColor; outline-offset: 1px;}"
    "[data-testid=stMain]:focus-visible {outline: 2px solid currentColor; outline-offset: -2px;}"
)
# What is pressed first: white on the dark theme's accent is 3.4 : 1.
_PRESSED = "[data-testid^=stBaseButton-primary] * {color: light-dark(#ffffff, #0d131a);}"  # in forms too
# A caption is paler than text, and a link's own colour in it is paler still.
_IN_A_CAPTION = "[data-testid=stCaptionContainer] a {color: inherit;}"

# What is chosen has the colours of the text around it, and the link the keyboard stands on a frame.
RULES: Final = f"{_CHOSEN} {_STOOD_ON} {_PRESSED} {_IN_A_CAPTION}"
