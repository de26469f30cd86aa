"""Capitalised words that are no names: titles before a name, days and months, the words that begin sentences."""

from __future__ import annotations

import re

from detente.text.english import abbreviations, english
from detente.text.word_patterns import any_of

MONTHS = "|".join(english().months)
DAYS = "|".join(english().weekdays)
# Capitalised words that are no names when they stand alone.
NO_NAMES = frozenset(
    f"{MONTHS}|{DAYS}|The|A|An|This|That|These|Those|It|He|She|They|We|I|You|But|And|Or|So|Yet|If|In|On|At|By|For|From|To|"
    "As|When|While|Where|Who|What|Why|How|Today|Yesterday|Tomorrow|However|Meanwhile|According|Later|Earlier|Now|Then|"
    "There|Here|His|Her|Their|Its|Our|My|Your|Not|No|Yes|One|Some|Many|Most|Both|All|Also|Another|Others|After|Before|"
    "Since|Despite|Although|Though|Because|Still|Even|Once|Instead|Asked|Speaking|With|Of|Photo|Europe|European|Western|"
    "Last|Next|First|Second|Until|During|Under|Over|Q|Two|Three|Four|Five|Nobody|Everyone|Nothing|Which|More|God|"
    "Like|Each|Every|Just|Only|Perhaps|Such|Previously|Recently|Separately|Finally|Asian|African|Arab|Muslim|Christian|West|East|"
    "Following|Regarding|Upon|Among|Amid|Through|Against|Throughout|Without|Within|Between|Towards|Including|Thus|Therefore|Moreover|"
    "Furthermore|Additionally|Indeed|Nevertheless|Nonetheless|Unfortunately|Fortunately|Together|"
    "Having|Being|Were|Was|Is|Are|Did|Does|Has|Had|Have|Could|Would|Should|Hi|Hello|Yes|Yeah|Okay|Thanks|People|History".split(
        "|"
    )
)
# Those of them that may stand before a name without belonging to it ("But Ida Berg"; not "West Virginia").
OPENERS = NO_NAMES - frozenset(
    "Europe|European|Western|First|Second|Next|Asian|African|Arab|Muslim|Christian|West|East|God|May|March|New".split(
        "|"
    )
)
_SHORTENED = (written.removesuffix(".") for written in abbreviations("title", "rank"))
TITLES = re.compile(rf"^(?:(?:{any_of([*english().titles, *_SHORTENED])}|of|the)\.?\s+)+(?=\S)")
