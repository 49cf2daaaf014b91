"""What a questionnaire is made of. Values only; evaluations.questionnaire reads them from YAML."""

import datetime
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Axis:
    """One of the directions in which sections are added up: 적합도, 준비도."""

    id: str
    title: str
    title_en: str = ""


@dataclass(frozen=True)
class Section:
    """A group of questions that weighs as one on its axis."""

    id: str
    title: str
    weight: float
    axis: str
    title_en: str = ""


@dataclass(frozen=True)
class DatedLimit:
    """What counts as a gate's answer while a dated rule is in force."""

    rule: str
    at_most: int


@dataclass(frozen=True)
class Trigger:
    """A question's gate: hit by an answer of `at_most` or less.

    `dated`: other limits while a rule is in force; evaluations.questionnaire.dating applies them.
    """

    gate: str
    at_most: int
    dated: tuple[DatedLimit, ...] = ()


@dataclass(frozen=True)
class Stage:
    """A step of the order in which a process is dealt with: 폐지, 단순화, 표준화, 자동화."""

    id: str
    title: str
    title_en: str = ""


@dataclass(frozen=True)
class StageTrigger:
    """A question's hold on a stage: an answer of `at_most` or less is work of that stage."""

    stage: str
    at_most: int


@dataclass(frozen=True)
class FieldTest:
    """A test of one field of the register; every bound that is not None must hold."""

    field: str
    below: float | None = None
    at_least: float | None = None
    up_to: float | None = None
    among: tuple[str, ...] | None = None  # the value is one of these
    any: tuple[str, ...] | None = None  # the list holds one of these
    only: tuple[str, ...] | None = None  # the list holds these and nothing else
    empty: bool | None = None


@dataclass(frozen=True)
class PrefillRule:
    """The answer that the register suggests when every condition holds."""

    answer: int
    when: tuple[FieldTest, ...]


@dataclass(frozen=True)
class AskTest:
    """A test that must hold for a question to be asked: of another answer, or of a fact."""

    test: FieldTest  # its field is '' where a question is tested
    question: str = ""


@dataclass(frozen=True)
class StepNote:
    """Why one answer counts as it does, and what raises it."""

    step: int
    rationale: str = ""
    mitigation: str = ""


@dataclass(frozen=True)
class LevelRule:
    """How a level is reached: enough weight stands at it, no core item too far below."""

    share: float  # per cent of the applicable weight
    core_below: int  # how far below the level a core item may stand
    titles: tuple[str, ...]  # one for each step of the scale


@dataclass(frozen=True)
class Question:
    """One question; anchors[i] is the written text of the scale's i-th step."""

    id: str
    section: str
    scope: str  # A: once per institution, S: per system, V: per candidate service
    weight: float
    text: str
    anchors: tuple[str, ...]
    text_en: str = ""
    evidence: str = ""
    sources: tuple[str, ...] = ()
    plan_items: tuple[int, ...] = ()
    trigger: Trigger | None = None
    core: bool = False
    stages: tuple[StageTrigger, ...] = ()
    prefill: tuple[PrefillRule, ...] = ()
    rationale: str = ""  # why it is asked
    mitigation: str = ""  # what raises a low answer
    notes: tuple[StepNote, ...] = ()
    ask_when: tuple[AskTest, ...] = ()  # all must hold, else it is 해당없음
    not_asked: str = ""  # why it is not asked of this subject, once its facts were looked at

    def rationale_of(self, step: int) -> str:
        """Return why this answer counts as it does, '' where nothing is said."""
        return next((n.rationale for n in self.notes if n.step == step), "")

    def mitigation_of(self, step: int) -> str:
        """Return what raises this answer: said of the answer itself, else of the question."""
        own = next((n.mitigation for n in self.notes if n.step == step), "")
        return own or self.mitigation


@dataclass(frozen=True)
class Gate:
    """A fact that caps the outcome, or takes its place; it never adds or takes points."""

    id: str
    cap: str  # the best outcome left; '' where the gate has a result of its own
    text: str
    text_en: str = ""
    sources: tuple[str, ...] = ()
    result: str = ""  # the word that takes the outcome's place
    rule: str = ""  # the id of the dated rule without which it does not exist


@dataclass(frozen=True)
class Outcome:
    """One verdict and the axis scores that it asks for at least."""

    id: str
    title: str
    at_least: dict[str, float] = field(default_factory=dict, hash=False)
    unknown_percent_max: float | None = None
    title_en: str = ""


@dataclass(frozen=True)
class ConditionRule:
    """Under this outcome, answers of at most `at_most` on this axis become conditions."""

    outcome: str
    axis: str
    at_most: int


@dataclass(frozen=True)
class DatedRule:
    """A rule of law or practice with the days it is in force; None: open on that side."""

    key: str
    text: str
    begins: datetime.date | None
    ends: datetime.date | None
    status: str  # R read, E excerpt, M memory, conflict: the sources disagree
    sources: tuple[str, ...] = ()
    id: str = ""  # named by gates that depend on it

    def in_force(self, day: datetime.date) -> bool:
        """Tell whether the rule holds on a day."""
        return (self.begins is None or self.begins <= day) and (
            self.ends is None or day <= self.ends
        )


@dataclass(frozen=True)
class Source:
    """Where a fact comes from and how sure it is: R read, E excerpt, M memory."""

    id: str
    title: str
    status: str


@dataclass(frozen=True)
class Scale:
    """The answers that count: whole numbers from lowest to highest."""

    lowest: int
    highest: int

    @property
    def steps(self) -> range:
        """The answers, lowest first."""
        return range(self.lowest, self.highest + 1)


@dataclass(frozen=True)
class Questionnaire:
    """A questionnaire of one version. Outcomes stand from worst to best."""

    id: str
    title: str
    version: str
    proposal: bool  # weights and thresholds are ours, not the government's
    note: str
    begins: datetime.date
    ends: datetime.date | None
    scale: Scale
    axes: tuple[Axis, ...]
    outcomes: tuple[Outcome, ...]
    hold: str
    condition_rule: ConditionRule | None
    sections: tuple[Section, ...]
    gates: tuple[Gate, ...]
    questions: tuple[Question, ...]
    rules: tuple[DatedRule, ...]
    sources: tuple[Source, ...]
    method: str = "axes"  # axes and outcomes, sum with labels, or level with core items
    subject: str = "project"
    stages: tuple[Stage, ...] = ()
    level_rule: LevelRule | None = None

    @cached_property
    def _questions(self) -> dict[str, Question]:
        return {question.id: question for question in self.questions}

    @cached_property
    def _by_section(self) -> dict[str, tuple[Question, ...]]:
        return {
            section.id: tuple(q for q in self.questions if q.section == section.id)
            for section in self.sections
        }

    def axis(self, axis_id: str) -> Axis:
        """Return the axis of this id."""
        return next(axis for axis in self.axes if axis.id == axis_id)

    def outcome(self, outcome_id: str) -> Outcome:
        """Return the outcome of this id."""
        return next(outcome for outcome in self.outcomes if outcome.id == outcome_id)

    def rank(self, outcome_id: str) -> int:
        """Return an outcome's place from worst (0) to best."""
        return self.outcomes.index(self.outcome(outcome_id))

    def section(self, section_id: str) -> Section:
        """Return the section of this id."""
        return next(section for section in self.sections if section.id == section_id)

    def gate(self, gate_id: str) -> Gate:
        """Return the gate of this id."""
        return next(gate for gate in self.gates if gate.id == gate_id)

    def source(self, source_id: str) -> Source:
        """Return the source of this id."""
        return next(source for source in self.sources if source.id == source_id)

    def question(self, question_id: str) -> Question:
        """Return the question of this id; KeyError where there is none."""
        return self._questions[question_id]

    def has_question(self, question_id: str) -> bool:
        """Tell whether a question of this id is asked."""
        return question_id in self._questions

    def questions_of(self, section_id: str) -> tuple[Question, ...]:
        """Return a section's questions in their order."""
        return self._by_section.get(section_id, ())
