"""Answers worked out from values that never change, kept while they may be asked for again."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar
from weakref import WeakSet

T = TypeVar("T")
#: Everything that keeps answers, so that all may be forgotten at once.
_EVERY: WeakSet[Kept[Any]] = WeakSet()


class Kept(Generic[T]):
    """The answers last asked for, at most ``most``; what an answer was worked out from is held, so that its identity stays its own."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._answers: OrderedDict[Hashable, tuple[tuple[object, ...], T]] = OrderedDict()
        _EVERY.add(self)

    def of(self, sources: tuple[object, ...], key: Hashable, make: Callable[[], T]) -> T:
        """Return the answer for these sources and this key, from memory or made now."""
        name = (tuple(id(source) for source in sources), key)
        with self._lock:
            found = self._answers.get(name)
            if found is not None:
                self._answers.move_to_end(name)
                return found[1]
        answer = make()
        with self._lock:
            self._answers[name] = (sources, answer)
            while len(self._answers) > self._most:
                self._answers.popitem(last=False)
        return answer

    def forget(self) -> None:
        """Forget every answer."""
        with self._lock:
            self._answers.clear()


def forget() -> None:
    """Forget every answer kept anywhere in this process: what is asked next is worked out anew, as after a start."""
    for one in list(_EVERY):
        one.forget()
