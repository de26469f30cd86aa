"""A text as a file of Word, rich text or PDF."""

from __future__ import annotations

import io


def as_docx(text: str) -> bytes:
    """A Word file with a paragraph a line; "# " makes a heading."""
    from docx import Document

    made, stored = Document(), io.BytesIO()
    for line in text.split("\n"):
        if line.startswith("# "):
            made.add_heading(line[2:], 1)
        else:
            made.add_paragraph(line)
    made.save(stored)
    return stored.getvalue()


def as_rtf(text: str) -> bytes:
    """Rich text with a paragraph a line, characters beyond ASCII as their numbers."""
    written = "".join(
        "\\par\n" if each == "\n" else f"\\u{ord(each)}?" if ord(each) > 126 else each
        for each in text.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}").replace("# ", "")
    )
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0 Arial;}}\\f0 " + written + "}").encode("ascii")


def as_pdf(text: str) -> bytes:
    """A PDF that prints the lines, wrapped, twelve points apart, with a gap where a blank line stands."""
    pages: list[list[tuple[float, str]]] = [[]]
    y = 740.0
    for line in text.split("\n"):
        for part in _wrapped(line):
            if y < 60:
                pages.append([])
                y = 740.0
            pages[-1].append((y, part))
            y -= 13
        y -= 12 if not line.strip() else 0
    return printed(pages)


def printed(pages: list[list[tuple[float, str]]]) -> bytes:
    """A PDF with lines at these heights, on as many pages."""
    objects = ["<</Type/Catalog/Pages 2 0 R>>"]
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects += [f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>"]
    objects += ["<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"]
    for at, lines in enumerate(pages):
        drawn = "".join(
            f"BT /F1 10 Tf 1 0 0 1 60 {height:.0f} Tm ({_escaped(words)}) Tj ET\n" for height, words in lines
        )
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents {5 + 2 * at} 0 R"
            "/Resources<</Font<</F1 3 0 R>>>>>>",
            f"<</Length {len(drawn.encode('cp1252', 'replace'))}>> stream\n{drawn}endstream",
        ]
    body = "".join(f"{number} 0 obj {each} endobj\n" for number, each in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer <</Root 1 0 R>>\n%%EOF".encode("cp1252", "replace")


def _escaped(words: str) -> str:
    return words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def _wrapped(line: str, width: int = 90) -> list[str]:
    import textwrap

    return textwrap.wrap(line, width) if line.strip() else []
