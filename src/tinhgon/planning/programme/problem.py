"""Bài toán chương trình kiểm tra: subjects, topics of the Party and of the State, teams, weeks, and what was visited before."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Literal

from pydantic import Field, model_validator

from tinhgon.planning.placement.problem import months_after
from tinhgon.planning.problems import Doubts
from tinhgon.structure.operations.operation import Count, Day, Spec

Side = Literal["party", "state"]
Points = Annotated[int, Field(ge=0, le=100_000)]
Degrees = Annotated[float, Field(ge=-180, le=180)]
Week = Annotated[int, Field(ge=1, le=530)]
Weeks = tuple[Week, ...]


class Subject(Spec):
    """Who may be visited. ``formerly``: the codes of bodies that went into it, whose past visits count as its own."""

    code: str = Field(min_length=1)
    name: str = Field(min_length=1)
    group: str = ""
    lon: Degrees | None = None
    lat: Degrees | None = None
    formerly: tuple[str, ...] = ()


class Topic(Spec):
    """What is looked at, by the Party or the State, and for how many weeks. Topics of one ``matter`` are the same matter."""

    code: str = Field(min_length=1)
    name: str = Field(min_length=1)
    side: Side
    weeks: Annotated[int, Field(ge=1, le=52)] = 1
    matter: str = ""

    @property
    def about(self) -> str:
        """The matter, which is the topic itself where nothing is said."""
        return self.matter or self.code


class Team(Spec):
    """Who visits: its place, the topics that it can look at (none said: all of its side), the weeks that it has, and those away."""

    code: str = Field(min_length=1)
    name: str = Field(min_length=1)
    side: Side
    lon: Degrees | None = None
    lat: Degrees | None = None
    topics: tuple[str, ...] = ()
    most_weeks: Count | None = None
    away: Weeks = ()

    def able(self, topic: Topic) -> bool:
        """Say whether the team may look at a topic."""
        return self.side == topic.side and (not self.topics or topic.code in self.topics)


class Wanted(Spec):
    """A visit that must be in the programme: between two weeks where said. ``exempt`` says why the rule of once in so many
    months does not bind it (signs of a violation, a denunciation, an order from above)."""

    subject: str
    topic: str
    earliest: Week | None = None
    latest: Week | None = None
    exempt: str = ""

    @property
    def id(self) -> str:
        """The visit's name: subject/topic."""
        return f"{self.subject}/{self.topic}"


class Coverage(Spec):
    """How many subjects (of a group, where one is named) a topic must reach: a share (0 … 1) or a number; the plan chooses them."""

    topic: str
    group: str = ""
    least: Count | None = None
    least_share: Annotated[float, Field(ge=0, le=1)] | None = None
    citation: str = ""


class Past(Spec):
    """A visit that was made, by day of its beginning, for a topic or a matter."""

    subject: str
    topic: str
    day: Day


class Fixed(Spec):
    """A settled choice: this visit begins in this week, by this team; what is not said is left to the plan."""

    subject: str
    topic: str
    week: Week | None = None
    team: str = ""


class Weights(Spec):
    """What a programme costs, in points: each 10 km of way from a team's place; a Party's and a State's visit to one subject
    that go apart; a visit to whom anybody visited in the months before; uneven work (each hundredth of their weeks between
    the most and the least busy team of a side); uneven ways (each 10 km between the longest and the shortest of a side)."""

    travel: Points = 1
    separate: Points = 30
    repeat: Points = 10
    uneven: Points = 2
    uneven_travel: Points = 1


class Problem(Spec):
    """Which team visits whom, about what, in which of ``weeks`` weeks from ``day`` on (a Monday).

    No subject is visited twice for one matter within ``apart_months`` (None: nothing is asked; who reads the law of the day fills it
    in), past visits counted, unless Party and State go together. ``closed`` are weeks without visits, numbered from 1. ``citation`` is the
    document behind the rule.
    """

    title: str = ""
    day: Day
    weeks: Annotated[int, Field(ge=1, le=530)] = 52
    apart_months: Count | None = None
    closed: Weeks = ()
    subjects: tuple[Subject, ...] = Field(min_length=1)
    topics: tuple[Topic, ...] = Field(min_length=1)
    teams: tuple[Team, ...] = Field(min_length=1)
    wanted: tuple[Wanted, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    past: tuple[Past, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    citation: str = ""
    weights: Weights = Weights()

    @model_validator(mode="after")
    def _sound(self) -> Problem:
        doubts = Doubts("programme")
        subjects = doubts.twice("subjects", (one.code for one in self.subjects))
        topics = doubts.twice("topics", (one.code for one in self.topics))
        teams = doubts.twice("teams", (one.code for one in self.teams))
        visits = doubts.twice("wanted", (one.id for one in self.wanted))
        former = {code for one in self.subjects for code in one.formerly}
        matters = topics | {one.about for one in self.topics}
        doubts.known("wanted", (one.subject for one in self.wanted), subjects)
        doubts.known("wanted", (one.topic for one in self.wanted), topics)
        doubts.known("coverage", (one.topic for one in self.coverage), topics)
        doubts.known(
            "coverage", (one.group for one in self.coverage if one.group), {one.group for one in self.subjects}
        )
        doubts.known("past", (one.subject for one in self.past), subjects | former)
        doubts.known("past", (one.topic for one in self.past), matters)
        doubts.known("teams", (code for one in self.teams for code in one.topics), topics)
        doubts.known("fixed", (one.team for one in self.fixed if one.team), teams)
        if not self.coverage:
            doubts.known("fixed", (f"{one.subject}/{one.topic}" for one in self.fixed), visits)
        self._asked(doubts)
        self._settled(doubts)
        self._once(doubts)
        doubts.refuse()
        return self

    def _asked(self, doubts: Doubts) -> None:
        if self.day.weekday():
            doubts.add(
                "monday",
                f"Ngày đầu {self.day:%d/%m/%Y} không phải thứ Hai.",
                f"The first day {self.day} is no Monday.",
                "day",
                (
                    f"Ghi {self.day - timedelta(days=self.day.weekday()):%Y-%m-%d}.",
                    f"Give {self.day - timedelta(days=self.day.weekday()):%Y-%m-%d}.",
                ),
                field="day",
            )
        if not self.wanted and not self.coverage:
            doubts.add(
                "nothing",
                "Không yêu cầu cuộc kiểm tra nào.",
                "No visit is asked for.",
                "wanted",
                ("Ghi wanted hoặc coverage.", "State wanted or coverage."),
                field="wanted",
            )
        for row in self.coverage:
            if row.least is None and row.least_share is None:
                doubts.add(
                    "no_limit",
                    f"Độ phủ {row.topic} không nêu mức nào.",
                    f"Coverage of {row.topic} states no limit.",
                    row.topic,
                    ("Ghi least hoặc least_share.", "State least or least_share."),
                    field="coverage",
                )
        length = {one.code: one.weeks for one in self.topics}
        for visit in self.wanted:
            first, last = visit.earliest or 1, min(visit.latest or self.weeks, self.weeks)
            weeks = length.get(visit.topic, 1)
            if not any(self._open(week, weeks) for week in range(first, last - weeks + 2)):
                doubts.add(
                    "window",
                    f"{visit.id}: từ tuần {first} đến tuần {last} không có {weeks} tuần liền để đi.",
                    f"{visit.id}: from week {first} to {last} there are no {weeks} open weeks in a row.",
                    visit.id,
                    (
                        "Sửa earliest, latest, hoặc các tuần nghỉ (closed).",
                        "Mend earliest, latest, or the closed weeks.",
                    ),
                    field="wanted",
                )
        asked = {one.topic for one in self.wanted} | {one.topic for one in self.coverage}
        for topic in self.topics:
            if topic.code in asked and not any(team.able(topic) for team in self.teams):
                doubts.add(
                    "no_team",
                    f"Không tổ, đoàn nào làm được nội dung {topic.name} ({topic.code}).",
                    f"No team can look at {topic.name} ({topic.code}).",
                    topic.code,
                    ("Thêm đoàn cùng bên, hoặc thêm nội dung vào topics của đoàn.", "Add a team of that side, or the topic to one."),
                    field="topics",
                )  # fmt: skip

    def _open(self, week: int, weeks: int) -> bool:
        """Say whether so many weeks from one on lie in the programme, none of them closed."""
        return week + weeks - 1 <= self.weeks and not set(self.closed) & set(range(week, week + weeks))

    def _settled(self, doubts: Doubts) -> None:
        topics, teams = {one.code: one for one in self.topics}, {one.code: one for one in self.teams}
        doubts.twice("fixed", (f"{one.subject}/{one.topic}" for one in self.fixed))
        for choice in self.fixed:
            team, topic = teams.get(choice.team), topics.get(choice.topic)
            if topic is not None and choice.week is not None and not self._open(choice.week, topic.weeks):
                doubts.add(
                    "fixed_week",
                    f"{choice.subject}/{choice.topic}: chốt tuần {choice.week}, nhưng {topic.weeks} tuần từ đó có tuần nghỉ hoặc ngoài chương trình.",
                    f"{choice.subject}/{choice.topic}: settled in week {choice.week}, but its {topic.weeks} weeks are not all open.",
                    f"{choice.subject}/{choice.topic}",
                    ("Chọn tuần khác.", "Choose another week."),
                    field="fixed",
                )
            if team is not None and topic is not None and not team.able(topic):
                doubts.add(
                    "fixed_team",
                    f"{choice.subject}/{choice.topic}: {team.name} không làm nội dung này.",
                    f"{choice.subject}/{choice.topic}: {team.name} does not look at this topic.",
                    f"{choice.subject}/{choice.topic}",
                    (
                        "Chọn đoàn khác, hoặc thêm nội dung vào topics của đoàn.",
                        "Choose another team, or add the topic.",
                    ),
                    field="fixed",
                )

    def _once(self, doubts: Doubts) -> None:
        """Two visits of one side for one matter in one programme can be no joint visit: say so at once."""
        about = {one.code: one for one in self.topics}
        seen: dict[tuple[str, str, str], Wanted] = {}
        for visit in self.wanted:
            topic = about.get(visit.topic)
            if topic is None or visit.exempt:
                continue
            before = seen.setdefault((visit.subject, topic.side, topic.about), visit)
            if before is not visit and before.topic != visit.topic and self.weeks <= self.apart_weeks:
                doubts.add(
                    "same_matter",
                    f"{visit.subject}: {before.topic} và {visit.topic} cùng một bên, cùng nội dung trong {self.apart} tháng.",
                    f"{visit.subject}: {before.topic} and {visit.topic} are of one side and one matter within {self.apart} months.",
                    visit.id,
                    ("Bỏ một cuộc, hoặc ghi exempt (lý do).", "Leave one out, or state exempt (the reason)."),
                    field="wanted",
                )

    @property
    def apart(self) -> int:
        """The months between two visits for one matter, 0 where nothing is asked."""
        return self.apart_months or 0

    @property
    def apart_weeks(self) -> int:
        """The weeks that lie in the months between two visits for one matter, rounded up."""
        return -(-(months_after(self.day, self.apart) - self.day).days // 7)

    def monday(self, week: int) -> date:
        """Return the first day of a week by its number from 1."""
        return self.day + timedelta(weeks=week - 1)

    def week_of(self, day: date) -> int:
        """Return the number of the first week that begins on a day or after it; below 1 before the programme."""
        return -(-(day - self.day).days // 7) + 1
