"""A call: programme, days, rules, and the sections, papers and scoring heads it asks for."""

from dataclasses import dataclass

from errors import WorkbenchError

ASSUMED, ANNOUNCED = "추정", "공고"
BASES = (ASSUMED, ANNOUNCED)


@dataclass(frozen=True)
class CallSection:
    """A heading that the call asks for. `key` stays for good; `longest` in characters."""

    id: str
    call_id: str
    key: str
    title: str
    required: bool
    guidance: str
    longest: int | None
    position: int
    revision: int
    updated_by: str


@dataclass(frozen=True)
class CallAttachment:
    """A paper that the call asks for. `kinds`: names of kinds of files, empty for any."""

    id: str
    call_id: str
    key: str
    title: str
    required: bool
    kinds: tuple[str, ...]
    position: int
    revision: int
    updated_by: str


@dataclass(frozen=True)
class ScoringHead:
    """A head of the scoring: its points (None unknown), and the sections that serve it."""

    id: str
    call_id: str
    title: str
    points: float | None
    section_keys: tuple[str, ...]
    position: int
    revision: int
    updated_by: str


@dataclass(frozen=True)
class FormFile:
    """The form that the call gives out; its bytes are read by their hash. `size` in bytes."""

    name: str
    sha256: str
    size: int
    revision: int
    updated_by: str


@dataclass(frozen=True)
class FormFieldLink:
    """A field of the call's form and what fills it.

    `target`: section:KEY, fact:KEY, draft:NAME, '' for nothing. `proposed`: by its name, not by
    a person. `present`: whether the form has it; an earlier one had the others.
    """

    id: str
    call_id: str
    name: str
    kinds: str
    prompt: str
    places: int
    target: str
    proposed: bool
    present: bool
    position: int
    revision: int
    updated_by: str


@dataclass(frozen=True)
class Call:
    """A call with all that it asks for, in order. Days are ISO dates, '' where unknown."""

    id: str
    title: str
    programme: str
    agency: str
    opens_on: str
    deadline: str
    url: str
    rules: str
    basis: str
    example: bool
    revision: int
    created_at: str
    updated_at: str
    updated_by: str
    sections: tuple[CallSection, ...] = ()
    attachments: tuple[CallAttachment, ...] = ()
    heads: tuple[ScoringHead, ...] = ()
    form: FormFile | None = None

    @property
    def points(self) -> float | None:
        """The points of all heads, None where there is none or one of them is unknown."""
        known = [one.points for one in self.heads if one.points is not None]
        return sum(known) if known and len(known) == len(self.heads) else None


class UnknownCall(WorkbenchError):
    """No call has that id."""

    def __init__(self, call_id: str) -> None:
        self.call_id = call_id
        super().__init__(f"공고 '{call_id}'을(를) 찾을 수 없습니다. 공고 목록에서 다시 고르세요.")


class RefusedCall(WorkbenchError):
    """A call, or something it asks for, that can't be kept as given; says which field and why."""


class NoForm(WorkbenchError):
    """The draft's call gives out no form, or the draft answers none."""

    def __init__(self, call: str) -> None:
        super().__init__(
            f"공고 '{call}'에 양식이 없습니다. 공고의 '양식'에 기관이 준 파일을 올리세요."
            if call
            else "공고를 고르지 않은 신청서라 채울 양식이 없습니다. 공고를 먼저 고르세요."
        )


class CallInUse(WorkbenchError):
    """Drafts were begun from the call."""

    def __init__(self, drafts: int) -> None:
        super().__init__(
            f"이 공고로 쓰는 신청서가 {drafts}건 있어 지우지 않았습니다. 신청서를 먼저 지우세요."
        )
