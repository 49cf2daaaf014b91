"""How long the portfolio of many projects takes: read, worked out, drawn. Processor time.

python -m benchmarks.portfolio [--projects 500]
"""

import argparse
import datetime
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from typing import Any

import storage
from evaluations import questionnaire
from evaluations.projects import store as projects
from evaluations.projects.candidates import store as candidates
from evaluations.projects.portfolio import charts, gathering
from evaluations.projects.tco import comparing
from evaluations.projects.tco.model import KEEP, SAAS, SUM, YEARLY, Line, Range
from evaluations.questionnaire.model import Questionnaire
from storage import records

DAY = datetime.date(2026, 12, 1)
NAMES = ("subject", "questionnaire_id", "questionnaire_version", "question_id", "value")


def main() -> None:
    """Make the projects, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--projects", type=int, default=500)
    count = parser.parse_args().projects
    form = questionnaire.shipped("saas-readiness")
    with tempfile.TemporaryDirectory() as folder:
        db = storage.open_database(f"sqlite:///{folder}/portfolio.db")
        with storage.transaction(db):
            fill(db, form, count)
        material = gathering.read(db, form, DAY)
        found = gathering.portfolio(material)
        figures = {
            "read": seconds(lambda: gathering.read(db, form, DAY)),
            "worked out": seconds(lambda: gathering.portfolio(material)),
            "drawn": seconds(lambda: charts.plane(found, found.standings)),
        }
        db.close()
    for name, taken in figures.items():
        print(f"{count} projects x 2 candidates, {name}: {1000 * taken:.0f} ms")
    print(f"one cost comparison, 12 lines x 10,000 draws: {1000 * seconds(compare):.1f} ms")


def fill(db: storage.Database, form: Questionnaire, count: int) -> None:
    """Add projects with two candidates each and most questions answered by chance."""
    chance, rows = random.Random(1), list[tuple[Any, ...]]()
    for number in range(count):
        end = f"{chance.randint(2026, 2031)}-06-30"
        project = projects.add_project(
            db, f"사업 {number}", by="benchmark", contract_end=end, systems=["ERP"]
        )
        products = [
            candidates.add_candidate(db, project.id, name, by="benchmark").id for name in "가나"
        ]
        for question in form.questions:
            for subject in products if question.scope == "V" else [project.id]:
                if chance.random() < 0.9:
                    value = str(chance.randint(1, 4))
                    rows.append((subject, form.id, form.version, question.id, value))
    records.insert_many(db, "answers", NAMES, rows, by="benchmark")


def compare() -> None:
    """Compare twelve cost lines."""
    lines = [
        Line(side, YEARLY, SUM, f"{number}", Range(1, 2, 4))
        for number in range(6)
        for side in (SAAS, KEEP)
    ]
    comparing.compared(lines, {})


def seconds(work: Callable[[], Any], rounds: int = 7) -> float:
    """Return the median processor time of a piece of work."""
    taken = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        taken.append(time.process_time() - begun)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
