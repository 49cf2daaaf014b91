"""The shipped plan word by word against our own copy of the document's chapters 4 and 5."""

from pathlib import Path

from action_plan import plan

FOLDER = Path(__file__).parent


def bare(text: str) -> str:
    """The text without the breaks of its lines and the blanks of its table."""
    return "".join(text.split())


def chapter(number: int) -> str:
    return (FOLDER / f"plan_chapter_{number}.txt").read_text(encoding="utf-8")


def test_chapter_5_is_the_items_lines_and_owners_word_by_word():
    dpg = plan.load()
    told = "○DPG정부실행계획중공사업무적용사항DPG실행계획업무적용사항주관부서"
    for line in dpg.execution_plans:
        own = [item for item in dpg.items if item.execution_plan == line.key]
        told += bare(line.name)
        told += "".join(f"◯{item.number}{bare(item.text)}" for item in own)
        owners = list(dict.fromkeys(name for item in own for name in item.departments))
        told += bare("".join(owners))
    assert told == bare(chapter(5))


def test_items_of_one_line_have_the_same_owners_and_the_place_of_its_row():
    dpg = plan.load()
    for row, line in enumerate(dpg.execution_plans, start=1):
        own = [item for item in dpg.items if item.execution_plan == line.key]
        assert len({item.departments for item in own}) == 1
        assert {item.place for item in own} == {f"5장 공사 업무 적용사항, {row}행"}


def test_strategies_and_tasks_stand_in_chapter_4_in_this_order():
    text, at = bare(chapter(4)), 0
    for strategy in plan.load().strategies:
        at = text.index(bare(strategy.name), at)
        for task in strategy.tasks:
            at = text.index(bare(task.name), at)


def test_every_line_of_the_execution_plan_stands_in_the_row_of_its_task():
    dpg, text = plan.load(), bare(chapter(4)).replace("‘", "").replace("’", "")
    tasks = [task for strategy in dpg.strategies for task in strategy.tasks]
    starts, at = [], 0
    for task in tasks:
        at = text.index(bare(task.name), at)
        starts.append(at)
    for line in dpg.execution_plans:
        row = next(n for n, task in enumerate(tasks) if task.key == line.task)
        # Chapter 4 ends '… 편하게 정보공개' where chapter 5 has '정보제공'.
        name = bare(line.name).removesuffix("정보제공")
        assert name in text[starts[row] : [*starts, len(text)][row + 1]]
