"""A questionnaire as tables whose cells are values of its text: what people edit."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evaluations.questionnaire.model import Question, Questionnaire
from evaluations.questionnaire.versions.editing import Edit, Path, Scalar

TEXT, NUMBER, WHOLE, DATE = "text", "number", "whole", "date"


@dataclass(frozen=True)
class Column:
    """A column: its label, what its cells hold, and where a cell stands in its row's block."""

    label: str
    kind: str
    path: Path


@dataclass(frozen=True)
class Table:
    """Rows of one part of a questionnaire; a row is (id, words that name it, its cells)."""

    key: str
    title: str
    part: str  # the list in the file that the rows stand in; '' for the file itself
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, str, tuple[Scalar, ...]], ...]

    def edit(self, row: int, label: str, value: Scalar) -> Edit:
        """Return the edit of one cell; an empty cell is no value."""
        place = next(at for at, one in enumerate(self.columns) if one.label == label)
        column, (own_id, _, cells) = self.columns[place], self.rows[row]
        start: Path = (self.part, own_id) if self.part else ()
        seen = cells[place]
        return Edit((*start, *column.path), _none(seen), _typed(value, column.kind))

    def edits(self, changed: Mapping[int, Mapping[str, Scalar]]) -> list[Edit]:
        """Return the edits of row number -> label -> value."""
        return [
            self.edit(int(row), label, value)
            for row, cells in changed.items()
            for label, value in cells.items()
            if any(one.label == label for one in self.columns)
        ]


def tables(form: Questionnaire) -> list[Table]:
    """Return the tables of a questionnaire, as its way of scoring has them."""
    found = [_basics(form)]
    if form.level_rule:
        found.append(_level(form))
    if form.outcomes:
        found.append(_outcomes(form))
    if form.method == "axes":
        found.append(_sections(form))
    if form.gates:
        found += [_gates(form), _limits(form)]
    return [*found, _questions(form), _anchors(form)]


def _basics(form: Questionnaire) -> Table:
    columns = (
        Column("제목", TEXT, ("title",)),
        Column("판", TEXT, ("version",)),
        Column("시행일", DATE, ("in_force", "from")),
        Column("알림", TEXT, ("note",)),
    )
    cells: tuple[Scalar, ...] = (form.title, form.version, form.begins, form.note)
    return Table("basics", "기본", "", columns, (("", form.id, cells),))


def _level(form: Questionnaire) -> Table:
    rule = form.level_rule
    cells: tuple[Scalar, ...] = (rule.share, rule.core_below) if rule else ()
    columns = (
        Column("비중(%)", NUMBER, ("scoring", "share")),
        Column("핵심 문항이 낮아도 되는 단계", WHOLE, ("scoring", "core_below")),
    )
    return Table("level", "단계 규칙", "", columns, (("", "단계 규칙", cells),))


def _outcomes(form: Questionnaire) -> Table:
    """Return the outcomes that have thresholds; the worst one is what remains."""
    columns = (
        Column("이름", TEXT, ("ko",)),
        *(Column(f"{axis.title} 기준", NUMBER, ("at_least", axis.id)) for axis in form.axes),
        Column("모름 상한(%)", NUMBER, ("unknown_percent_max",)),
    )
    rows = tuple(
        (
            one.id,
            one.title,
            (
                one.title,
                *(one.at_least.get(axis.id) for axis in form.axes),
                one.unknown_percent_max,
            ),
        )
        for one in form.outcomes[1:]
    )
    return Table("outcomes", "결과의 기준", "outcomes", columns, rows)


def _sections(form: Questionnaire) -> Table:
    columns = (Column("이름", TEXT, ("ko",)), Column("가중치", NUMBER, ("weight",)))
    rows = tuple((one.id, one.title, (one.title, one.weight)) for one in form.sections)
    return Table("sections", "섹션", "sections", columns, rows)


def _gates(form: Questionnaire) -> Table:
    columns = (Column("뜻", TEXT, ("ko",)),)
    rows = tuple((one.id, one.text, (one.text,)) for one in form.gates)
    return Table("gates", "게이트", "gates", columns, rows)


def _limits(form: Questionnaire) -> Table:
    columns = (Column("이 점수 이하면 걸림", WHOLE, ("gate", "at_most")),)
    rows = tuple(
        (one.id, f"{one.trigger.gate} · {one.text}", (one.trigger.at_most,))
        for one in form.questions
        if one.trigger
    )
    return Table("limits", "게이트의 경계", "questions", columns, rows)


def _questions(form: Questionnaire) -> Table:
    columns = (
        Column("문항", TEXT, ("ko",)),
        Column("가중치", NUMBER, ("weight",)),
        Column("까닭", TEXT, ("rationale",)),
        Column("올리는 법", TEXT, ("mitigation",)),
        Column("증빙", TEXT, ("evidence",)),
    )

    def cells(one: Question) -> Sequence[Scalar]:
        return one.text, one.weight, one.rationale, one.mitigation, one.evidence

    rows = tuple((one.id, one.text, tuple(cells(one))) for one in form.questions)
    return Table("questions", "문항", "questions", columns, rows)


def _anchors(form: Questionnaire) -> Table:
    columns = tuple(
        Column(f"{step}점", TEXT, ("anchors", at)) for at, step in enumerate(form.scale.steps)
    )
    rows = tuple((one.id, one.text, one.anchors) for one in form.questions)
    return Table("anchors", "답변의 글", "questions", columns, rows)


def _none(value: Scalar) -> Scalar:
    return None if value == "" else value


def _typed(value: Scalar, kind: str) -> Scalar:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if kind == DATE and isinstance(value, str):
        return datetime.date.fromisoformat(value[:10])
    if kind == WHOLE and isinstance(value, float) and value.is_integer():
        return int(value)
    return " ".join(value.split()) if isinstance(value, str) else value
