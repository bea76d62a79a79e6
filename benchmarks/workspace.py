"""The workspace of a draft of 60 steps on a full province, as an ordinary signed-in user: an edit, and the page after it.

python -m benchmarks.workspace [--profile]
"""

from __future__ import annotations

import cProfile
import html
import pstats
import statistics
import sys
import time
from datetime import date
from typing import Any

import polars as pl
from benchmarks.invented import PROVINCE, apparatus, mergers, reform
from benchmarks.measure import say, seconds
from benchmarks.scratch import database

from tinhgon.kernel.kept import forget
from tinhgon.kernel.mandate import Decision, Mandate
from tinhgon.law.books import builtin
from tinhgon.law.checks import check, formed_by, merged_on, touched_by
from tinhgon.structure.figures.comparison import differences, people_moved
from tinhgon.structure.run import run

CLERK = Mandate("benchmark", "clerk")
DAY = date(2025, 7, 1)
STEPS = 60
TARGET = 0.3
TIMES = 9


def measure(*, profiled: bool) -> None:
    """Load the province, begin the draft, and time what its editor waits for."""
    history = apparatus(PROVINCE)
    with database():
        from django.db import connection
        from django.test import Client

        from tinhgon.accounts import acts as accounts
        from tinhgon.mandates import acts as mandates
        from tinhgon.registry import acts
        from tinhgon.site.static import collect

        collect()
        acts.load(CLERK, Decision("benchmark"), history)
        with connection.cursor() as cursor:
            cursor.execute("analyze")
        who, _ = accounts.add("do-toc-do", "Người đo tốc độ", invented=True)
        who.one_off = False
        who.save()
        mandates.grant(CLERK, mandates.Wish(who, "drafter", date(2019, 12, 1), None, Decision("1/QĐ")))
        client = Client(SERVER_NAME="localhost")
        client.force_login(who)
        structure = history.on(DAY)
        print(
            f"# province: {structure.units.height:,} units, {structure.tenures.height:,} tenures; drafts of {STEPS} steps"
        )
        cut = reform(PROVINCE, DAY)
        for scheme, what in (
            (mergers(PROVINCE, STEPS, DAY), "bodies merge"),
            (cut.model_copy(update={"steps": cut.steps[:STEPS]}), "communes merge"),
        ):
            _one(client, scheme, structure, what, profiled=profiled)


def _one(client: Any, scheme: Any, structure: Any, what: str, *, profiled: bool) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    begun = client.post("/de-an/soan/moi/", {"ten": what, "co-quan": "T01", "van-ban": scheme.to_yaml()})
    here = begun["Location"]
    told = client.get(here)
    if told.status_code != 200:
        raise ValueError(told.content.decode()[:2000])
    plain, _ = seconds(lambda: _plainly(scheme, structure), repeats=2)
    say(f"{what}: run, law and figures alone, nothing kept, no page", plain)
    forget()
    cold, _ = seconds(lambda: client.get(here))
    say(f"{what}: the page with nothing kept, the books read anew", cold)
    editor = _Editor(client, here)
    editor.edit(STEPS)
    if profiled:
        editor.profile(STEPS)
    for number, words in ((STEPS, "the last step"), (STEPS // 2, "step 30"), (1, "step 1")):
        save, page, busy = editor.timed(number)
        say(f"{what}: save an edit of {words}", save, TARGET)
        say(f"{what}: page after an edit of {words} (cpu {busy:.3f} s)", page, TARGET, cold, "nothing kept")
    again, _ = seconds(lambda: client.get(here), repeats=5)
    say(f"{what}: the same page again", again, TARGET, cold, "nothing kept")
    preview, _ = seconds(lambda: editor.preview(STEPS), repeats=3)
    say(f"{what}: preview of an edit of the last step", preview, TARGET)
    with CaptureQueriesContext(connection) as seen:
        client.get(here)
    print(f"{what}: {len(seen)} queries a page")


class _Editor:
    """Somebody who edits a draft by its forms, as a browser sends them."""

    def __init__(self, client: Any, here: str) -> None:
        self.client, self.here, self.times = client, here, 0

    def _form(self, number: int) -> dict[str, str]:
        page = self.client.get(f"{self.here}buoc/{number}/").content.decode()
        inputs = [part.split(">", 1)[0] for part in page.split("<input ")[1:]]
        found = {}
        for text in inputs:
            name, value = (_attribute(text, one) for one in ("name", "value"))
            if name.startswith("f.") or name == "phien-ban":
                found[name] = value
        for part in page.split('<select class="form-select" ')[1:]:
            name, body = _attribute(part.split(">", 1)[0], "name"), part.split("</select>", 1)[0]
            if name.startswith("f.") and "selected" in body:
                found[name] = _attribute(body.split(" selected", 1)[0].rsplit("<option ", 1)[1], "value")
        self.times += 1
        return found | {"f.into.name": f"Cơ quan hợp nhất {number} lần {self.times}"}

    def edit(self, number: int) -> float:
        """Rename what a step makes; return the seconds of the save."""
        form = self._form(number) | {"nut": "luu"}
        taken, answer = seconds(lambda: self.client.post(f"{self.here}buoc/{number}/", form))
        if answer.status_code != 303:
            raise ValueError(answer.content.decode()[:3000])
        return taken

    def timed(self, number: int) -> tuple[float, float, float]:
        """Return the middle of several saves of an edit, of the pages after them, and of the processor's seconds for these."""
        saves, pages, busy = [], [], []
        for _ in range(TIMES):
            saves.append(self.edit(number))
            began = time.process_time()
            taken, answer = seconds(lambda: self.client.get(f"{self.here}?da-luu=1"))
            busy.append(time.process_time() - began)
            if answer.status_code != 200:
                raise ValueError(answer.status_code)
            pages.append(taken)
        return statistics.median(saves), statistics.median(pages), statistics.median(busy)

    def preview(self, number: int) -> None:
        """Ask what an edit would do."""
        self.client.post(f"{self.here}buoc/{number}/", self._form(number) | {"nut": "xem"})

    def profile(self, number: int) -> None:
        """Print where the time of a page after an edit goes."""
        self.edit(number)
        found = cProfile.Profile()
        found.runcall(lambda: self.client.get(self.here))
        pstats.Stats(found).sort_stats("cumulative").print_stats(70)


def _attribute(text: str, name: str) -> str:
    found = f" {text}".partition(f' {name}="')[2].partition('"')[0]
    return html.unescape(found)


def _plainly(scheme: Any, structure: Any) -> None:
    """What the page needs, worked out with nothing kept: the run, law before and after, figures."""
    outcome = run(scheme, structure)
    law, touched = builtin().at(DAY), touched_by(outcome)
    check(outcome.before, law, private=False)
    edges = outcome.lineage()
    check(outcome.after, law, touched, formed=formed_by(outcome),
          merged=merged_on(outcome.after, edges.with_columns(pl.lit(DAY).alias("day"))), private=False)  # fmt: skip
    differences(outcome.before, outcome.after)
    people_moved(outcome.before, outcome.after)


if __name__ == "__main__":
    measure(profiled="--profile" in sys.argv)
