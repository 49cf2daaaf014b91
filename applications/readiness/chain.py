"""Each problem has a measure, each measure an indicator: by the numbers of '문제 1'."""

import re
from collections.abc import Iterator

from applications.drafts.dossier import Draft
from applications.readiness.contents import section_of
from applications.readiness.finding import Finding

_PROBLEM = re.compile(r"문제\s*(\d{1,2})")
_STEPS = (("to_be", "대책"), ("indicators", "지표"))


def chain(draft: Draft) -> Iterator[Finding]:
    """Give numbered problems that the measures or the indicators don't name."""
    problems = _numbers(draft, "as_is")
    if not problems:
        yield Finding(
            "yourself",
            "chain",
            "as_is" if section_of(draft, "as_is") else "",
            "번호가 붙은 문제가 없어 문제마다 대책과 지표가 있는지 따지지 못했습니다.",
            "현황에 '문제 1: …'처럼 적고, 개선방안과 성과지표에서 그 번호를 듭니다.",
        )
        return
    for key, word in _STEPS:
        section, named = section_of(draft, key), _numbers(draft, key)
        if section is None or (not named and not section.empty):
            yield Finding(
                "yourself",
                "chain",
                key if section else "",
                f"{word}에 문제의 번호가 없어 문제 {len(problems)}개와 이어 보지 못했습니다.",
                f"{word}마다 '문제 1'처럼 어느 문제의 것인지 적습니다.",
            )
            continue
        for number in sorted(problems - named):
            text = f"문제 {number}에 {word}이(가) 없습니다."
            yield Finding("error", "chain", key, text, f"'문제 {number}'의 {word}을(를) 적습니다.")


def _numbers(draft: Draft, key: str) -> set[int]:
    section = section_of(draft, key)
    return {int(found) for found in _PROBLEM.findall(section.body)} if section else set()
