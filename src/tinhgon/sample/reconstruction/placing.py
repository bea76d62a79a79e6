"""Bố trí người của một huyện: who retires, who leads the seat commune, who heads the new offices of the communes."""

from __future__ import annotations

from tinhgon.sample.reconstruction.books import Books, Holder, Step, post, relieve, step_down, unify

#: Age (years) from which a person leaves on this occasion rather than be placed (invented; below the pension age of 2025).
LEAVES_AT = {"male": 60.0, "female": 55.5}


class Placing:
    """The people of a district's bodies that end, and where each goes."""

    def __init__(self, books: Books, district: str, communes: list[str], ending: list[str]) -> None:
        self.books, self.district, self.communes, self.ending = books, district, communes, ending
        self._gone: set[str] = set()

    def _leaves(self, holder: Holder) -> bool:
        age = (self.books.structure.day - holder.birth).days / 365.25
        return age >= LEAVES_AT[holder.sex]

    def pensions(self) -> list[Step]:
        """Return the steps that relieve those near or past pension age of everything they hold."""
        steps: list[Step] = []
        for unit in self.ending:
            for holder in self.books.holders(unit):
                if not holder.concurrent and self._leaves(holder):
                    self._gone.add(holder.person)
                    steps += [
                        relieve(held, "Nghỉ hưu, nghỉ hưu trước tuổi khi sắp xếp")
                        for held in self.books.posts_of[holder.person]
                    ]
        return steps

    def leaders(self) -> list[Step]:
        """Return the steps by which the district's secretary and chair lead its seat commune, whose own become deputies."""
        steps: list[Step] = []
        seat = self.communes[0]
        for suffix in ("DU", "UB"):
            mine = self.books.head(f"{self.district}.{suffix}")
            if mine is None or mine.concurrent or mine.person in self._gone:
                continue
            steps += step_down(self.books, f"{seat}.{suffix}", "deputy")
            steps.append(
                {
                    "do": "transfer",
                    "person": mine.person,
                    "from_post": post(f"{self.district}.{suffix}"),
                    "post": post(f"{seat}.{suffix}"),
                }
            )
            self._gone.add(mine.person)
            if suffix == "DU":
                steps += unify(self.books, f"{seat}.DU", f"{seat}.HD")
        return steps

    def office_heads(self, offices: list[str], takes_over: dict[str, str]) -> list[Step]:
        """Return the transfers by which heads and deputies of the district's bodies head the communes' new offices."""
        pool = [
            holder
            for rank in ("head", "deputy")
            for unit in self.ending
            for holder in self.books.holders(unit, rank)
            if not holder.concurrent
            and holder.person not in self._gone
            and unit.partition(".")[2] not in ("DU", "HD", "UB", "MT")
        ]
        steps: list[Step] = []
        for suffix in offices:
            for code in self.communes:
                fits = next(
                    (one for one in pool if takes_over[one.unit.partition(".")[2]] == suffix), pool[0] if pool else None
                )
                if fits is None:
                    return steps
                pool.remove(fits)
                self._gone.add(fits.person)
                steps.append(
                    {
                        "do": "transfer",
                        "person": fits.person,
                        "from_post": {"unit": fits.unit, "title": fits.title},
                        "post": post(f"{code}.{suffix}"),
                    }
                )
        return steps
