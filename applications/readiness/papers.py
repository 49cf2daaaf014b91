"""The papers that the call asks for are there, and the sections are those of the call."""

from collections.abc import Iterator

from applications.calls.following import changes
from applications.drafts.dossier import Draft
from applications.readiness.finding import Finding


def attachments(draft: Draft) -> Iterator[Finding]:
    """Give the required papers that are missing, and files of a kind that the call refuses."""
    asked = draft.call.attachments if draft.call else ()
    if not asked:
        why = "공고에 붙임 서류가 적혀 있지 않아" if draft.call else "공고를 고르지 않아"
        yield Finding(
            "yourself",
            "attachment",
            "",
            f"{why} 붙임이 갖춰졌는지 따지지 못합니다.",
            "공고문의 제출 서류와 하나씩 견줍니다.",
        )
    for paper in asked:
        own = [one for one in draft.attachments if one.requirement == paper.key]
        if paper.required and not own:
            yield Finding(
                "error",
                "attachment",
                "",
                f"필수 붙임 '{paper.title}'이(가) 없습니다.",
                "'붙임과 양식'에서 파일을 올립니다.",
            )
        for one in own:
            if paper.kinds and one.kind not in paper.kinds:
                yield Finding(
                    "warning",
                    "attachment",
                    "",
                    f"붙임 '{paper.title}'의 {one.name}은(는) {one.kind} 파일입니다.",
                    f"공고가 받는 {', '.join(paper.kinds)}(으)로 바꾸어 올립니다.",
                )


def sections_of_the_call(draft: Draft) -> Iterator[Finding]:
    """Give that the call asks for other sections than the draft has."""
    if draft.call is not None and draft.call.sections and changes(draft.sections, draft.call).any:
        yield Finding(
            "warning",
            "call",
            "",
            "공고의 항목이 이 초안을 시작한 뒤 바뀌었습니다.",
            "'쓰기'에서 바뀐 항목을 가져옵니다. 쓴 글은 남습니다.",
        )
