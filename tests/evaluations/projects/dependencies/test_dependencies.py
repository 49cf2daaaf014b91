"""Who goes before whom: circles refused with their names, orders that hold."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

import storage
from evaluations.projects import store as project_store
from evaluations.projects.dependencies import order, store


@pytest.fixture
def projects(db):
    with storage.transaction(db):
        return [project_store.add_project(db, name, by="김") for name in "가나다"]


def wait(db, project, before, **fields):
    with storage.transaction(db):
        return store.add_dependency(db, project.id, before.id, by="김", **fields)


def test_a_dependency_is_kept_and_its_reason_changed(db, projects):
    a, b, _ = projects
    made = wait(db, a, b, reason="계정 연동")
    assert store.all_dependencies(db) == [made]
    with storage.transaction(db):
        saved = store.save_reason(db, made.id, 1, "조직 코드", by="이")
    with pytest.raises(storage.Conflict), storage.transaction(db):
        store.save_reason(db, made.id, 1, "늦음", by="박")
    with storage.transaction(db):
        store.delete_dependency(db, made.id, saved.revision, by="이")
    assert store.all_dependencies(db) == []


def test_a_circle_is_refused_and_named(db, projects):
    a, b, c = projects
    wait(db, a, b)
    wait(db, b, c)
    with pytest.raises(store.RefusedDependency, match="가 → 나 → 다 → 가"):
        wait(db, c, a)
    with pytest.raises(store.RefusedDependency, match="나 → 다 → 나"):
        wait(db, c, b)
    assert len(store.all_dependencies(db)) == 2


def test_itself_and_the_same_twice_are_refused(db, projects):
    a, b, _ = projects
    with pytest.raises(store.RefusedDependency, match="자기 자신"):
        wait(db, a, a)
    wait(db, a, b)
    with pytest.raises(store.RefusedDependency, match="이미"):
        wait(db, a, b)


def test_dependencies_go_with_either_project(db, projects):
    a, b, c = projects
    wait(db, a, b)
    wait(db, b, c)
    with storage.transaction(db):
        project_store.delete_project(db, b.id, 1, by="김")
    assert store.all_dependencies(db) == []


graphs = st.sets(
    st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda pair: pair[0] > pair[1]),
    max_size=20,
).map(lambda pairs: sorted((str(a), str(b)) for a, b in pairs))


@given(graphs, st.permutations([str(n) for n in range(8)]))
def test_everybody_stands_once_and_after_all_that_go_before(pairs, projects):
    found = order.ordered(projects, pairs)
    assert sorted(found) == sorted(projects)
    assert all(found.index(before) < found.index(one) for one, before in pairs)


@given(graphs, st.integers(0, 7), st.integers(0, 7))
def test_a_way_is_made_of_pairs(pairs, start, end):
    chain = order.way(pairs, str(start), str(end))
    if chain:
        assert (chain[0], chain[-1]) == (str(start), str(end))
        assert all(step in pairs for step in itertools.pairwise(chain))
    else:
        assert (str(start), str(end)) not in pairs


def test_who_is_not_on_the_list_is_not_waited_for():
    assert order.ordered(["가", "나"], [("가", "없음"), ("가", "나")]) == ["나", "가"]
