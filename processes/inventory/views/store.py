"""Saved views in the database; everybody sees the same ones."""

import json

from processes.inventory.views.model import BadView, SavedView, UnknownView, View, view_of, words_of
from storage import Database, records

_TABLE, _NAME_LIMIT = "register_views", 60


def all_views(db: Database) -> list[SavedView]:
    """Return the saved views by name."""
    return [_view(row) for row in db.query(f"select * from {_TABLE} order by name")]


def view_by_name(db: Database, name: str) -> SavedView:
    """Return the saved view, or raise UnknownView."""
    for row in db.query(f"select * from {_TABLE} where name = :name", {"name": name}):
        return _view(row)
    raise UnknownView(name)


def add_view(db: Database, name: str, view: View, *, by: str) -> SavedView:
    """Keep a view under a new name. Raises BadView for an empty name or one that is taken."""
    named = " ".join(name.split())
    if not named or len(named) > _NAME_LIMIT:
        raise BadView(f"보기 이름을 1~{_NAME_LIMIT}자로 적으세요.")
    if any(kept.name == named for kept in all_views(db)):
        raise BadView(f"'{named}'(이)라는 보기가 이미 있습니다. 다른 이름을 적으세요.")
    row = {"name": named, "content": _content(view)}
    return _view(records.insert(db, _TABLE, row, by=by))


def save_view(db: Database, saved: SavedView, view: View, *, by: str) -> SavedView:
    """Let a saved view show something else. Raises storage.Conflict when somebody was first."""
    changes = {"content": _content(view)}
    return _view(records.update(db, _TABLE, saved.id, saved.revision, changes, by=by))


def delete_view(db: Database, saved: SavedView, *, by: str) -> None:
    """Forget a saved view; the processes stay as they are."""
    records.delete(db, _TABLE, saved.id, saved.revision, by=by)


def _content(view: View) -> str:
    return json.dumps(words_of(view), ensure_ascii=False, sort_keys=True)


def _view(row: records.Row) -> SavedView:
    return SavedView(
        id=row["id"],
        name=row["name"],
        view=view_of(json.loads(row["content"])),
        revision=row["revision"],
        updated_at=row["updated_at"],
        updated_by=row["updated_by"],
    )
