"""Running a comparison: every variant with the same seed and as many cases."""

from collections.abc import Callable, Sequence

from processes.inventory.model import Facts
from processes.redesign.comparing import rows
from processes.redesign.comparing.labour import priced
from processes.redesign.comparing.model import Compared, Comparison, Run, Variant
from processes.redesign.comparing.ruled import Clauses
from processes.simulation.replications import simulate
from processes.simulation.result import Result
from processes.simulation.scenario import BadScenario, Scenario
from processes.simulation.worlds import Settings

Progress = Callable[[float], None]
Stop = Callable[[], bool]
MOST_CANDIDATES = 50  # at once; a comparison of more takes minutes


class Steps:
    """A progress of several runs, each of which reports 0…1 of its own."""

    def __init__(self, runs: int, progress: Progress | None, stop: Stop | None) -> None:
        self.runs, self.progress, self.stop = max(runs, 1), progress, stop
        self.done = 0

    def simulated(self, variant: Variant, scenario: Scenario, settings: Settings) -> Result:
        """Run one variant under a scenario; a refusal names the variant."""

        def share(of_this: float) -> None:
            if self.progress:
                self.progress(min(1.0, (self.done + of_this) / self.runs))

        try:
            found = simulate(
                variant.model,
                scenario,
                settings.cases,
                settings.replications,
                settings.seed,
                warmup=settings.warmup,
                progress=share,
                stop=self.stop,
            )
        except BadScenario as refusal:
            raise BadScenario(f"{variant.label}: {refusal.sentence}") from refusal
        self.done += 1
        return found


def comparison(
    asis: Variant,
    candidates: Sequence[Variant],
    settings: Settings,
    staff: frozenset[str],
    facts: Facts,
    clauses: Clauses | None = None,
    *,
    progress: Progress | None = None,
    stop: Stop | None = None,
) -> Comparison:
    """Return the candidates against the as-is, with paired intervals.

    `facts` and `clauses` are what the register and the articles say of the process as it is.
    Raises BadScenario or NotSimulated with the variant named, Stopped when asked to stop.
    """
    if not candidates:
        raise BadScenario("견줄 개선안을 하나 이상 고르세요.")
    if len(candidates) > MOST_CANDIDATES:
        raise BadScenario(f"개선안은 한 번에 {MOST_CANDIDATES}개까지 견줍니다. 줄여서 고르세요.")
    steps = Steps(2 * (1 + len(candidates)), progress, stop)
    before, *after = (_run(one, settings, staff, steps) for one in (asis, *candidates))
    compared = tuple(Compared(one, rows.rows(before, one, facts, clauses)) for one in after)
    return Comparison(before, compared, settings, staff, facts)


def _run(variant: Variant, settings: Settings, staff: frozenset[str], steps: Steps) -> Run:
    told = steps.simulated(variant, variant.scenario, settings)
    hours = steps.simulated(variant, priced(variant.scenario, staff), settings)
    return Run(variant, told, hours)
