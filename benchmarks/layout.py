"""How long a diagram takes from a step table, and its layout alone; each the best of three.

python -m benchmarks.layout [STEPS …]
"""

import random
import sys
import time
from collections.abc import Callable

from processes.bpmn.layout import laid_out
from processes.bpmn.steps import Follow, Step, StepTable, diagram
from processes.bpmn.steps.model import END

SIZES = (100, 1000)
ROLES = ("민원인", "접수 담당", "검토 담당", "과장", "시스템")


def table(count: int) -> StepTable:
    """Return steps in five lanes: every tenth a choice with a loop back, every tenth a fork."""
    chance = random.Random(1)
    steps = []
    for number in range(1, count + 1):
        after = str(number + 1) if number < count else END
        follows = [Follow(after)]
        if number % 10 == 5:
            back = str(max(1, number - chance.randint(1, 4)))
            follows = [Follow(after, "승인"), Follow(back, "보완")]
        elif number % 10 == 7 and number + 3 <= count:
            follows = [Follow(after, "", "parallel"), Follow(str(number + 2), "", "parallel")]
        elif number % 10 == 8 and number + 3 <= count:
            follows = [Follow(str(number + 2))]
        systems = ("전자결재",) if chance.random() < 0.5 else ()
        role = ROLES[chance.randrange(len(ROLES))]
        steps.append(Step(str(number), role, f"{number}번째 일을 한다", tuple(follows), systems))
    return StepTable(tuple(steps))


def best(work: Callable[[], object]) -> float:
    """Return the shortest of three runs in seconds."""
    runs = []
    for _round in range(3):
        start = time.perf_counter()
        work()
        runs.append(time.perf_counter() - start)
    return min(runs)


def main() -> None:
    """Print one line per size: seconds for table to diagram, seconds for the layout alone."""
    sizes = [int(one) for one in sys.argv[1:]] or SIZES
    print(f"{'steps':>6} {'diagram s':>10} {'layout s':>10}")
    for size in sizes:
        steps = table(size)
        content = diagram(steps, "업무")
        made = best(lambda: diagram(steps, "업무"))  # noqa: B023
        placed = best(lambda: laid_out(content, keep=False))  # noqa: B023
        print(f"{size:6} {made:10.3f} {placed:10.3f}")


if __name__ == "__main__":
    main()
