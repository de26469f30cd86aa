"""A small archive of invented articles, as lines of JSON."""

from __future__ import annotations

import json
import random
from pathlib import Path

SENTENCES = (
    "Norland will send two more brigades to the border, said Ida Berg, the minister.",
    "“We offer talks without conditions,” said Jon Holm of Sudria.",
    "The harvest was good this year and the roads were dry.",
    "Defence spending will rise to 3.5 % of GDP by 2030, the government said.",
    "The two sides accused each other of breaking the INF Treaty.",
    "Norland threatened to strike if its neighbour crosses the river.",
    "The two sides agreed on a ceasefire and an exchange of prisoners.",
)


def records(number: int, first: int = 0) -> list[dict[str, str]]:
    """Articles that differ from one another, over fifteen months; every tenth without a date."""
    made = []
    for count in range(first, first + number):
        pick = random.Random(count)
        paragraphs = (
            " ".join(pick.sample(SENTENCES, 2)) + f" So ends paragraph {place} of article {count}."
            for place in range(pick.randint(2, 5))
        )
        record = {"title": f"Report {count}", "outlet": pick.choice(("The Herald", "Zebra Post"))}
        if count % 10:
            month = count % 15
            record["date"] = f"{2024 + month // 12}-{month % 12 + 1:02}-{pick.randint(1, 28):02}"
        made.append(record | {"text": "\n\n".join(paragraphs)})
    return made


def write_lines(file: Path, articles: list[dict[str, str]]) -> Path:
    """The articles in a file, one a line."""
    file.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in articles), encoding="utf-8")
    return file
