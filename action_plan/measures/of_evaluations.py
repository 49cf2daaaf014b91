"""Measures over drafts, projects, assessments, components and documents: ②④⑦⑮⑯⑰⑱."""

from collections.abc import Callable

from action_plan.measures.gathered import Gathered
from action_plan.measures.model import Reading, share, unknown
from action_plan.outgoing import store as outgoing
from applications.drafts import store as applications
from applications.drafts.model import STATES
from evaluations.assessments import standing
from evaluations.projects.portfolio import speaking
from evaluations.verdict import scoring, using

_SAAS = "saas-readiness"
_STAGES = ("구상", "작성", "부서 검토", "결재", "제출")


def application_stage(held: Gathered) -> Reading:
    """The stage of the draft that is furthest; whatever comes after handing in counts as that."""
    states = [one.state for one in applications.all_applications(held.db)]
    if not states:
        return unknown("쓰고 있는 신청서가 없습니다.")
    last = len(_STAGES) - 1
    furthest = max(_STAGES.index(one) if one in _STAGES else last for one in states)
    counts = ", ".join(f"{one} {states.count(one):,}" for one in STATES if one in states)
    return share(furthest, last, f"신청서 {len(states):,}건 ({counts})")


def open_exports(held: Gathered) -> Reading:
    """Exports in open forms, of all."""
    found = outgoing.exports(held.db)
    whole = sum(found.values())
    if not whole:
        return unknown("이 워크벤치에서 내보낸 문서가 아직 없습니다.")
    done = sum(found.get(name, 0) for name in outgoing.OPEN_FORMS)
    counts = ", ".join(f"{name.upper()} {count:,}" for name, count in found.items())
    return share(done, whole, f"{whole:,}번 내보냄 ({counts})")


def checked_documents(held: Gathered) -> Reading:
    """Files in which the checker found nothing to mend, of all that were checked."""
    whole, good = outgoing.checks(held.db)
    if not whole:
        return unknown("점검한 문서가 아직 없습니다.")
    return share(good, whole, f"점검한 파일 {whole:,}개 가운데 {good:,}개")


def projects_judged(held: Gathered) -> Reading:
    """Projects whose outcome no unknown can change, with the verdicts."""
    form = using.in_use(held.db, _SAAS, held.day).form
    found = [
        scoring.verdict(one.form, one.answers)
        for one in speaking.all_spoken(held.db, form).values()
    ]
    if not found:
        return unknown("등록한 정보화사업이 없습니다.")
    decided = [one.outcome for one in found if one.decided]
    counts = ", ".join(f"{title} {decided.count(title):,}" for title in dict.fromkeys(decided))
    words = f"사업 {len(found):,}건 가운데 {len(decided):,}건" + (f" ({counts})" if counts else "")
    return share(len(decided), len(found), words)


def sbom_systems(held: Gathered) -> Reading:
    """Systems with an SBOM, of those that are known."""
    having = {one.system for one in held.sboms}
    known = set(standing.systems(held.db, held.processes)) | having
    if not known:
        return unknown("아는 시스템이 없습니다.")
    return share(len(having), len(known), f"시스템 {len(known):,}개 가운데 {len(having):,}개")


def suppliers_named(held: Gathered) -> Reading:
    """Components whose supplier the SBOM names."""
    found = [one for kept in held.sboms for one in kept.sbom.components]
    if not found:
        return unknown("받은 SBOM이 없습니다.")
    count = sum(bool(one.supplier) for one in found)
    return share(count, len(found), f"구성요소 {len(found):,}개 가운데 {count:,}개")


def assessment(form_id: str) -> Callable[[Gathered], Reading]:
    """Return the measure of one questionnaire: answered of the asked, over its subjects."""

    def read(held: Gathered) -> Reading:
        found = held.assessed.get(form_id, [])
        asked = sum(one.asked for one in found)
        if not asked:
            return unknown("진단할 대상이 없습니다.")
        answered = sum(one.answered for one in found)
        if not answered:
            return unknown(f"문항 {asked:,}개 가운데 아직 답한 것이 없습니다.")
        return share(answered, asked, standing.in_short(found))

    return read
