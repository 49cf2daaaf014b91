"""What follows from SBOMs on a day."""

import datetime

import pytest

from evaluations.components.model import Component, KeptSbom, Sbom, Support
from evaluations.components.standing import newest, standings, suppliers, support_state

TODAY = datetime.date(2026, 11, 30)


def kept(system, at, *components):
    sbom = Sbom("CycloneDX 1.6", system, "", components)
    return KeptSbom(f"{system}{at}", system, "a.json", "0", sbom, False, 1, at, "김")


@pytest.mark.parametrize(
    ("ends", "state"),
    [
        (None, "모름"),
        (TODAY - datetime.timedelta(1), "끝남"),
        (TODAY, "1년 안에 끝남"),
        (TODAY + datetime.timedelta(365), "1년 안에 끝남"),
        (TODAY + datetime.timedelta(366), "지원 중"),
    ],
)
def test_support_by_the_day(ends, state):
    assert support_state(ends, TODAY) == state


def test_the_newest_import_of_a_system_counts():
    old, new = kept("ERP", "1", Component("a")), kept("ERP", "2", Component("b"))
    other = kept("CMS", "1", Component("c"))
    assert newest([new, other, old]) == [other, new]


def test_a_persons_date_goes_before_the_files():
    component = Component("a", "1", supported_until=datetime.date(2030, 1, 1))
    found = Support("x", "a@1", datetime.date(2026, 1, 1), "공급자 공지", 1, "", "김")
    by_file, by_person = (
        standings([kept("ERP", "1", component)], support, TODAY)[0]
        for support in ({}, {"a@1": found})
    )
    assert (by_file.supported, by_file.source) == ("지원 중", "SBOM 파일")
    assert (by_person.supported, by_person.source) == ("끝남", "공급자 공지")


def test_suppliers_are_counted_over_systems_and_the_unnamed_stand_last():
    sboms = [
        kept("ERP", "1", Component("a", supplier="가나"), Component("b"), Component("c")),
        kept("CMS", "1", Component("a", supplier="가나"), Component("d", supplier="다라")),
    ]
    found = suppliers(standings(sboms, {}, TODAY))
    assert [(s.name, s.systems, s.components, s.support_unknown) for s in found] == [
        ("가나", ("CMS", "ERP"), 2, 2),
        ("다라", ("CMS",), 1, 1),
        ("", ("ERP",), 2, 2),
    ]
