"""Records of meetings in the layouts of different decades: the United Nations', and the British parliament's.

Structures as publicly described, words and names of our own. Each says who has which paragraph, which lines
are the record's own (voted, called to order, laughed), and what belongs to its printed page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

NOBODY = "nobody"  # a line of the record itself


@dataclass(frozen=True)
class Record:
    """A record: its text, whose each of its paragraphs is (the words at its end), and what is of the page."""

    name: str
    text: str
    whose: dict[str, str]
    of_the_page: tuple[str, ...] = ()
    day: str | None = None


def _today() -> Record:
    """The Security Council as it prints since the 2010s: names with states, pages with a symbol."""
    return Record(
        "council today",
        """United Nations S/PV.9650
Security Council
Seventy-ninth year
9650th meeting
Friday, 14 June 2024, 10 a.m.
New York
Provisional

President: Ms. Lindholm . . . . . . . . . . . . . . . . (Norway)

Members: Algeria . . . . . . . . . . . . . . . . . . . . Mr. Bensal
China . . . . . . . . . . . . . . . . . . . . . . . . . . Mr. Lin Wei

Agenda

The situation at the ferries

This record contains the text of speeches delivered in English and the translation of other speeches.

24-16840 (E)
*2416840*

S/PV.9650 The situation at the ferries 14/06/2024

2/19 24-16840

The meeting was called to order at 10.05 a.m.

Adoption of the agenda

The agenda was adopted.

The situation at the ferries

The President: In accordance with rule 37, I invite the representative of Sweden to take part in it.

I now give the floor to those members of the Council who wish to make statements.

Mr. Bensal (Algeria) (spoke in Arabic): We thank you, Madam President, for this meeting about the ferries.

We condemn what was done to the second ferry, and we call for talks before the month ends.

14/06/2024 The situation at the ferries S/PV.9650

24-16840 3/19

Mr. Lin Wei (China) (spoke in Chinese): My delegation has listened to the briefing with care.

The President: I shall now put the draft resolution to the vote.

A vote was taken by a show of hands.

In favour:
Algeria, China, France

Against:
None

Abstaining:
Russian Federation

The President: The draft resolution received three votes in favour, none against and one abstention.

I thank the representative of China for what he said of the crews.

The meeting rose at 11.55 a.m.
""",
        {
            "to take part in it.": "The President",
            "who wish to make statements.": "The President",
            "for this meeting about the ferries.": "Bensal",
            "before the month ends.": "Bensal",
            "to the briefing with care.": "Lin Wei",
            "to the vote.": "The President",
            "taken by a show of hands.": NOBODY,
            "and one abstention.": "The President",
            "what he said of the crews.": "The President",
            "rose at 11.55 a.m.": NOBODY,
        },
        ("2/19 24-16840", "24-16840 3/19", "S/PV.9650 The situation", "*2416840*"),
        "2024-06-14",
    )


def _seventies() -> Record:
    """The Security Council of the 1970s: numbered paragraphs, names in capitals, who interpreted."""
    return Record(
        "council of the seventies",
        """S/PV.1805

1805th MEETING

Held in New York on Thursday, 14 November 1974, at 10.30 a.m.

President: Mr. Jean SANDE (France)

Adoption of the agenda

The agenda was adopted.

1. The PRESIDENT (interpretation from French): I invite Turkey to take a place at the Council table.

At the invitation of the President, Mr. Olgan (Turkey) took a place at the Council table.

2. Mr. BERG (Norway): My Government has studied the report of the Secretary-General on the lighthouse.

3. We believe that the two sides can repair it together before the winter.

4. Mr. ORLIN (Union of Soviet Socialist Republics) (translated from Russian): No boat put out its lamp.

5. The PRESIDENT (interpretation from French): The next speaker is from Turkey, on whom I now call.

6. Mr. OLGAN (Turkey): I shall be brief, for the hour is late and the keeper waits.

The meeting rose at 1.15 p.m.
""",
        {
            "to take a place at the Council table.": "The President",
            "took a place at the Council table.": NOBODY,
            "of the Secretary-General on the lighthouse.": "Berg",
            "together before the winter.": "Berg",
            "No boat put out its lamp.": "Orlin",
            "on whom I now call.": "The President",
            "and the keeper waits.": "Olgan",
            "rose at 1.15 p.m.": NOBODY,
        },
        (),
        "1974-11-14",
    )


def _assembly() -> Record:
    """The General Assembly: those who govern are escorted in and then have a label without a state."""
    return Record(
        "general assembly",
        """United Nations A/74/PV.8
General Assembly
Seventy-fourth session
Official Records
8th plenary meeting
Friday, 27 September 2019, 9 a.m.
New York

President: Mr. Muhale . . . . . . . . . . . . . . . . . . . . . (Kenya)

The meeting was called to order at 9.05 a.m.

Address by Mr. Anders Holm, President of the Republic of Finland

The President: The Assembly will now hear an address by the President of the Republic of Finland.

Mr. Anders Holm, President of the Republic of Finland, was escorted into the General Assembly Hall.

The President: On behalf of the General Assembly, I have the honour to welcome His Excellency to the Hall.

President Holm: Our islands have not seen ice this late in any year that we remember.

We ask for a common fund for harbours, and we shall pay the first tenth of it.

19-29558 5/44

The President: I wish to thank the President of the Republic of Finland.

Mr. Anders Holm, President of the Republic of Finland, was escorted from the General Assembly Hall.

Mrs. Salas (Mexico), Vice-President, took the Chair.

The Acting President (spoke in Spanish): I now give the floor to the representative of Chile.

Ms. Rojas Vidal (Chile) (spoke in Spanish): We come from a long coast, and we know storms.

The meeting rose at 3.20 p.m.
""",
        {
            "by the President of the Republic of Finland.": "The President",
            "escorted into the General Assembly Hall.": NOBODY,
            "His Excellency to the Hall.": "The President",
            "in any year that we remember.": "Holm",
            "the first tenth of it.": "Holm",
            "thank the President of the Republic of Finland.": "The President",
            "escorted from the General Assembly Hall.": NOBODY,
            "took the Chair.": NOBODY,
            "the representative of Chile.": "The Acting President",
            "and we know storms.": "Rojas Vidal",
            "rose at 3.20 p.m.": NOBODY,
        },
        ("19-29558 5/44",),
        "2019-09-27",
    )


def _nineties() -> Record:
    """The 1990s: capitals with a stop, a language in brackets, a page number between hyphens."""
    return Record(
        "council of the nineties",
        """S/PV.3512
Security Council
Forty-ninth Year
3512th Meeting
Tuesday, 12 April 1994, 3.30 p.m.
New York

The meeting was called to order at 4.10 p.m.

EXPRESSION OF THANKS TO THE RETIRING PRESIDENT

The PRESIDENT: I should like to pay tribute to my predecessor for the skill with which he led our work.

Mr. VERMEER (Netherlands): The convoy was stopped twice on the bridge, and its drivers were held.

I turn now to the matter of the tunnel. (Spoke in French) It has to stay open at night.

-12-

Mrs. DALE (United States of America): We will vote for the text, and we will send two more engineers.

The PRESIDENT: I shall now suspend the meeting.

The meeting was suspended at 5.05 p.m. and resumed at 5.40 p.m.

The PRESIDENT: There are no further names on the list of speakers.

The meeting rose at 6 p.m.
""",
        {
            "with which he led our work.": "The President",
            "and its drivers were held.": "Vermeer",
            "to stay open at night.": "Vermeer",
            "send two more engineers.": "Dale",
            "suspend the meeting.": "The President",
            "and resumed at 5.40 p.m.": NOBODY,
            "on the list of speakers.": "The President",
            "rose at 6 p.m.": NOBODY,
        },
        ("-12-",),
        "1994-04-12",
    )


def _wrapped() -> Record:
    """The Council's record as a page's text gives it: lines that break, a foot between two of them."""
    return Record(
        "council, wrapped",
        """S/PV.9123
Security Council
Seventy-seventh year
9123rd meeting
Wednesday, 31 August 2022, 3 p.m.
New York

The meeting was called to order at 3.05 p.m.

Expression of sympathy in connection with the fire at the
lighthouse

The President (spoke in Chinese): At the outset of the
meeting, I should like, on behalf of the members of the
Council, to express our sympathy with the keepers.

I now invite the members to observe a minute of silence.

The members of the Council observed a minute of silence.

Mrs. Oyal (Gabon) (spoke in French): We, too, are with the
families tonight.

22-56789 3/22

Sir David Marr (United Kingdom): We have offered a lamp, and
our offer stands.

The President (spoke in Chinese): I now give the floor to Mr. Tarn.

Mr. Tarn: I thank you, Mr. President. The office has been on
the rock since Monday.

The meeting rose at 4.40 p.m.
""",
        {
            "our sympathy with the keepers.": "The President",
            "observe a minute of silence.": "The President",
            "observed a minute of silence.": NOBODY,
            "families tonight.": "Oyal",
            "our offer stands.": "Marr",
            "the floor to Mr. Tarn.": "The President",
            "the rock since Monday.": "Tarn",
            "rose at 4.40 p.m.": NOBODY,
        },
        ("22-56789 3/22",),
        "2022-08-31",
    )


UNITED_NATIONS: tuple[Callable[[], Record], ...] = (_today, _seventies, _assembly, _nineties, _wrapped)


def _copied() -> Record:
    """The Commons as copied from today's pages: the name on a line, place and party below, hours, columns."""
    return Record(
        "commons today",
        """Ferries to the Isles

Volume 748: debated on Monday 22 April 2024

15.34

The Secretary of State for Transport (Ida Berg)

With permission, Mr Speaker, I would like to make a statement on the ferries to the isles.

Two of the four boats will be in dock until the summer, and the third sails at half its speed.

Peter Holm (Eastport) (Lab)

I thank the Secretary of State for advance sight of her statement.

Column 672

Will she say when the fourth boat sails again, and who pays for the mail?

Ida Berg

It sails in June. The mail is paid for by the Department.

Mr Speaker

Order. The House must hear the answer.

Several hon. Members rose—

Mr Speaker

I call the Chair of the Select Committee.

Anna Sand (Northhaven) (LD)

My constituents wait for three hours at the quay. [Interruption.] They do, and in the rain.

Question put and agreed to.
""",
        {
            "on the ferries to the isles.": "Ida Berg",
            "at half its speed.": "Ida Berg",
            "advance sight of her statement.": "Peter Holm",
            "who pays for the mail?": "Peter Holm",
            "paid for by the Department.": "Ida Berg",
            "must hear the answer.": "Mr Speaker",
            "hon. Members rose—": NOBODY,
            "of the Select Committee.": "Mr Speaker",
            "and in the rain.": "Anna Sand",
            "put and agreed to.": NOBODY,
        },
        ("Column 672",),
        "2024-04-22",
    )


def _columned() -> Record:
    """The Commons as they were put on line from 1998 on: a column with its day, the label in the line."""
    return Record(
        "commons of 1998",
        """Ferries to the Isles

12 Mar 1998 : Column 745

3.31 pm

The Secretary of State for Transport (Mr. Peter Berg): I shall make a statement on the ferries.

The boats are forty years old, and their boilers are older.

Mr. John Holm (Eastport): Is the right hon. Gentleman aware that the boilers were mended in 1991?

12 Mar 1998 : Column 746

Mr. Berg: I am, and they broke in 1992.

Hon. Members: Hear, hear.

Madam Speaker: Order. There is too much noise in the Chamber.

Ms Anna Sand (Northhaven): Will my right hon. Friend give way?

Mr. Berg: No, I have three more questions to answer before the hour.

Mr. Holm rose--

Mr. Berg: I will give way to the hon. Gentleman once.

It being Ten o'clock, the debate stood adjourned.
""",
        {
            "a statement on the ferries.": "Berg",
            "their boilers are older.": "Berg",
            "were mended in 1991?": "Holm",
            "they broke in 1992.": "Berg",
            "Hear, hear.": "Hon. Members",
            "noise in the Chamber.": "Madam Speaker",
            "Friend give way?": "Sand",
            "before the hour.": "Berg",
            "Mr. Holm rose--": NOBODY,
            "to the hon. Gentleman once.": "Berg",
            "the debate stood adjourned.": NOBODY,
        },
        ("Column 745", "Column 746"),
        "1998-03-12",
    )


def _sectioned() -> Record:
    """The historic record: section signs, questions with numbers, names in capitals, columns in the text."""
    return Record(
        "commons of 1946",
        """FERRIES (BOILERS)

HC Deb 05 March 1946 vol 420 cc189-90

§ 45. Mr. Sand asked the Minister of Transport how many ferries to the isles have a second boiler.

§ The Minister of Transport (Mr. Berg) Three of the seven, and a fourth will have one by the autumn.

§ Mr. Sand Is my right hon. Friend aware that the isles had no coal for nine days?

§ Mr. Berg Yes, Sir. I have seen the harbour master, and I shall see him again on Friday.

190

§ Mr. Holm Who paid for the coal that came on the tenth day?

§ Mr. Berg The Treasury.
""",
        {
            "have a second boiler.": "Sand",
            "have one by the autumn.": "Berg",
            "no coal for nine days?": "Sand",
            "see him again on Friday.": "Berg",
            "on the tenth day?": "Holm",
            "The Treasury.": "Berg",
        },
        (),
        "1946-03-05",
    )


def _lords() -> Record:
    """The Lords: titles that hold a place, parties in brackets, a motion."""
    return Record(
        "lords",
        """Lighthouses: Winter Service

Volume 836: debated on Tuesday 5 March 2024

Question

14.36

Asked by

Lord Berg of Eastport

To ask His Majesty's Government what plans they have for the lighthouses in winter.

The Parliamentary Under-Secretary of State, Department for Transport (Baroness Holm of Westquay) (Con)

My Lords, the lamps will be lit from four in the afternoon, and two more keepers are hired.

Lord Berg of Eastport (Lab)

My Lords, I thank the Minister. Does she know that one keeper has three lamps?

Baroness Holm of Westquay (Con)

He has two, my Lords, and a boat.

The Earl of Sandgate (CB)

My Lords, I declare an interest as a former keeper.

The Lord Bishop of Northhaven

My Lords, the chapel at the third lamp has no roof.

Motion agreed.

House adjourned at 7.02 pm.
""",
        {
            "for the lighthouses in winter.": "Berg",
            "more keepers are hired.": "Holm",
            "one keeper has three lamps?": "Berg",
            "my Lords, and a boat.": "Holm",
            "as a former keeper.": "Sandgate",
            "has no roof.": "Northhaven",
            "Motion agreed.": NOBODY,
            "adjourned at 7.02 pm.": NOBODY,
        },
        (),
        "2024-03-05",
    )


def _answers() -> Record:
    """The Commons of 2005: party and place behind a name in the line, columns with letters."""
    return Record(
        "commons of 2005",
        """Harbours (Westquay)

15 Nov 2005 : Column 201WH

9.30 am

Mr. Otto Brand (Westquay) (Con): It is a pleasure to open this debate on the harbour.

It silted up last winter, and nobody has dredged it.

Mrs. Lena Moss (Easthaven) (LD): Will the hon. Gentleman give way?

Mr. Brand: Of course.

Mrs. Moss: My constituents sail from there too.

15 Nov 2005 : Column 202WH

The Parliamentary Under-Secretary of State (Dr. Karl Winter): I thank the Member for Westquay (Mr. Brand).

The dredger comes in March. [Hon. Members: "Which March?"] This March.

Mr. Deputy Speaker: Order. We must now move to the next debate.

Question put and agreed to.

Sitting suspended until Two o'clock.
""",
        {
            "this debate on the harbour.": "Brand",
            "nobody has dredged it.": "Brand",
            "hon. Gentleman give way?": "Moss",
            "Of course.": "Brand",
            "sail from there too.": "Moss",
            "Member for Westquay (Mr. Brand).": "Winter",
            "This March.": "Winter",
            "to the next debate.": "Mr. Deputy Speaker",
            "put and agreed to.": NOBODY,
            "until Two o'clock.": NOBODY,
        },
        ("Column 201WH", "Column 202WH"),
        "2005-11-15",
    )


def _lords_in_lines() -> Record:
    """The Lords of 2009: a label in the line, who calls out, an hour."""
    return Record(
        "lords of 2009",
        """Coal: Isles

11 Feb 2009 : Column 1119

3.07 pm

Asked by Lord Brand

To ask Her Majesty's Government how much coal the isles have.

The Minister of State, Department of Energy (Lord Winter): My Lords, they have coal for forty days.

Lord Brand: My Lords, is the noble Lord aware that they burn more in February?

Noble Lords: Oh!

Lord Winter: My Lords, they burn wood as well.

Baroness Moss: My Lords, whose wood is it?

The Earl of Sandgate: My Lords, it is mine.

Motion agreed.
""",
        {
            "coal the isles have.": "Brand",
            "coal for forty days.": "Winter",
            "burn more in February?": "Brand",
            "Oh!": "Noble Lords",
            "burn wood as well.": "Winter",
            "whose wood is it?": "Moss",
            "My Lords, it is mine.": "Sandgate",
            "Motion agreed.": NOBODY,
        },
        ("Column 1119",),
        "2009-02-11",
    )


PARLIAMENT: tuple[Callable[[], Record], ...] = (
    _copied,
    _columned,
    _sectioned,
    _lords,
    _answers,
    _lords_in_lines,
)
