"""Two plans part by part: what is new, gone and changed."""

from action_plan.plan.model import Plan, sign
from evaluations.questionnaire.versions.comparing import Difference, Told, compared


def differences(old: Plan, new: Plan) -> list[Difference]:
    """Return what differs, in the order of the file; nothing for the same plan.

    Strategies, tasks and execution plans are the same by key, items by number.
    """
    found = list(compared("계획", {"": _basics(old)}, {"": _basics(new)}))
    for part, tell in (
        ("전략", _strategies),
        ("중점과제", _tasks),
        ("실행계획", _lines),
        ("과제", _items),
    ):
        found += compared(part, tell(old), tell(new))
    return found


def _basics(plan: Plan) -> Told:
    return {"이름": plan.title, "기호": plan.id, "출처": plan.source}


def _strategies(plan: Plan) -> dict[str, Told]:
    return {one.key: {"이름": one.name, "자리": one.place} for one in plan.strategies}


def _tasks(plan: Plan) -> dict[str, Told]:
    return {
        task.key: {"이름": task.name, "전략": one.name}
        for one in plan.strategies
        for task in one.tasks
    }


def _lines(plan: Plan) -> dict[str, Told]:
    names = {task.key: task.name for one in plan.strategies for task in one.tasks}
    return {
        one.key: {"이름": one.name, "중점과제": names[one.task]} for one in plan.execution_plans
    }


def _items(plan: Plan) -> dict[str, Told]:
    names = {one.key: one.name for one in plan.execution_plans}
    return {
        sign(one.number): {
            "이름": one.text,
            "실행계획": names[one.execution_plan],
            "주관부서": ", ".join(one.departments),
            "자리": one.place,
            "지표": ", ".join(one.measures),
        }
        for one in plan.items
    }
