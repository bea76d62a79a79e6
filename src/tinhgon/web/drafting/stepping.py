"""The form of one step: fields from the verb's schema, rows picked into them, a preview, and the save."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.http import HttpRequest, HttpResponse

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal, Stale, Unknown
from tinhgon.kernel.sentence import Sentence
from tinhgon.reform.acts import drafting as acts
from tinhgon.reform.models import Draft, Version
from tinhgon.reform.queries import drafting as queries
from tinhgon.reform.queries.working import before_step, work
from tinhgon.reform.rules import edits
from tinhgon.structure.columns import FrameName
from tinhgon.structure.scheme import Sketch, read_step, told
from tinhgon.web import addresses
from tinhgon.web.asking import Asked
from tinhgon.web.drafting import acting, fields
from tinhgon.web.drafting.picking import named, picked, picker
from tinhgon.web.drafting.previewing import preview
from tinhgon.web.navigation import Crumb
from tinhgon.web.page import acting as acting_page
from tinhgon.web.page import show
from tinhgon.web.schemes.words import VERBS

CRUMBS: Final = (
    Crumb(Sentence("Đề án", "Schemes"), addresses.SCHEMES),
    Crumb(Sentence("Bản soạn", "Drafts"), addresses.DRAFTS),
)


@dataclass(slots=True)
class _Making:
    """A step that is being made: its verb, its plain values, its number (None: a new one), and where it is put."""

    draft: Draft
    base: Version
    do: str
    plain: fields.Plain
    number: int | None = None
    at: int | None = None
    target: str = ""
    open_at: str = ""
    text: str = ""
    on_map: bool = False

    @property
    def sketch(self) -> Sketch:
        """The scheme that its editor sees."""
        return queries.sketch(self.base)

    @property
    def place(self) -> int:
        """The number that the step has, or will have."""
        return self.number or self.at or len(self.sketch.steps) + 1

    def edit(self) -> edits.Edit:
        """Return the edit that saves it. Raises Refusal naming every field that is wrong."""
        step = read_step({"do": self.do, **self.plain})
        return edits.Add((step,), self.at) if self.number is None else edits.Replace(self.number, step)


@acting_page
def new_step(request: HttpRequest, asked: Asked, name: str) -> HttpResponse:
    """Show and take the form of a new step: verb ``?viec=``, a row picked already ``?ma=`` into ``?o=``, put at ``?vi-tri=``."""
    draft = acting.read(request, name)
    acting.write(request, draft)
    base = _base(request, draft)
    do = request.POST.get("viec") or request.GET.get("viec", "")
    if do not in VERBS:
        raise Unknown(Sentence(f"Không có động từ {do[:40]!r}.", f"There is no verb {do[:40]!r}."))
    at = acting.number_of(request.POST.get("vi-tri") or request.GET.get("vi-tri", "")) or None
    making = _Making(draft, base, do, {}, at=at)
    if request.method != "POST":
        if code := request.GET.get("ma", "")[:200]:
            first = next((path for path, _, _ in fields.targets(fields.form(do, {}))), "")
            fields.put(do, making.plain, request.GET.get("o") or first, picked(code))
        return _page(request, asked, making)
    return _taken(request, asked, making)


@acting_page
def one_step(request: HttpRequest, asked: Asked, name: str, number: int) -> HttpResponse:
    """Show and take the form of a step that is there."""
    draft = acting.read(request, name)
    acting.write(request, draft)
    base = _base(request, draft)
    steps = queries.sketch(base).steps
    if not 1 <= number <= len(steps):
        raise Unknown(Sentence(f"Không có bước {number}.", f"There is no step {number}."))
    plain = told(steps[number - 1])
    making = _Making(draft, base, str(plain.pop("do")), plain, number)
    return _page(request, asked, making) if request.method != "POST" else _taken(request, asked, making)


def _base(request: HttpRequest, draft: Draft) -> Version:
    return queries.version(draft, acting.seen(request) if request.method == "POST" else None)


def _taken(request: HttpRequest, asked: Asked, making: _Making) -> HttpResponse:
    data: dict[str, str] = request.POST.dict()  # type: ignore[assignment]
    making.plain = fields.read(making.do, {name[2:]: value for name, value in data.items() if name.startswith("f.")})
    making.target, making.open_at = data.get("o", ""), data.get("mo", "")[:200]
    making.text, making.on_map = data.get("tim", "").strip()[:200], data.get("ban-do") == "1"
    button, _, about = data.get("nut", "").partition(":")
    if button in ("xem", "luu", "dat-len", "them-moi"):
        return _weighed(request, asked, making, button)
    if button == "chon":
        fields.put(making.do, making.plain, making.target, picked(about))
    elif button == "bo":
        fields.take_out(making.plain, about)
    elif button == "them":
        fields.put_row(making.plain, about)
    elif button == "mo":
        making.open_at, making.text = about, ""
    elif button == "ban-do":
        making.on_map = not making.on_map
    return _page(request, asked, making)


def _weighed(request: HttpRequest, asked: Asked, making: _Making, button: str) -> HttpResponse:
    """Preview the step, or save it; what is wrong is shown at its field, and what others saved meanwhile above it."""
    try:
        edit = making.edit()
        if button == "xem":
            return _page(request, asked, making, preview=preview(making.sketch, edit, making.place, asked))
        mandate = acting.write(request, making.draft)
        if button == "luu":
            acts.edit(mandate, making.draft.name, making.base.number, edit, acting.instant())
        elif button == "dat-len":
            acts.lay(mandate, making.draft.name, making.base.number, edit, acting.instant())
        else:
            step = read_step({"do": making.do, **making.plain})
            acts.edit(mandate, making.draft.name, making.draft.current, edits.Add((step,)), acting.instant())
    except Stale as stale:
        return _page(request, asked, making, stale=stale.findings, status=409)
    except Refusal as refusal:
        gone = any(one.rule == "draft.step_gone" for one in refusal.findings)
        return _page(request, asked, making, wrong=refusal.findings, gone=gone, status=409 if gone else 422)
    return acting.onward(asked.to(f"{addresses.draft(making.draft.name)}?da-luu=1#cac-buoc"), request)


def _page(
    request: HttpRequest,
    asked: Asked,
    making: _Making,
    *,
    wrong: tuple[Finding, ...] = (),
    stale: tuple[Finding, ...] = (),
    gone: bool = False,
    preview: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    form = fields.form(making.do, making.plain, wrong)
    targets = fields.targets(form)
    target = next((one for one in targets if one[0] == making.target), targets[0] if targets else None)
    structure = before_step(making.sketch, making.place)
    base = work(making.sketch).outcome.before
    words = VERBS[making.do]
    at = Sentence(f"Bước {making.place}: {words.vi}", f"Step {making.place}: {words.en}")
    crumbs = (*CRUMBS, Crumb(making.draft.title, addresses.draft(making.draft.name)), Crumb(at))
    offered = None
    if target is not None:
        offered = picker(structure, base, target[2], making.open_at, making.text, on_map=making.on_map)
    return show(
        request, asked, "web/drafting/step.html", at, crumbs, status=status,
        draft=making.draft, base=making.base, making=making, form=form, targets=targets, target=target, picker=offered,
        draft_address=addresses.draft(making.draft.name), names=_names(form, structure),
        wrong=wrong, stale=stale, gone=gone, preview=preview, verb=words,
        meaning=_meaning(making.do),
    )  # fmt: skip


def _names(form: list[fields.Field], structure: Any) -> dict[str, str]:
    """Return the names of all rows that the form names, by frame and code."""
    codes: dict[FrameName, list[str]] = {}
    for top in form:
        for one in top.all():
            if one.shape.kind == "ref" and one.value:
                codes.setdefault(one.shape.frame, []).append(str(one.value))
    return {
        f"{frame} {code}": name
        for frame, every in codes.items()
        for code, name in named(structure, frame, every).items()
    }


def _meaning(do: str) -> Sentence:
    verb = next(one for one in fields.VERBS if one.model_fields["do"].default == do)
    said = verb.meaning()
    return Sentence(said.vi.replace("``", ""), said.en.replace("``", ""))
