"""Which language a text is in: known by its commonest words, or by the model."""

from __future__ import annotations

import subprocess
import sys

import pytest

from detente.text import language
from detente.text.language import detect

ENGLISH = (
    "The ministers met in the capital and said that the talks on the border would go on for as long as they "
    "have to. It was the third round of meetings that both sides have held with the envoys this year."
)
OTHERS = {
    "de": "Die Minister trafen sich in der Hauptstadt und sagten, dass die Gespräche über die Grenze so "
    "lange weitergehen, wie es nötig ist. Es war die dritte Runde der Treffen in diesem Jahr.",
    "nl": "De ministers kwamen bijeen in de hoofdstad en zeiden dat de gesprekken over de grens zo lang "
    "doorgaan als nodig is. Het was de derde ronde van dit jaar, of van het vorige.",
    "fr": "Les ministres se sont réunis dans la capitale et ont déclaré que les discussions sur la frontière "
    "dureraient aussi longtemps que nécessaire. C’était la troisième rencontre de l’année.",
    "da": "Ministrene mødtes i hovedstaden og sagde, at samtalerne om grænsen ville fortsætte for at have en "
    "aftale inden årets udgang. Det var den tredje runde, som de har holdt for nylig.",
}


def test_plainly_english_text_is_english_without_a_model(monkeypatch: pytest.MonkeyPatch) -> None:
    by_model = language._identifier().classify(ENGLISH)[0]
    monkeypatch.setattr(language, "_identifier", None)
    assert detect(ENGLISH) == by_model == "en"


@pytest.mark.parametrize("code", OTHERS)
def test_other_languages_are_left_to_the_model(code: str) -> None:
    assert detect(OTHERS[code]) == code
    quoting = OTHERS[code] + " “" + ENGLISH[:60] + "”"
    assert not language._surely_english(quoting)


def test_analysing_english_loads_neither_model_nor_tone() -> None:
    code = (
        f"import sys; from detente import analyse; analyse({ENGLISH!r})\n"
        "sys.exit(bool({'py3langid', 'textblob', 'streamlit', 'pandas'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
