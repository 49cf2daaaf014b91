"""Pools and calendars of a scenario as rows: resources, and the teams able to do a task."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from processes.simulation.distributions import Distribution
from processes.simulation.kernel.layout import NONE
from processes.simulation.program import Hand, Row
from processes.simulation.scenario import Pool, Scenario


@dataclass
class People:
    """Resources and teams so far. A team is a set of resources that can do the same task."""

    scenario: Scenario
    hands: list[Hand] = field(default_factory=list)
    resources: list[Row] = field(default_factory=list)
    of_pool: dict[str, list[int]] = field(default_factory=dict)
    calendars: list[str] = field(default_factory=list)
    teams: dict[tuple[int, ...], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Turn each pool into resources: one, or one for each of its members."""
        for pool in self.scenario.pools:
            members: list[tuple[str, int, str | None]] = [
                (one.name, 1, one.calendar) for one in pool.members
            ]
            members = members or [(pool.name, pool.size, pool.calendar)]
            self.of_pool[pool.id] = [self._hand(pool, *member) for member in members]

    def calendar(self, key: str | None) -> int:
        """Return the number of a calendar record; NONE for one that never closes."""
        found = self.scenario.calendar(key) if key is not None else None
        if found is None or found.is_always_open:
            return NONE
        if found.id not in self.calendars:
            self.calendars.append(found.id)
        return self.calendars.index(found.id)

    def team(self, durations: Mapping[str, Distribution]) -> tuple[int, list[Distribution]]:
        """Return the team of the pools, and the duration of each of its members."""
        if set(durations) == {""}:
            return NONE, [durations[""]]
        members = [(one, work) for pool, work in durations.items() for one in self.of_pool[pool]]
        key = tuple(one for one, _work in members)
        return self.teams.setdefault(key, len(self.teams)), [work for _one, work in members]

    def _hand(self, pool: Pool, name: str, size: int, calendar: str | None) -> int:
        self.hands.append(Hand(pool.id, name, size))
        self.resources.append(
            {
                "capacity": size,
                "free": size,
                "calendar": self.calendar(calendar),
                "rate": pool.cost_per_hour / 3600,
                "wake": -1.0,
            }
        )
        return len(self.resources) - 1

    def tables(self) -> dict[str, list[Row]]:
        """Return the rows of resources, teams, members and memberships."""
        members: list[Row] = []
        teams: list[Row] = []
        of: dict[int, list[Row]] = {one: [] for one in range(len(self.resources))}
        for key, number in self.teams.items():
            teams.append({"first": len(members), "members": len(key)})
            members += [{"resource": one} for one in key]
            for position, one in enumerate(key):
                of[one].append({"team": number, "position": position})
        resources: list[Row] = []
        memberships: list[Row] = []
        unit = 0
        for number, row in enumerate(self.resources):
            resources.append(
                row | {"first": len(memberships), "teams": len(of[number]), "unit": unit}
            )
            memberships += of[number]
            unit += int(row["capacity"])
        return {
            "resources": resources,
            "teams": teams,
            "members": members,
            "memberships": memberships,
        }
