"""Steps drawn at random: any verb, any of its fields, with values that may or may not make sense."""

from __future__ import annotations

import types
import typing
from datetime import date
from typing import Any, Literal

from hypothesis import strategies as st
from pydantic import BaseModel

from tests.structure.builders import HOLDERS, PLACES, POSTS, UNITS
from tinhgon.structure.kinds import LEVELS, PLACE_KINDS, RANKS, SECTORS, UNIT_KINDS
from tinhgon.structure.operations.operation import Operation
from tinhgon.structure.operations.redraw import Piece
from tinhgon.structure.operations.reference import Named, PostRef
from tinhgon.structure.operations.territory import Part, PlaceSpec
from tinhgon.structure.operations.territory_status import RestateTerritory, RetypeTerritory
from tinhgon.structure.scheme import VERBS

UNIT_CODES = [row[1] for row in UNITS]
PLACE_CODES = [row[1] for row in PLACES]
PERSON_CODES = [code for codes in HOLDERS.values() for code in codes]
TITLES = sorted({row[2] for row in POSTS})
NEW_CODES = ["N1", "N2", "N3"]
SEATS = [(code, row[2]) for row in POSTS for code in UNIT_CODES if UNITS[UNIT_CODES.index(code)][0] == row[1]]
WAYS: list[dict[str, Any]] = [
    {},
    {"rest": True},
    {"rest": True, "main": True},
    *({"share": share} for share in (0.25, 1 / 3, 0.5, 1.0)),
    {"share": 0.5, "main": True},
    {"area_km2": 1.5},
    {"population": 700},
    {"area_km2": 2.0, "population": 0},
    {"share": 0.1, "area_km2": 3.0, "population": 400},
]
RARE = {"clause", "printed", "lon", "lat", "traits", "functions", "sector"}

#: Anything that a file may hold as text, spaces at the ends apart, which are not kept.
TEXTS = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=20).filter(
    lambda text: text == text.strip() and text
)
NAMES = st.sampled_from(["Tên mới", "Xã Mới", "null", "~", "12", "Có: dấu", "- gạch", "# thăng", "a\nb"]) | TEXTS

_WORDS = {"rank": list(RANKS), "sector": list(SECTORS), "level": list(LEVELS), "title": TITLES}
_PEOPLE = {"person", "people"}
_PLACES = {"place", "places", "home", "bodies_to"}


def steps(*, sensible: bool) -> st.SearchStrategy[Operation]:
    """Any step. ``sensible``: only codes of the invented province and those that a step may make."""
    return st.sampled_from(VERBS).flatmap(lambda verb: values_of(verb, sensible=sensible))


def values_of(model: type[BaseModel], *, sensible: bool, territory: bool = False) -> st.SearchStrategy[Any]:
    """Return how a model is drawn, from the types of its fields; values that its own rules refuse are drawn anew."""
    territory = territory or model.__name__.endswith("Territory")
    required, optional = {}, {}
    for name, field in model.model_fields.items():
        drawn = _values(model, name, field.annotation, sensible=sensible, territory=territory)
        (required if field.is_required() or (model, name) == (RestateTerritory, "note") else optional)[name] = drawn
    if sensible and model is PostRef:
        return st.sampled_from(SEATS).map(lambda seat: PostRef(unit=Named(code=seat[0]), title=seat[1]))
    if sensible and issubclass(model, (Part, Piece)):
        return st.tuples(required["place"], st.sampled_from(WAYS)).map(lambda drawn: model(place=drawn[0], **drawn[1]))
    if sensible:  # what is left out most often is left out, so that many steps can be applied
        optional = {name: optional[name] for name in optional if name not in RARE}
        fewer = st.lists(st.sampled_from(sorted(optional)), max_size=2, unique=True) if optional else st.just([])
        plain = fewer.flatmap(lambda names: st.fixed_dictionaries(required | {name: optional[name] for name in names}))
        return plain.map(lambda given: _built(model, given)).filter(lambda built: built is not None)
    plain = st.fixed_dictionaries(required, optional=optional)
    return plain.map(lambda given: _built(model, given)).filter(lambda built: built is not None)


def _built(model: type[BaseModel], given: dict[str, Any]) -> Any:
    try:
        return model.model_validate(given)
    except ValueError:
        return None


def _values(owner: type[BaseModel], name: str, kind: Any, *, sensible: bool, territory: bool) -> st.SearchStrategy[Any]:
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    again = {"sensible": sensible, "territory": territory}
    if origin is typing.Annotated:
        return _values(owner, name, inner[0], **again)
    if origin in (typing.Union, types.UnionType):
        return _values(owner, name, next(one for one in inner if one is not type(None)), **again)
    if origin is Literal:
        return st.sampled_from(inner)
    if origin is tuple:
        return st.lists(_values(owner, name, inner[0], **again), min_size=1 if sensible else 0, max_size=3)
    if kind is Named:
        return _named(_codes(owner, name, territory=territory), sensible=sensible)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return values_of(kind, **again)
    if kind is bool:
        return st.booleans()
    if kind is date:
        return st.dates(date(2026, 1, 1), date(2030, 1, 1))
    if kind is int:
        return st.integers(0, 6) | st.sampled_from([1500, 5003])
    if kind is float:
        return st.sampled_from([0.25, 0.5, 1.0, 1 / 3]) | st.floats(0.001, 50)
    return _text(owner, name, **again)


def _text(owner: type[BaseModel], name: str, *, sensible: bool, territory: bool) -> st.SearchStrategy[str]:
    if name == "kind":
        return st.sampled_from(list(PLACE_KINDS if owner in (PlaceSpec, RetypeTerritory) else UNIT_KINDS))
    if name == "note" and sensible:
        return st.just("Số liệu mẫu")
    if name in _WORDS and (name != "title" or sensible):
        return st.sampled_from(_WORDS[name])
    if name in ("code", "rest_to") and sensible:
        return st.sampled_from([*NEW_CODES, *PLACE_CODES[-3:]] if territory else [*NEW_CODES, *UNIT_CODES[:3]])
    return NAMES


def _codes(owner: type[BaseModel], name: str, *, territory: bool) -> list[str]:
    if name in _PEOPLE:
        return PERSON_CODES
    if name in _PLACES or (territory and owner is not PostRef):
        return PLACE_CODES
    return UNIT_CODES


def _named(codes: list[str], *, sensible: bool) -> st.SearchStrategy[Any]:
    known = st.sampled_from(codes * 3 + NEW_CODES)
    if sensible:
        return known | st.builds(Named, code=known, made=st.sampled_from(["before", "here", None]))
    return known | st.builds(Named, code=NAMES, name=NAMES) | st.builds(Named, key=st.integers(1, 300))
