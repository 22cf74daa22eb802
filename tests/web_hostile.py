"""Pages that somebody wrote to harm who reads them: of every kind many, each another, always the same by their seed."""

from __future__ import annotations

import html
import json
import random
from collections.abc import Callable

from tawatur.ingest.page import Given, Page

FLAG = "window.hurt=1"
AWAY = "https://away.invalid"
SCRIPT = f"<script>{FLAG}</script>"
BROKEN_OUT = (
    SCRIPT,
    f'"><script>{FLAG}</script>',
    f"'><img src=x onerror={FLAG}>",
    f"</title></textarea></style></script><script>{FLAG}</script>",
    f'" onmouseover="{FLAG}" autofocus onfocus="{FLAG}" x="',
    f"<svg/onload={FLAG}>",
    f"--><script>{FLAG}</script><!--",
    f"]]><script>{FLAG}</script>",
    "<iframe srcdoc='<script>parent.hurt=1</script>'></iframe>",
    f"<details open ontoggle={FLAG}>",
    "{{ 7 * 7 }}{% raw %}{{ cycler.__init__.__globals__ }}",
    f"\uff1cscript\uff1e{FLAG}\uff1c/script\uff1e",
)
BODIES = ("وزارة المياه", "هيئة الموانئ", "بلدية الساحل", "شركة الكهرباء", "جمعية المزارعين", "إدارة السدود")
DEEDS = ("إغلاق", "تأجيل", "افتتاح", "إصلاح", "تمويل", "توسيع")
THINGS = ("الرصيف", "الجسر", "المحطة", "القناة", "السوق", "المستشفى")
DAYS = ("الأحد", "الإثنين", "الثلاثاء", "الأربعاء", "الخميس")


def told(chance: random.Random) -> tuple[str, str]:
    """(headline, text) of a small invented piece of news."""
    body, deed, thing, day = (chance.choice(x) for x in (BODIES, DEEDS, THINGS, DAYS))
    number = chance.randrange(3, 900)
    lead = f"أعلنت {body}، اليوم {day}، {deed} {thing} رقم {number} بعد أسبوع من العمل."
    said = f"وقال مدير {thing} إن {number + 7} عاملاً شاركوا في {deed} المكان. ونفت {chance.choice(BODIES)} أي تأخير."
    return f"{body} تعلن {deed} {thing} رقم {number}", f"{lead}\n\n{said}\n"


def page(headline: str, body: str, head: str = "", after: str = "") -> bytes:
    """An HTML page as it is given, with nothing escaped."""
    paragraphs = "".join(f"<p>{part}</p>" for part in body.split("\n") if part)
    made = f"<!doctype html><html lang=ar><head><meta charset=utf-8><title>{headline}</title>{head}</head><body>"
    return f"{made}<article><h1>{headline}</h1>{paragraphs}</article>{after}</body></html>".encode("utf-8", "replace")


def scripts(chance: random.Random, number: int) -> Page:
    """Script in every field of a row, as letters."""
    headline, text = told(chance)
    evil = BROKEN_OUT[number % len(BROKEN_OUT)]
    fields = {
        "title": f"{headline} {evil}", "text": f"{text}\nوقال المتحدث باسم الهيئة «{evil} سنعود غداً». {evil}\n",
        "byline": f"كتب: {evil}", "outlet": f"صحيفة {evil}", "url": f"{AWAY}/{evil}",
    }  # fmt: skip
    return Page(input=f"scripts/{number}{evil}.json#1", kind="row", fields=fields, given=Given(outlet=f"يومية {evil}"))


def markup(chance: random.Random, number: int) -> Page:
    """Elements that load, run or lead away, in a page."""
    headline, text = told(chance)
    head = (
        f"<base href={AWAY}/><meta http-equiv=refresh content='0;url={AWAY}'><link rel=stylesheet href={AWAY}/a.css>"
        f"<style>@import url({AWAY}/b.css);body{{display:none}}</style><script src={AWAY}/c.js></script>{SCRIPT}"
    )
    after = (
        f"<form action={AWAY}><input name=q autofocus onfocus={FLAG}></form><iframe src={AWAY}></iframe>"
        f"<object data={AWAY}/x.swf></object><embed src={AWAY}><video src={AWAY} onerror={FLAG}></video>"
    )
    inside = f"<img src={AWAY}/p.gif onerror={FLAG}><b onclick={FLAG}>قال الوزير إن العمل انتهى</b>"
    return Page(input=f"markup/{number}.html", kind="html", data=page(headline, f"{text}\n{inside}", head, after))


def drawings(chance: random.Random, number: int) -> Page:
    """Drawings with script in them."""
    headline, text = told(chance)
    drawn = (
        f"<svg xmlns='http://www.w3.org/2000/svg' onload={FLAG}><script>{FLAG}</script><foreignObject><body "
        f"onload={FLAG}/></foreignObject><a xlink:href='javascript:{FLAG}'><text>قال المدير إن العمل مستمر</text></a>"
        f"<animate onbegin={FLAG} attributeName=x dur=1s/><use href='data:image/svg+xml,x#y'/></svg><math><mtext><img "
        f"src=x onerror={FLAG}></mtext></math>"
    )
    return Page(input=f"drawings/{number}.html", kind="html", data=page(f"{headline}{drawn}", f"{drawn}\n{text}"))


def links(chance: random.Random, number: int) -> Page:
    """Addresses that are no addresses."""
    headline, text = told(chance)
    evil = ("javascript:", "JaVa\tScRiPt:", " javascript:", "data:text/html,<script>", "vbscript:", "java\nscript:",
            "\x01javascript:", "https:javascript:", "//away.invalid/",
            "file:///etc/passwd?")[number % 10] + FLAG  # fmt: skip
    head = f'<link rel=canonical href="{evil}"><meta property=og:url content="{evil}">'
    body = f'{text}\n<a href="{evil}">قالت الوزارة إن العمل انتهى</a>'
    return Page(input=f"links/{number}.html", kind="html", data=page(headline, body, head), given=Given(url=evil))


def directions(chance: random.Random, number: int) -> Page:
    """Letters that turn the line around, and are never closed."""
    headline, text = told(chance)
    turn = "\u202e\u202d\u2067\u2066\u202b\u200f\u2068"[number % 7]
    name = f"{turn}أخبار{turn} السد\u202e"
    fields = {
        "title": f"{turn}{headline}{turn * 40}",
        "text": text.replace(" ", f" {turn}"),
        "byline": name,
        "outlet": name,
    }
    return Page(input=f"directions/{number}{turn}fdp.txt", kind="row", fields=fields, given=Given(outlet=name))


def lengths(chance: random.Random, number: int) -> Page:
    """Headlines and words without an end: of two million letters the first five, then of some thousand."""
    headline, text = told(chance)
    endless = ("م" * 2_000_000, "-" * 2_000_000, "&nbsp;" * 400_000, f"{headline} " * 1_000, "😀" * 500_000)
    word = endless[number] if number < len(endless) else "م" * 4000 if number % 2 else f"{headline} " * 200
    long = "https://away.invalid/" + "a" * 3000
    said = f"وقال مدير الهيئة إن {'ب' * 3000} شاركوا في العمل. {long}"
    return Page(input=f"lengths/{number}.html", kind="html", data=page(word, f"{text}\n{said}\n{'-' * 3000}"))


def formulas(chance: random.Random, number: int) -> Page:
    """What a spreadsheet would carry out."""
    _, text = told(chance)
    formula = ("=HYPERLINK(\"http://away.invalid\")", "=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1+1", "\r=1+1",
               "=cmd|' /C calc'!A0",
               "＝1+1", "%0A=1+1")[number % 10]  # fmt: skip
    said = f"{formula}\n\nقالت {formula} إن العمل انتهى اليوم. وقال المدير «{formula} انتهى العمل»."
    fields = {"title": formula, "text": f"{formula} {text}\n{said}", "byline": formula, "outlet": formula}
    return Page(input=f"{formula}{number}.csv#1", kind="row", fields=fields, given=Given(outlet=formula))


def forgeries(chance: random.Random, number: int) -> Page:
    """Data for machines that is false, broken or without an end."""
    headline, text = told(chance)
    about: dict[str, object] = {
        "@context": "https://schema.org", "@type": ["NewsArticle", {"a": 1}, None][number % 3],
                                                    "headline": [SCRIPT] * 3,
        "author": {"name": {"name": SCRIPT}}, "publisher": {"name": f"وكالة {SCRIPT}", "url": f"javascript:{FLAG}"},
        "datePublished": ("9999-99-99", "-1", 1e308, [], {}, "٢٠٢٦-٠١-٠١", "2026-01-01T99:99:99Z", None)[number % 8],
        "articleBody": f"{SCRIPT} {text}", "mainEntityOfPage": {"@id": f"javascript:{FLAG}"}, "isBasedOn": [[[]]],
    }  # fmt: skip
    inside = json.dumps(about) if number % 4 else '{"@type":"NewsArticle",' + '"a":[' * 2000
    text = text + text.replace("أعلنت", "أكدت")
    head = f"<script type='application/ld+json'>{inside}</script><meta name=author content='{SCRIPT}'>"
    return Page(input=f"forgeries/{number}.html", kind="html", data=page(headline, text, head))


def entities(chance: random.Random, number: int) -> Page:
    """Markup that becomes markup only when it is read, once or twice."""
    headline, text = told(chance)
    evil = html.escape(BROKEN_OUT[number % len(BROKEN_OUT)])
    evil = html.escape(evil) if number % 2 else "".join(f"&#x{ord(sign):x}" for sign in SCRIPT) + ";" + evil
    body = f"{text}\nوقال مدير الهيئة «{evil} انتهى العمل». {evil}"
    return Page(input=f"entities/{number}.html", kind="html", data=page(f"{headline} {evil}", body))


def nothings(chance: random.Random, number: int) -> Page:
    """Bytes that are no letters, in the midst of letters."""
    headline, text = told(chance)
    odd = (b"\x00", b"\x00\x01\x02\x1b[2J", b"\xff\xfe", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\x0b\x0c",
           b"\xef\xbf\xbf",
           b"\xc0\xbc", b"\xe2\x80\xa8", b"\xf3\xa0\x81\x81")[number % 10]  # fmt: skip
    data = page(headline, f"{text}\nوقال مدير الهيئة إن العمل انتهى.").replace(b" ", b" " + odd)
    return Page(input=f"nothings/{number}\u2400.html", kind="html", data=data)


def crowds(chance: random.Random, number: int) -> Page:
    """More statements than anybody makes: fifteen hundred in the first, then some dozens; no two pages share them."""
    headline, text = told(chance)
    many, place = (60, THINGS[number % len(THINGS)]) if number else (1_500, "السد")
    deed = DEEDS[number % len(DEEDS)]
    lines = [f"وقال مدير {place} رقم {number * 100 + n} إن {deed} المكان {n + 3} تأجل." for n in range(many)]
    return Page(
        input=f"crowds/{number}.txt", kind="text", data=f"{headline}\n\n{text}\n{chr(10).join(lines)}\n".encode()
    )


def nests(chance: random.Random, number: int) -> Page:
    """Elements in elements without an end, tables as wide as the sea, and lines that end nowhere."""
    headline, text = told(chance)
    deep = ("<div>", "<blockquote>", "<table><tr><td>", "<b><i>", "<ul><li>")[number % 5] * (40 if number % 2 else 400)
    wide = (
        "<table><tr>"
        + f"<td>قال المدير إن العمل انتهى {number}</td>" * 200
        + "</tr></table><pre>"
        + "ا ب " * 2000
        + "</pre>"
    )
    return Page(input=f"nests/{number}.html", kind="html", data=page(headline, f"{deep}{text}\n{wide}"))


KINDS: tuple[Callable[[random.Random, int], Page], ...] = (
    scripts, markup, drawings, links, directions, lengths, formulas, forgeries, entities, nothings, crowds, nests,
)  # fmt: skip


def corpus(seed: int, of_each: int) -> list[tuple[str, Page]]:
    """(kind, page) of every kind as many."""
    chance = random.Random(seed)
    return [(kind.__name__, kind(chance, number)) for kind in KINDS for number in range(of_each)]
