"""Pages and texts that hold no article, drawn by kind and number: menus, walls, forms, lists, programs.

Even numbers were looked at while `intake/no_article.py` was written; odd ones have other words, were counted
by kind at first, and looked at later. Numbers from `NEW` on have a third set of words where a kind has words
of its own (`NEWLY_SAID`): written before the rules were mended the second time, and known to who mended them.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Sequence
from random import Random

from tests.intake.article_kinds import sentence, title
from tests.intake.press.made_exports import WORDS

_Halves = tuple[Sequence[str], Sequence[str], Sequence[str]]  # of even and of odd numbers, and of new ones
NEW = 1_000
NEWLY_SAID = ("consent", "wall", "lost", "door", "check", "program")

_CONSENT: _Halves = (
    ("We value your privacy", "We and our 842 partners store information on a device, such as cookies.",
     "You may click to consent to our and our partners’ processing.", "Accept all", "Manage options",
     "This site uses cookies to offer you a better experience.", "Find out more in our cookie policy.",
     "Some of our partners process your data on the ground of a legitimate interest: you may object.",
     "Your choices apply to this website only, and you can change them at any time.", "Reject all",
     "Personalised advertising and content, measurement of advertising, research on audiences.",
     "Strictly necessary cookies", "These cookies are needed for the site and cannot be switched off.",
     "Performance cookies", "These cookies let us count visits, to measure how well the site does.",
     "Save and close"),
    ("Your data, your choice", "To go on for free, agree to tracking, or take our offer without advertising.",
     "With your agreement, we and 611 vendors read identifiers on your device and build a profile of you.",
     "Agree and proceed", "Decline", "Only what is necessary", "Privacy settings", "List of vendors",
     "Functional", "Always active", "Analytics", "Marketing",
     "Technologies such as local storage help us to run the service.",
     "You may withdraw your agreement whenever you like in the footer of each page.",
     "Cookies that are set by third parties may follow you across sites.", "Confirm my selection",
     "Purposes: precise location; scanning a device; limited data for choosing advertising.",
     "Details on how long each cookie is kept stand in the declaration."),
    ("Privacy Preference Center",
     "When you visit any website, it may store or retrieve information on your browser.",
     "Do not sell or share my personal information", "Allow all", "Manage consent preferences",
     "You can choose not to allow some types of technologies.", "Targeting", "Social media", "Vendor list",
     "Because we respect your right to privacy, you can set categories on or off as you like.",
     "Blocking some types may impact your experience of the site and the services we are able to offer.",
     "With your permission we and 190 third parties may use precise geolocation data.",
     "Store and/or access information", "Develop and improve services", "Continue without agreeing",
     "Learn more and customise", "I agree",
     "Some vendors do not ask for permission and rely on their own interest.",
     "Data may be transferred outside of your country.", "Version of the framework: 2.2"),
)  # fmt: skip
_WALL: _Halves = (
    ("To continue reading, please subscribe.", "Already a subscriber? Log in here.", "Cancel anytime.",
     "Subscribe now and get unlimited access.", "You have read your free articles of this month.",
     "Digital, €4.90 a month", "Print and digital, €29.90 a month", "Start your free trial"),
    ("This item is available in full to members.", "Please log in to continue.", "Choose your plan",
     "Monthly $1 for the first four weeks", "Annual $39", "Support independent reporting from the valley.",
     "You have one story left.", "Give this story to a friend",
     "Billed as one payment. Ends when you say so.",
     "Unlock this story", "Join today"),
    ("Want to read more?", "Become a subscriber to enjoy every story.", "Already registered? Sign in",
     "Offer for new customers only", "Try four weeks for $1, then $9.99 every month.", "See all options",
     "Keep up with what matters, on all devices.", "You've reached your monthly limit.",
     "Change or stop online",
     "Premium", "Standard digital", "Pay yearly and save 20%", "Pick a subscription that suits you."),
)  # fmt: skip
_LOST: _Halves = (
    ("Page not found", "The page you are looking for could not be found. It may have been moved or deleted.",
     "Return to the home page", "Try again later.", "502 Bad Gateway", "Please check the address.",
     "Access Denied. You don't have permission to access this page on this server."),
    ("404", "Oops! Nothing lives at this address.", "We’re sorry, the story that you asked for is gone.",
     "It seems that the link is broken or that the article was taken down.", "Use the search to find it.",
     "Go to the front page", "Error 410: Gone", "Not Found. The requested URL was not found on this server.",
     "The site is temporarily down for maintenance."),
    ("Sorry, we can’t open this page", "The URL may be misspelled.", "Error code: 404",
     "This content has expired or is restricted in your country.", "Try searching for it instead.",
     "Request timed out", "The web server reported an error. Contact the administrator.", "Go back",
     "Take me to the front page", "HTTP Error 500", "Reload", "An unexpected error occurred."),
)  # fmt: skip
_DOOR: _Halves = (
    ("Sign in", "Enter your email address and password to go on.", "Forgot your password?", "Remember me",
     "Don’t have an account? Create one now.", "Log in to your account", "Continue with single sign-on"),
    ("Welcome back", "User ID", "PIN", "Keep me signed in on this device", "Trouble signing in?",
     "Choose your institution to get access through your library.", "New here? Register.", "Next",
     "We have sent a code of six digits to your phone. Type it below."),
    ("Account login", "Username or library card number", "Passcode", "Show", "Need help logging in?",
     "Access through your university or organisation", "Find your institution", "Create a free account",
     "By continuing you agree to the terms and the privacy notice.", "Email me a link to log in",
     "Continue with your phone", "Or", "Your session has expired. Log on again.", "Reset your passcode",
     "This service is restricted to members of the university.", "Use your authenticator app to approve it."),
)  # fmt: skip
_CHECK: _Halves = (
    ("Just a moment...", "Checking your browser before accessing the site.", "Verify you are human.",
     "Please enable JavaScript and cookies to continue.", "Ray ID: 89ab12",
     "Confirm that you are not a robot."),
    ("One more step", "Press and hold the button until it is full, so that we know that you are a person.",
     "Your connection is being checked.", "This takes a few seconds.", "Select all images with a bridge.",
     "Your browser is out of date. Update it to view this site.", "Loading…",
     "Requests from your network were blocked by our security service.", "Incident number 5-118-2"),
    ("Performing security verification", "This website uses a service to protect itself from bots.",
     "Please complete the challenge to proceed.", "Your request looks automated.", "Reference #18.2f1",
     "If you think that this is a mistake, contact support with the number below.", "Verifying…",
     "Type the characters you see in the picture.", "Slide to complete the puzzle",
     "Client address: 203.0.113.7"),
)  # fmt: skip


def _said(halves: _Halves) -> Callable[[Random, int], str]:
    def made(draw: Random, half: int) -> str:
        lines = list(halves[half])
        first, rest = lines[0], lines[1:]
        draw.shuffle(rest)
        return "\n\n".join([first, *rest[: draw.randint(3, len(rest))]])

    return made


def _menu(draw: Random, odd: int) -> str:
    """What is left of a page whose text was not loaded."""
    even = ["Home", "World", "Politics", "Business", "Opinion", "Culture", "Sport", "Newsletters",
            "Podcasts", "About us", "Contact", "Terms", "Privacy", "Imprint", "Follow us",
            "Facebook", "Instagram"]  # fmt: skip
    other = ["Skip to content", "Search", "Latest", "Regions", "Northland", "Valley", "Coast", "Data",
             "Weather", "E-paper", "Archive", "Jobs", "Advertise", "RSS", "Help",
             "© 2026 The Quay Observer"]  # fmt: skip
    lines = (other if odd else even)[: draw.randint(8, 20)]
    return (" | " if odd else "\n").join(lines)


def _headlines(draw: Random, odd: int) -> str:
    """A front page: headlines alone."""
    some = [title(draw) for _ in range(draw.randint(10, 40))]
    return "\n".join(
        f"{one}\n{at % 12 + 1} hours ago" if odd else f"{one} ({at % 28 + 1} March)"
        for at, one in enumerate(some)
    )


def _results(draw: Random, odd: int) -> str:
    """What a search on a site found."""
    number = draw.randint(8, 20)
    head = [f"{number * 31} results for “limits”", "Sort by: relevance | date", "Filter by section"]
    if odd:
        head = ["You searched for: limits", f"Showing 1–{number} of {number * 17}"]
    for at in range(number):
        snippet = " ".join(sentence(draw).split()[2 : draw.randint(10, 14)])
        head += [title(draw), f"{at % 28 + 1} March 2026 · World", f"… {snippet} …"] if not odd else [
            title(draw), f"example.org › news › {at}", f"{snippet} ..."]  # fmt: skip
    return "\n".join([*head, "Next page" if odd else "1 2 3 … 40 Next"])


def _tag(draw: Random, odd: int) -> str:
    """The articles of a subject, with the beginning of each."""
    lines = ["Tag: limits" if not odd else "All stories on limits"]
    for at in range(draw.randint(8, 20)):
        begun = " ".join(sentence(draw).split()[: draw.randint(8, 12)])
        lines += (
            [title(draw), f"By Ada Holt, {at % 28 + 1} March 2026", f"{begun}… Read more"]
            if not odd
            else [title(draw), f"{begun} [...]", "Continue reading →", f"Posted in World | {at} Comments"]
        )
    return "\n".join(lines)


def _directory(draw: Random, odd: int) -> str:
    """Addresses, a map of a site, a table of contents."""
    lines = [
        f"https://example.org/{at}/{word}" if not odd else f"<loc>https://example.org/{at}/{word}</loc>"
        for at, word in enumerate(WORDS)
    ]
    if draw.random() < 0.5:
        lines = [
            f"{at}. The {word} {'.' * 20} {at * 7}" if not odd else f"{word.title()} – page {at * 7}"
            for at, word in enumerate(WORDS)
        ]
    return "\n".join(lines)


def _program(draw: Random, half: int) -> str:
    name = draw.choice(WORDS)
    if half == 2:
        return draw.choice(_new_programs(draw, name))
    odd = half == 1
    forms = (
        [
            f"def {name}(at: int) -> int:\n    # {sentence(draw)}\n    return at + 1\n\n" * 8,
            "function a(b){var c=b.d;return c+1;}\nconst x = [1,2,3];\nx.forEach((y) => { show(y); });\n" * 6,
            base64.encodebytes(draw.randbytes(3000)).decode(),
        ]
        if not odd
        else [
            f".{name} > a:hover {{ color: #00f; margin: 0 auto; padding: 4px 8px; }}\n" * 20,
            f"SELECT id, name FROM {name} WHERE day >= '2026-01-01' AND (kind = 1 OR kind = 2);\n" * 12,
            f"diff --git a/{name}.py b/{name}.py\n@@ -1,4 +1,4 @@\n-x = f(1)\n+x = f(2)  # {sentence(draw)}\n"
            * 10,
            f'#include <{name}.h>\nint main(void) {{\n  printf("%d\\n", {name}[0]);\n  return 0;\n}}\n' * 8,
            draw.randbytes(3000).hex(),
            "\n".join(
                f'{name.upper()}_{at}="/usr/lib/{word}:$PATH"; export {name.upper()}_{at}'
                for at, word in enumerate(WORDS)
            ),
        ]
    )
    return draw.choice(forms)


def _new_programs(draw: Random, name: str) -> list[str]:
    return [
        f"package {name}\n\nimport \"fmt\"\n\n// {sentence(draw)}\nfunc main() {{\n\tfmt.Println(1)\n}}\n"
        * 6,
        f"{name}:\n  image: quay/{name}:1.2\n  ports:\n    - 80:80\n  environment:\n    - DEBUG=1\n" * 8,
        f"UPDATE {name} SET ready = 1 WHERE id IN (1, 2, 3);\nDELETE FROM {name} WHERE day < '2020-01-01';\n"
        * 9,
        f"{name} <- read.csv('{name}.csv')\nmodel <- lm(y ~ x, data = {name})\nsummary(model)\n" * 8,
        f"for f in *.txt; do\n  sort \"$f\" | uniq -c > {name}.out\ndone\nexit 0\n" * 10,
        f"<?php\n$x = get_{name}($id);\nif (!$x) {{ die('none'); }}\necho $x->name;\n?>\n" * 8,
        f"\\begin{{tabular}}{{lr}}\n{name} & 12 \\\\\n\\hline\n\\end{{tabular}}\n" * 9,
        f"Traceback (most recent call last):\n  File \"/srv/{name}.py\", line 12, in run\n    self.go(at)\n"
        * 9,
        f"[{name}]\nhost = 127.0.0.1\nport = 8080\nverbose = true\npath = /var/lib/{name}\n" * 8,
        f"public class {name.title()} extends Base {{\n  private int at;\n  int at() {{ return at; }}\n}}\n"
        * 8,
    ]  # fmt: skip


def _log(draw: Random, odd: int) -> str:
    lines = [
        f"2026-03-12 10:15:{at:02} INFO server GET /index 200 {at}ms"
        if not odd
        else f'203.0.113.{at} - - [12/Mar/2026:10:15:{at:02} +0000] "GET /{WORDS[at % 20]}" 200 {at * 37}'
        for at in range(draw.randint(15, 59))
    ]
    return "\n".join(lines)


def _figures(draw: Random, odd: int) -> str:
    """Quotations of an exchange, the weather, results of matches."""
    if odd:
        return "\n".join(
            f"{word.title()}\t{draw.randint(-9, 30)} °C\t{draw.randint(0, 100)} %\tE {at}"
            for at, word in enumerate(WORDS)
        )
    return "\n".join(
        f"{word.upper()} {draw.random() * 90:.2f} {draw.random() * 4 - 2:+.2f} %" for word in WORDS
    )


def _records(draw: Random, odd: int) -> str:
    """Data of a program, without a text in it."""
    rows = [{"id": at, "name": word, "at": [at, at * 2], "ok": at % 2 == 0} for at, word in enumerate(WORDS)]
    if odd:
        return "id;name;count\n" + "\n".join(f"{row['id']};{row['name']};{row['id'] * 3}" for row in rows)
    return json.dumps(rows, indent=draw.choice([None, 2]))


def _comments(draw: Random, odd: int) -> str:
    """The form under an article, and buttons."""
    lines = ["Share this", "Print", "Save", "Comments (14)", "Leave a comment",
             "Your email address will not be published.", "Name *", "Email *", "Website",
             "Post comment"]  # fmt: skip
    if odd:
        lines = ["Sign up to our newsletter", "Get the day’s stories in your inbox.", "Your email",
                 "I accept the terms.", "Sign up", "No thanks",
                 "You can unsubscribe at any time."]  # fmt: skip
    return "\n".join(lines)


def _file_list(draw: Random, odd: int) -> str:
    lines = [
        f"-rw-r--r-- 1 ada ada {at * 119} Mar 12 10:15 {word}.txt"
        if not odd
        else f"{word}_2026-03-{at + 1:02}.docx    {at * 3} kB"
        for at, word in enumerate(WORDS)
    ]
    return "\n".join(lines)


KINDS: dict[str, Callable[[Random, int], str]] = {
    "consent": _said(_CONSENT),
    "wall": _said(_WALL),
    "lost": _said(_LOST),
    "door": _said(_DOOR),
    "check": _said(_CHECK),
    "menu": _menu,
    "headlines": _headlines,
    "results": _results,
    "tag": _tag,
    "directory": _directory,
    "program": _program,
    "log": _log,
    "figures": _figures,
    "records": _records,
    "comments": _comments,
    "files": _file_list,
}
_AS_PAGES = frozenset(
    {"consent", "wall", "lost", "door", "check", "menu", "headlines", "results", "tag", "comments"}
)


def no_article(kind: str, number: int) -> bytes:
    """The page or text of a kind with this number; every third of those that are pages is one in HTML."""
    draw = Random(f"no article {kind} {number}")
    made = KINDS[kind](draw, 2 if number >= NEW and kind in NEWLY_SAID else number % 2)
    if kind in _AS_PAGES and number % 3 == 0:
        lines = "".join(
            f"<p>{line}</p>" if len(line) > 40 else f"<div><a href='/'>{line}</a></div>"
            for line in made.split("\n")
            if line
        )
        head = f"<head><title>{made.splitlines()[0]}</title></head>"
        made = f"<!doctype html><html>{head}<body><main>{lines}</main></body></html>"
    return made.encode()
