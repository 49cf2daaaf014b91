"""A planned rename, done: register, models, articles, data and dictionary, all or nothing.

with storage.transaction(db):
    applying.apply(db, renaming.plan(store.sources(db), "시스템", "erp", "ERP"), by="김주무관")
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from errors import WorkbenchError
from processes.bpmn import store as models
from processes.datasets.store import save_dataset
from processes.dictionary import model_edit, store
from processes.dictionary.model import BadTerm, Rename, checked_name, is_name
from processes.dictionary.renaming import Plan, plan, renamed_term
from processes.inventory.model import Process
from processes.inventory.store import process_by_id, save_process
from processes.regulations.store import save_regulation
from storage import Conflict, Database, UnknownRow

ORIGIN = "rename"
_T = TypeVar("_T")


class Overtaken(WorkbenchError):
    """Something that the plan would change was changed or deleted since it was read."""

    def __init__(self, what: str, by: str) -> None:
        super().__init__(
            f"{by or '다른 사람'} 님이 먼저 {what}을(를) 고쳐서 아무것도 바꾸지 않았습니다. "
            "바뀔 곳을 다시 보고 한 번 더 누르세요."
        )


def apply(db: Database, planned: Plan, *, by: str, keep_alias: bool = True) -> None:
    """Do what the plan says within the caller's transaction, each change with its history.

    Raises Overtaken when anything in it was saved by somebody else since the plan was made;
    the caller's transaction then takes everything back.
    """
    for process, facts in planned.processes:
        _over(
            f"업무 '{process.code} {process.name}'",
            partial(save_process, db, process.id, process.revision, facts=facts, by=by),
        )
    for regulation, clause in planned.regulations:
        _over(
            f"조문 '{regulation.clause.title}'",
            partial(save_regulation, db, regulation.id, regulation.revision, clause, by=by),
        )
    for dataset, content in planned.datasets:
        _over(
            f"데이터 '{dataset.content.name}'",
            partial(save_dataset, db, dataset.id, dataset.revision, content, by=by),
        )
    _models(db, planned, by)
    _over("사전", partial(_term, db, planned, keep_alias, by))
    store.add_rename(
        db,
        planned.kind,
        planned.old,
        planned.new,
        merged=planned.merges,
        places=planned.places,
        by=by,
    )


def undo(db: Database, made: Rename, *, by: str) -> Plan:
    """Take a rename back by the inverse one, for what bears the new name now."""
    planned = plan(store.sources(db), made.kind, made.new, made.old, again=True)
    apply(db, planned, by=by, keep_alias=False)
    return planned


def _over(what: str, change: Callable[[], _T]) -> _T:
    try:
        return change()
    except Conflict as conflict:
        raise Overtaken(what, conflict.theirs["updated_by"]) from conflict
    except UnknownRow as gone:
        raise Overtaken(what, "") from gone


def _models(db: Database, planned: Plan, by: str) -> None:
    note = f"{planned.kind} '{planned.old}' → '{planned.new}'"
    for model, elements in planned.models:
        content = models.content(db, model.sha256)
        try:
            changed = model_edit.renamed(content, elements, planned.new)
        except WorkbenchError as refusal:
            title = _title(process_by_id(db, model.process_id), model.state)
            raise BadTerm(f"{title}: {refusal.sentence}") from refusal
        outcome = models.save(
            db,
            model.process_id,
            model.state,
            changed,
            base=model.number,
            origin=ORIGIN,
            by=by,
            note=note,
        )
        if isinstance(outcome, models.Stale):
            title = _title(process_by_id(db, model.process_id), model.state)
            raise Overtaken(title, outcome.newest.created_by)


def _title(process: Process, state: str) -> str:
    return f"'{process.code} {process.name}'의 {models.STATE_NAMES[state]} 흐름도"


def _term(db: Database, planned: Plan, keep_alias: bool, by: str) -> None:
    """Give the dictionary the new name; the entry of the old one becomes it or goes."""
    if not is_name(planned.new) or checked_name(planned.new) != planned.new:
        if planned.term is not None:  # a spelling of before that the dictionary can't hold
            store.remove_term(db, planned.term.id, planned.term.revision, by=by)
        return
    wanted = renamed_term(planned, keep=keep_alias)
    if planned.into is None and planned.term is None:
        store.add_term(
            db, planned.kind, planned.new, aliases=wanted.aliases, note=wanted.note, by=by
        )
        return
    if planned.into is None and planned.term is not None:
        store.save_term(db, replace(planned.term, name=planned.new, aliases=wanted.aliases), by=by)
        return
    if planned.term is not None:
        store.remove_term(db, planned.term.id, planned.term.revision, by=by)
    store.save_term(db, wanted, by=by)
