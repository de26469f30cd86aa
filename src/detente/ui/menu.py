"""The pages by name: where each one's script lies, as links and the navigation ask for it."""

from __future__ import annotations

from typing import Final

OVERVIEW: Final = "pages/overview.py"
ARTICLES: Final = "pages/articles.py"
COMPARE: Final = "pages/compare.py"
TRY: Final = "pages/try.py"
READER: Final = "pages/article.py"
ACTORS: Final = "pages/actors.py"
SPENDING: Final = "pages/spending.py"
CLAIMS: Final = "pages/claims.py"
TREATIES: Final = "pages/treaties.py"
UPLOAD: Final = "pages/upload.py"
LEXICON: Final = "pages/lexicon.py"
METHOD: Final = "pages/method.py"
SOURCES: Final = "pages/sources.py"
