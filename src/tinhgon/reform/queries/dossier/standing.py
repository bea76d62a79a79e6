"""Where a dossier stands: its procedure, state, newest text, and what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from tinhgon.kernel.refusal import Unknown
from tinhgon.reform.models import Deed, Dossier, Text
from tinhgon.reform.rules.dossier.procedure import Procedure, State, Step, read_procedure
from tinhgon.reform.words import dossier as words
from tinhgon.structure.scheme import Scheme, read_scheme


@dataclass(frozen=True)
class Standing:
    """A dossier as it stands now."""

    dossier: Dossier
    procedure: Procedure
    deeds: tuple[Deed, ...]

    @property
    def last(self) -> Deed:
        """The newest deed."""
        return self.deeds[-1]

    @property
    def state(self) -> State:
        """The state in which the newest deed left it."""
        return self.procedure.state(self.last.state)

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps that can be taken from here."""
        return self.procedure.from_state(self.state.id)

    @cached_property
    def texts(self) -> list[Text]:
        """The texts that were submitted, the oldest first."""
        return list(Text.objects.filter(dossier=self.dossier).order_by("number"))

    @property
    def text(self) -> Text | None:
        """The newest text, or None before the first."""
        return self.texts[-1] if self.texts else None

    @property
    def scheme(self) -> Scheme | None:
        """The newest text as a scheme, or None before the first."""
        return None if self.text is None else scheme_of(self.text.text)

    @property
    def published(self) -> bool:
        """Whether everybody may read it: it was opened for opinions once, or is decided or in force."""
        return any(self.opens(deed.kind, deed.state) for deed in self.stepped())

    def opens(self, kind: str, state: str) -> bool:
        """Say whether a step of this kind that leaves the dossier in this state opens it to everybody."""
        return kind in ("decide", "enact") or "opinion" in self.procedure.state(state).takes

    def newest(self, kind: str) -> Deed | None:
        """Return the newest deed of a kind, or None."""
        return next((deed for deed in reversed(self.deeds) if deed.kind == kind), None)

    def stepped(self) -> tuple[Deed, ...]:
        """Return the steps from state to state alone, the oldest first."""
        return tuple(deed for deed in self.deeds if deed.step)

    def last_step_day(self) -> date:
        """Return the day of the newest step; nothing is done before it."""
        return self.stepped()[-1].day if self.stepped() else self.dossier.began

    def actors(self, act: str) -> set[str]:
        """Return who did something under an act in this dossier."""
        return {deed.actor for deed in self.deeds if deed.act == act}


@lru_cache(maxsize=64)
def scheme_of(text: str) -> Scheme:
    """Return a text as a scheme; texts never change."""
    return read_scheme(text)


@lru_cache(maxsize=16)
def procedure_of(text: str) -> Procedure:
    """Return the procedure that a dossier keeps."""
    return read_procedure(text)


def standing(code: str) -> Standing:
    """Return where a dossier stands. Raises Unknown."""
    found = Dossier.objects.filter(code=code).first()
    if found is None:
        raise Unknown(words.no_dossier(code))
    return standing_of(found)


def standing_of(dossier: Dossier) -> Standing:
    """Return where a dossier stands."""
    deeds = tuple(
        Deed.objects.filter(dossier=dossier).select_related("document").defer("document__content").order_by("number")
    )
    return Standing(dossier, procedure_of(dossier.procedure_text), deeds)


def standings() -> list[Standing]:
    """Return all dossiers, the one last worked on first."""
    found = Dossier.objects.order_by("-id")
    by_dossier: dict[int, list[Deed]] = {}
    for deed in Deed.objects.order_by("number"):
        by_dossier.setdefault(deed.dossier_id, []).append(deed)
    told = [Standing(one, procedure_of(one.procedure_text), tuple(by_dossier[one.id])) for one in found]
    return sorted(told, key=lambda one: one.last.at, reverse=True)
