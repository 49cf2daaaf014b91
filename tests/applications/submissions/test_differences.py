"""What two submissions say differently, word by word."""

import json
from dataclasses import replace

from applications.submissions.differences import sections
from applications.submissions.model import Submission


def submission(**bodies: str) -> Submission:
    told = [{"key": key, "title": f"제목 {key}", "body": body} for key, body in bodies.items()]
    return Submission("s", "a", 1, json.dumps({"sections": told}), (), "", "가")


def test_only_sections_that_differ_are_told_new_and_gone_ones_too():
    before = submission(a="같다", b="손으로 옮긴다", c="빠진다")
    after = replace(submission(a="같다", b="자동으로 옮긴다", d="새로"), number=2)
    found = sections(before, after)
    assert [(one.key, one.title) for one in found] == [
        ("b", "제목 b"),
        ("d", "제목 d"),
        ("c", "제목 c"),
    ]
    told = {kind: "".join(p.text for p in found[0].parts if p.kind == kind) for kind in KINDS}
    assert told["same"].endswith("옮긴다")
    assert told["same"] + told["gone"] != told["same"] + told["new"]
    assert [(p.kind, p.text) for p in found[2].parts] == [("gone", "빠진다")]


KINDS = ("same", "gone", "new")


def test_the_same_texts_differ_nowhere():
    assert sections(submission(a="글"), submission(a="글")) == []
