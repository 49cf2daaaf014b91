"""Licences are sorted by the duties they bring."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluations.components.licences import kind_of, kinds


@pytest.mark.parametrize(
    ("licences", "kind"),
    [
        (["MIT"], "permissive"),
        (["Apache License 2.0"], "permissive"),
        (["BSD-3-Clause AND 0BSD"], "permissive"),
        (["GPL-2.0-only"], "strong"),
        (["GPL-2.0-only WITH Classpath-exception-2.0"], "strong"),
        (["MIT OR GPL-2.0-only"], "permissive"),
        (["MIT AND GPL-2.0-only"], "strong"),
        (["MIT", "MPL-2.0"], "weak"),
        (["LGPL-2.1-or-later"], "weak"),
        (["AGPL-3.0-only"], "network"),
        (["AGPL-3.0-only", "사내 라이선스"], "network"),
        (["MIT AND LicenseRef-ours"], None),
        (["GPL-3.0-only AND LicenseRef-ours"], None),  # the other part could ask for more
        (["MIT OR LicenseRef-ours"], "permissive"),
        (["CC-BY-NC-4.0"], None),
        (["사내 라이선스"], None),
        (["("], None),
        ([""], None),
        ([], None),
    ],
)
def test_kind_of(licences, kind):
    found = kind_of(licences)
    assert (found.id if found else None) == kind


_KNOWN = st.sampled_from(["MIT", "MPL-2.0", "GPL-3.0-only", "AGPL-3.0-only"])


@given(st.lists(_KNOWN, min_size=1, max_size=4), _KNOWN)
def test_one_more_licence_never_makes_it_milder(licences, more):
    before, after = kind_of(licences), kind_of([*licences, more])
    assert before
    assert after
    assert after.rank >= before.rank


def test_the_strictest_kind_stands_first():
    assert kinds()[0].rank == max(kind.rank for kind in kinds())
