"""The margin of a paragraph: who says it of whom, both axes as small bars, how sure, as safe HTML."""

from __future__ import annotations

from datetime import date
from html import escape

from detente.attribution.gazetteer import gazetteer
from detente.derive.statements import Statement, statements
from detente.records import Paragraph
from detente.second_reader.calibration import calibration
from detente.ui.wording import percent, signed, stance

_MOST = 3  # statements in one margin
_SCALE = 5  # the axes' highest step
# The row of a text and its margin. Where Streamlit sets its columns one under the other, the margin would
# come behind all that opens under the text.
_ROW = "[data-testid=stHorizontalBlock]:has(> [data-testid=stColumn]:last-child .beside)"
_TEXT = f"{_ROW} > [data-testid=stColumn]:first-child"

STYLE = (
    """
<style>
.beside {font-size: .82rem; line-height: 1.45; border-left: 1px solid rgba(125, 136, 148, .5);
  padding-left: .8rem;}
.beside .pale {opacity: .85;}
.beside .who-whom {font-weight: 600; overflow-wrap: anywhere; margin-top: .3rem;}
.beside .axis {display: grid; grid-template-columns: 1.1rem 5.2rem 2rem; align-items: center; gap: .35rem;}
.beside .rail {height: .5rem; border: 1px solid #7d8894; border-radius: 2px;}
.beside .rail span {display: block; height: 100%;}
.beside .up {background: #c05f0a;}
.beside .down {background: repeating-linear-gradient(90deg, #3a7fbd 0 3px, transparent 3px 5px);}
"""
    + f"""
@media (max-width: 640px) {{
  {_TEXT}, {_TEXT} > [data-testid=stVerticalBlock] {{display: contents;}}
  {_TEXT} > [data-testid=stVerticalBlock] > [data-testid=stLayoutWrapper] {{order: 2;}}
  {_ROW} > [data-testid=stColumn]:last-child {{order: 1;}}
}}
</style>
"""
)


def beside(shown: Paragraph, number: int | None, published: date | None) -> str:
    """The margin of a body paragraph.

    Args:
        shown: As it was analysed.
        number: Its number within the article, from 1.
        published: The article's date.

    Returns:
        HTML; names and words are escaped.
    """
    lines = [f"<div>¶ {number} · {escape(stance(shown.stance))}</div>" if number else ""]
    said = _named_once([_who_whom(each) for each in statements(shown, published) if each.cues])
    lines += [f'<div class="who-whom">{escape(each)}</div>' for each in said[:_MOST]]
    if len(said) > _MOST:
        lines.append(f'<div class="pale">and {len(said) - _MOST} more</div>')
    lines += [_axis("E", shown.escalation, "up"), _axis("D", shown.deescalation, "down")]
    lines.append(f'<div class="pale">{escape(_how_sure(shown))}</div>')
    return f'<div class="beside">{"".join(lines)}</div>'


def _named_once(said: list[str]) -> list[str]:
    """Each line once; a speaker alone only where no line says of whom the speaker speaks."""
    with_whom = {each.partition(" → ")[0] for each in said if " → " in each}
    return [each for each in dict.fromkeys(said) if each not in with_whom]


def _who_whom(said: Statement) -> str:
    """ "Ida Berg → Sudria"; "Norland, as reported → Sudria" where the narrator reports an act of Norland."""
    name = gazetteer().name_of
    who = said.speaker or "not named"
    if said.narrated:
        who = f"{name(said.side)}, as reported" if said.side else "narrator"
    whom = said.target_actor or (name(said.target) if said.target else "")
    return f"{who} → {whom}{', helped' if said.role == 'helped' else ''}" if whom else who


def _axis(letter: str, value: float, direction: str) -> str:
    """One axis: its letter, a bar of five steps, its value."""
    width = round(100 * value / _SCALE)
    return (
        f'<div class="axis"><span>{letter}</span><div class="rail"><span class="{direction}" '
        f'style="width: {width}%"></span></div><span>{value:.1f}</span></div>'
    )


def _how_sure(shown: Paragraph) -> str:
    """The balance with its interval, and whether the readers differ; that there is no cue."""
    parts = [f"balance {signed(shown.balance)}"]
    if shown.low is not None and shown.high is not None and shown.chance is not None:
        fitted = calibration()
        parts[0] += f" ({percent(fitted.coverage)}: {signed(shown.low)} to {signed(shown.high)})"
        if shown.differs:
            parts.append("read differently by the two readers")
        elif shown.chance < fitted.unsure:
            parts.append("unsure")
    if not shown.cues:
        parts.append("no cues found")
    return " · ".join(parts)
