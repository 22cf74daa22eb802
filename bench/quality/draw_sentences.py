"""Draws the reporting sentences of which the source is labelled: seeded, before any is read.

Usage: python bench/quality/draw_sentences.py SHARED_DATA_DIR > bench/quality/sentences/drawn.jsonl
       python bench/quality/draw_sentences.py SHARED_DATA_DIR FOLDER [open|kept]      (writes the articles as ID.txt)

A reporting sentence holds a form of a verb or a phrase that reports; whether it does report is for the reader to say.
One sentence an article, drawn by the seed among all of its article. Prints one JSON line a sentence: its set, the id of
its article, where it starts and ends, and whether it is kept aside. The articles themselves are not in this repository:
an id is (file, index) in the set, and the text that the offsets count in is the whole article, as `draw` gives it.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import articles
import draw_cases
import draw_names
import draw_roles
import draw_times

SEED = 20261203
EACH = 150  # articles of each set; every third is kept aside
FURTHER = 42  # articles of each set that the draw goes on with, since not every sentence drawn reports
ARTICLE = range(300, 20_001)  # characters of an article that is drawn
SENTENCE = range(30, 501)  # characters of a sentence that is drawn
END = re.compile(r"\n+|(?<=[.!؟?…])\s+")  # what stands between two sentences
WORD = re.compile(r"\w+")
MARKS = re.compile("[\u064b-\u0652\u0640]")  # vowel signs and the lengthening stroke
ALIKE = str.maketrans("أإآى", "اااي")  # letters that pages write one for the other
FORMS = """
قال قالت قالوا قالا يقول تقول يقولون قائلا قائلة قائلين قوله قولها قولهم أكد أكدت أكدوا أكدا يؤكد تؤكد يؤكدون مؤكدا
مؤكدة مؤكدين تأكيده تأكيدها أعلن أعلنت أعلنوا أعلنا يعلن تعلن يعلنون معلنا معلنة معلنين إعلانه إعلانها أضاف أضافت
أضافوا يضيف تضيف يضيفون مضيفا مضيفة مضيفين أوضح أوضحت أوضحوا أوضحا يوضح توضح يوضحون موضحا موضحة موضحين أشار أشارت
أشاروا يشير تشير يشيرون مشيرا مشيرة مشيرين إشارته ذكر ذكرت ذكروا يذكر تذكر يذكرون ذاكرا ذاكرة كشف كشفت كشفوا يكشف تكشف
يكشفون كاشفا كاشفة صرح صرحت صرحوا يصرح تصرح يصرحون مصرحا مصرحة نقل نقلت نقلوا ينقل تنقل ينقلون ناقلا ناقلة نقلا أفاد
أفادت أفادوا يفيد تفيد يفيدون مفيدا مفيدة نفى نفت نفوا ينفي تنفي ينفون نافيا نافية نافين حذر حذرت حذروا يحذر تحذر
يحذرون محذرا محذرة محذرين طالب طالبت طالبوا يطالب تطالب يطالبون مطالبا مطالبة مطالبين دعا دعت دعوا يدعو تدعو يدعون
داعيا داعية داعين رأى رأت رأوا يرى ترى يرون اعتبر اعتبرت اعتبروا يعتبر تعتبر يعتبرون معتبرا معتبرة معتبرين شدد شددت
شددوا يشدد تشدد يشددون مشددا مشددة مشددين لفت لفتت لفتوا يلفت تلفت لافتا لافتة لافتين بينت بينوا يبين تبين يبينون
مبينا مبينة أبان أبانت زعم زعمت زعموا يزعم تزعم يزعمون زاعما زاعمة ادعى ادعت ادعوا يدعي تدعي مدعيا مدعية تابع تابعت
تابعوا يتابع متابعا استطرد استطردت مستطردا اعترف اعترفت اعترفوا يعترف تعترف معترفا معترفة أقر أقرت أقروا يقر تقر مقرا
توقع توقعت توقعوا يتوقع تتوقع يتوقعون متوقعا متوقعة رجح رجحت رجحوا يرجح ترجح مرجحا مرجحة عبر عبرت عبروا يعبر تعبر
معبرا معبرة أعرب أعربت أعربوا يعرب تعرب معربا معربة انتقد انتقدت انتقدوا ينتقد تنتقد منتقدا منتقدة اتهم اتهمت اتهموا
يتهم تتهم متهما متهمة هدد هددت هددوا يهدد تهدد مهددا مهددة تعهد تعهدت تعهدوا يتعهد متعهدا متعهدة وعد وعدت وعدوا واعدا
رد ردت أجاب أجابت يجيب مجيبا تساءل تساءلت تساءلوا يتساءل متسائلا نوه نوهت نوهوا ينوه منوها منوهة أبلغ أبلغت أبلغوا
أخبر أخبرت أخبروا يخبر كتب كتبت كتبوا غرد غردت مغردا روى روت يروي تروي نشر نشرت وصف وصفت وصفوا يصف تصف واصفا واصفة
ناشد ناشدت ناشدوا يناشد مناشدا مناشدة حث حثت حثوا يحث تحث أدان أدانت أدانوا يدين تدين ندد نددت نددوا منددا استنكر
استنكرت مستنكرا أثنى أثنت أشاد أشادت يشيد مشيدا مشيدة هنأ اقترح اقترحت جدد جددت مجددا أبدى أبدت ألمح ألمحت لمح لوح
أنكر أنكرت ينكر منكرا اعتقد اعتقدت يعتقد تعتقد يعتقدون ظن استبعد استبعدت مستبعدا سرد حكى علق علقت معلقا بحسب حسب حسبما
وفق وفقا طبقا نقلت_عن على_لسان بين_أن بين_أنه بين_أنها بين_بأن على_حد_قول على_حد_تعبير
"""


def bare(word: str) -> str:
    """A word without what pages write in several ways."""
    return MARKS.sub("", word).translate(ALIKE)


REPORTING = frozenset(bare(form).replace("_", " ") for form in FORMS.split())
LONGEST = 3  # words of a form
OTHERS = (  # draws made before this one
    *("cases", "events", "eye", "maghrebi", "names", "quantities"),
    *("reuse", "roles", "roles2", "statements", "statements2", "times"),
)


def reports(sentence: str) -> bool:
    """Whether a sentence holds a form that reports, alone or with a conjunction before it."""
    words = [bare(word) for word in WORD.findall(MARKS.sub("", sentence))]
    runs = (" ".join(words[i : i + n]) for i in range(len(words)) for n in range(1, LONGEST + 1))
    return any(run in REPORTING or (run[0] in "وف" and run[1:] in REPORTING) for run in runs)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where the reporting sentences of a text start and end, without white space at their edges."""
    start = 0
    for end, following in [*((gap.start(), gap.end()) for gap in END.finditer(text)), (len(text), len(text))]:
        part = text[start:end]
        first = start + len(part) - len(part.lstrip())
        if len(part.strip()) in SENTENCE and reports(part):
            yield first, first + len(part.strip())
        start = following


def draw(folder: Path) -> list[draw_times.Stretch]:
    """Every sentence drawn, set after set, then those that the draw goes on with; no article that another draw took."""
    used = articles.taken(OTHERS)
    drawn: list[draw_times.Stretch] = []
    further: list[draw_times.Stretch] = []
    for name, read in draw_names.SETS.items():
        pages = read(folder)
        seen = {draw_cases.squeezed(pages[page_id]) for page_id in used & pages.keys()}
        ids = sorted(pages.keys() - used)
        random.Random(SEED).shuffle(ids)
        mine = list[draw_times.Stretch]()
        for page_id in ids:
            text = pages[page_id]
            if len(mine) == EACH + FURTHER or len(text) not in ARTICLE or not draw_roles.is_arabic(text):
                continue
            if (same := draw_cases.squeezed(text)) not in seen and (among := list(sentences(text))):
                seen.add(same)
                start, end = random.Random(f"{SEED} {page_id}").choice(among)
                mine.append(draw_times.Stretch(name, page_id, start, end, len(mine) % 3 == 2, text))
        drawn += mine[:EACH]
        further += mine[EACH:]
    return drawn + further


if __name__ == "__main__":
    draw_times.write(draw(Path(sys.argv[1])), sys.argv[2:])
