"""The awkward files of ../shared/articles/zoo against their plain sources, word for word, and how fast files
are read.

Run: python benchmarks/intake_zoo.py [--write docs/intake-zoo.md] [--texts 209] The plain sources are made
without any reader of Détente: the reference article as text, the plain part of the e-mail as the standard
library decodes it, the words of the PDF in the order in which it draws them (pypdf), the markdown with its
marks cut out. Body: of a plain source, the paragraphs that end as sentences do.
"""

from __future__ import annotations

import argparse
import email
import email.policy
import json
import re
import time
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from detente.intake.file_reading import FileReading, read
from detente.intake.opening import open_file

SHARED = Path(__file__).resolve().parents[2] / "shared"
ZOO = SHARED / "articles" / "zoo"
NOTHING_TO_READ = ("empty.txt", "image_as_txt.txt")
SEED = (
    "en_broken_tags.html",
    "en_cookie_banner.html",
    "en_crlf_hardwrap.txt",
    "en_mojibake.txt",
    "en_nul_ctrl.txt",
    "en_oneline.txt",
    "en_shy_zwsp_nbsp.txt",
    "en_truncated_utf8.txt",
    "seed.rtf",
)
LETTER = ("en_cp1252_smart.txt", "en_allcaps.txt", "wh_cfe.eml", "wh_cfe_table.docx")


@dataclass(frozen=True, slots=True)
class Row:
    """`kept`: share of the plain source's body words that are read as body, in order; `clean`: share of what
    was read that is body in the source; `all_kept`: the same as `kept` over every word, whatever it was taken
    for.
    """

    name: str
    words: int
    kept: float
    clean: float
    all_kept: float
    problem: str


def plain_source(name: str) -> str:
    """The words that a person would copy out of the file, with blank lines between paragraphs."""
    if name in SEED:
        text = (SHARED / "articles" / "seed.txt").read_text(encoding="utf-8")
        if name == "en_truncated_utf8.txt":
            cut = (ZOO / name).read_bytes().decode("utf-8", "ignore")
            return text[: len(cut)]
        return text
    if name in LETTER:
        message = email.message_from_bytes((ZOO / "wh_cfe.eml").read_bytes(), policy=email.policy.default)
        text = _unwrapped(str(message.get_body(("plain",)).get_content()))  # type: ignore[union-attr]
        return text.upper() if name == "en_allcaps.txt" else text
    if name.endswith(".pdf"):
        import pypdf

        drawn: list[str] = []  # text objects follow each other with an empty one between
        for page in pypdf.PdfReader(ZOO / name).pages:
            page.extract_text(visitor_text=lambda text, *_: drawn.append(text or "\n\n"))
        return re.sub(
            r"(?<=[a-z])\n\n(?=[a-z])", " ", _unwrapped("".join(drawn))
        )  # a column's end is no paragraph's
    text = (ZOO / name).read_text(encoding="utf-8")
    if name.endswith(".md"):
        text = text.split("---", 2)[2]
        text = re.sub(r"<[^<>]*>", " ", text)
        text = re.sub(r"\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)", "", text).replace("[", "").replace("*", "")
        return _unwrapped(text)
    return text


def _unwrapped(text: str) -> str:
    return "\n\n".join(" ".join(part.split()) for part in re.split(r"\n[\s\u00a0]*\n", text) if part.strip())


def body_of(text: str) -> str:
    """The paragraphs that end as sentences do, and the last one of a text that was cut off."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]
    return "\n".join(
        part
        for part in parts
        if re.search(r"[.!?:][\"”’')]*$", part) or (part is parts[-1] and "#" not in part)
    )


def words_of(text: str) -> list[str]:
    """Words without what nobody sees and without their marks, so that curly and straight quotes are one."""
    text = re.sub("[\u00ad\u200b-\u200f\ufeff\x00]", "", text)
    return re.findall(r"\w+", text)


def in_order(source: list[str], found: list[str]) -> int:
    """How many words of the source stand in what was found, in the same order."""
    return sum(
        block.size for block in SequenceMatcher(None, source, found, autojunk=False).get_matching_blocks()
    )


def measure(file: Path) -> Row:
    """One file against its plain source."""
    readings: list[FileReading] = [piece.reading for piece in open_file(file.read_bytes(), file.name)]
    documents = [reading.document for reading in readings if reading.document]
    problem = " ".join(reading.problem for reading in readings if reading.problem)
    if file.name in NOTHING_TO_READ or not documents:
        return Row(file.name, 0, 0.0, 0.0, 0.0, problem or "READ, where there is nothing to read")
    body = words_of(
        "\n".join(block.text for document in documents for block in document.blocks if block.kind == "body")
    )
    everything = words_of(
        "\n".join(
            text
            for document in documents
            for text in (
                document.title or "",
                document.deck or "",
                *(block.text for block in document.blocks),
            )
        )
    )
    plain = plain_source(file.name)
    wanted, whole = words_of(body_of(plain)), words_of(plain)
    same = in_order(wanted, body)
    return Row(
        file.name,
        len(wanted),
        same / len(wanted),
        same / len(body) if body else 0.0,
        in_order(whole, everything) / len(whole),
        problem,
    )


def table(rows: list[Row]) -> str:
    """The rows as a markdown table: figures and file names only."""
    lines = [
        "| file | words of body | kept as body, in order | of what was read, body | every word kept | or "
        "the refusal |",
        "|---|---:|---:|---:|---:|---|",
    ]
    for row in rows:
        shares = (row.kept, row.clean, row.all_kept)
        cells = [f"{share:.1%}" for share in shares] if row.words else ["", "", ""]
        lines.append(f"| {row.name} | {row.words or ''} | {' | '.join(cells)} | {row.problem} |")
    return "\n".join(lines)


def speed(texts: int) -> str:
    """How many articles a second are read, from text as it stands in ../shared/articles/open.jsonl."""
    with (SHARED / "articles" / "open.jsonl").open(encoding="utf-8") as lines:
        bodies = [json.loads(line)["body"] for line in lines][:texts]
    read(bodies[0])
    begin = time.perf_counter()
    for body in bodies:
        read(body.encode())
    taken = time.perf_counter() - begin
    size = sum(map(len, bodies)) / len(bodies)
    return (
        f"{len(bodies) / taken:.0f} articles a second (n = {len(bodies)}, {size:,.0f} characters on "
        "average, one core)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, help="put the table into this page, between its two marks")
    parser.add_argument("--texts", type=int, default=209)
    options = parser.parse_args()
    rows = [measure(file) for file in sorted(ZOO.iterdir())]
    print(table(rows))
    print(speed(options.texts))
    if options.write:
        page = options.write.read_text(encoding="utf-8")
        begin, end = "<!-- table -->", "<!-- end of table -->"
        head, rest = page.split(begin)
        options.write.write_text(f"{head}{begin}\n{table(rows)}\n{end}{rest.split(end)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
