"""The scorecards' figures worked out once more from the raw tables, with nothing of ours.

Only SQL's `select *`, JSON, YAML and pandas: the formulas stand here a second time, written from
the documents (docs/questionnaire-format.md and the pages' own help), not from the code.
"""

import json
from itertools import product
from pathlib import Path

import pandas as pd
import yaml

QUESTIONNAIRES = Path(__file__).resolve().parents[2] / "data" / "questionnaires"


def table(db, name):
    """Return a table as it stands."""
    cursor = db.conn.execute(f"select * from {name}")
    return pd.DataFrame(cursor.fetchall(), columns=[one[0] for one in cursor.description])


def bounds(given):
    """Return low, likely, high of a figure as the register keeps it; None for unknown."""
    if given is None:
        return None
    if isinstance(given, int | float):
        return given, given, given
    return given.get("low"), given.get("likely"), given.get("high")


def processes(db):
    """Return the processes with their facts and hours a year."""
    found = table(db, "processes")
    found["facts"] = found["facts"].map(json.loads)
    found["hours"] = found["facts"].map(hours)
    return found


def hours(facts):
    """Cases x minutes / 60, bound by bound."""
    cases, minutes = bounds(facts.get("yearly_volume")), bounds(facts.get("minutes_per_case"))
    if cases is None or minutes is None:
        return None
    pairs = zip(cases, minutes, strict=True)
    return tuple(None if None in pair else pair[0] * pair[1] / 60 for pair in pairs)


def answers(db, questionnaire):
    """Return subject -> question -> 0..4, 'NA' or None."""
    found = table(db, "answers")
    found = found[found["questionnaire_id"] == questionnaire]
    told: dict[str, dict[str, int | str | None]] = {}
    for row in found.to_dict("records"):
        value = row["value"] if isinstance(row["value"], str) else None
        told.setdefault(row["subject"], {})[row["question_id"]] = (
            int(value) if value and value.isdigit() else value
        )
    return told


def form(name):
    """Return a shipped questionnaire as its file says it."""
    return yaml.safe_load((QUESTIONNAIRES / f"{name}.yaml").read_text(encoding="utf-8"))


def level(asked, given):
    """Return the lowest and the highest level that the answers allow."""
    return tuple(_level(asked, given, end) for end in (0, 4))


def _level(asked, given, end):
    values = {}
    for question in asked["questions"]:
        value = given.get(question["id"])
        if value != "NA":
            values[question["id"]] = end if value is None else value
    weights = {q["id"]: q["weight"] for q in asked["questions"] if q["id"] in values}
    cores = [values[q["id"]] for q in asked["questions"] if q.get("core") and q["id"] in values]
    share, below = asked["scoring"]["share"], asked["scoring"]["core_below"]
    for step in (4, 3, 2, 1):
        reached = sum(weight for key, weight in weights.items() if values[key] >= step)
        enough = reached * 100 >= share * sum(weights.values()) - 1e-6
        if enough and all(core >= step - below for core in cores):
            return step
    return 0


def saas(db, asked):
    """Return project code -> (word, fit low, high, readiness low, high) of its best candidate."""
    given = answers(db, asked["id"])
    candidates = table(db, "candidates")
    found = {}
    for project in table(db, "projects").to_dict("records"):
        own = candidates[candidates["project_id"] == project["id"]]["id"].tolist() or [None]
        told = []
        for candidate in own:
            values = {
                **given.get("institution", {}),
                **given.get(project["id"], {}),
                **given.get(candidate, {}),
            }
            told.append(_verdict(asked, values))
        found[project["code"]] = max(told, key=lambda one: one[0])[1]
    return found


def _verdict(asked, values):
    axes = {}
    for axis, end in product(("F", "R"), (0, 4)):
        scores = []
        for section in asked["sections"]:
            own = [q for q in asked["questions"] if q["section"] == section["id"]]
            own = [q for q in own if values.get(q["id"]) != "NA"]
            if section["axis"] != axis or not own:
                continue
            points = [(q["weight"], values.get(q["id"])) for q in own]
            got = sum(weight * (end if value is None else value) for weight, value in points)
            top = 4 * sum(weight for weight, _ in points)
            scores.append((section["weight"], 100 * got / top))
        axes[axis, end] = sum(w * s for w, s in scores) / sum(w for w, _ in scores)
    unknown = _unknown(asked, values)
    low = _reached(asked, axes["F", 0], axes["R", 0], unknown)
    high = _reached(asked, axes["F", 4], axes["R", 4], 0)
    ranks = [outcome["id"] for outcome in asked["outcomes"]]
    for question in asked["questions"]:
        trigger = question.get("gate")
        if not trigger:
            continue
        gate = next(one for one in asked["gates"] if one["id"] == trigger["id"])
        value, cap = values.get(question["id"]), ranks.index(gate["cap"])
        if value is None:
            low = min(low, cap)
        elif value != "NA" and value <= trigger["at_most"]:
            low, high = min(low, cap), min(high, cap)
    word = asked["outcomes"][low]["ko"] if low == high else asked["hold"]
    merit = (low, high, axes["F", 0] + axes["R", 0])
    return merit, (word, axes["F", 0], axes["F", 4], axes["R", 0], axes["R", 4])


def _unknown(asked, values):
    weights = []
    for section in asked["sections"]:
        own = [q for q in asked["questions"] if q["section"] == section["id"]]
        own = [q for q in own if values.get(q["id"]) != "NA"]
        whole = sum(q["weight"] for q in own)
        weights += [(section["weight"] * q["weight"] / whole, values.get(q["id"])) for q in own]
    open_ = sum(weight for weight, value in weights if value is None)
    return 100 * open_ / sum(weight for weight, _ in weights)


def _reached(asked, fit, readiness, unknown):
    found = 0
    for rank, outcome in enumerate(asked["outcomes"]):
        least = outcome.get("at_least", {})
        if unknown > outcome.get("unknown_percent_max", 100):
            continue
        if fit + 1e-6 >= least.get("F", 0) and readiness + 1e-6 >= least.get("R", 0):
            found = rank
    return found
