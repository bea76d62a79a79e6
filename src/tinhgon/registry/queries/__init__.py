"""Reading the registry, always as of a day and, where asked, as it was known at an instant. Few queries each, none per row."""

from tinhgon.registry.queries.apparatus import Knowledge, history, knowledge, lineage_edges, snapshot
from tinhgon.registry.queries.counting import HeadCount, head_count
from tinhgon.registry.queries.lives import Coming, Slice, coming, labels, life
from tinhgon.registry.queries.proof import verify
from tinhgon.registry.queries.search import Found, find

__all__ = [
    "Coming",
    "Found",
    "HeadCount",
    "Knowledge",
    "Slice",
    "coming",
    "find",
    "head_count",
    "history",
    "knowledge",
    "labels",
    "life",
    "lineage_edges",
    "snapshot",
    "verify",
]
