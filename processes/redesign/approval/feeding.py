"""What an approved to-be gives to the ledger of time saved."""

from processes.inventory.model import Estimate
from processes.redesign.approval.model import BadApproval, Proposal
from processes.redesign.comparing.rows import LABOUR
from processes.redesign.comparing.wording import figure
from processes.savings.model import PLANNED, SIMULATED, Plan


def minutes(proposal: Proposal) -> Estimate:
    """Return the to-be's labour per case: the as-is plus the difference with its interval."""
    row = proposal.comparison.row(LABOUR)
    if row.asis is None or row.tobe is None or row.ci95 is None:
        raise BadApproval(
            "일손의 구간이 없어 옮길 수 없습니다. 두 번 넘게 되풀이한 비교로 다시 올리세요."
        )
    low, high = (max(0.0, row.asis + end) for end in row.ci95)
    likely = min(max(row.tobe, low), high)
    return Estimate(round(low, 2), round(likely, 2), round(high, 2), approximate=True)


def plan(proposal: Proposal, day: str) -> Plan:
    """Return the saving that the ledger gets; planned, because approving is not yet doing."""
    row = proposal.comparison.row(LABOUR)
    before = "모름" if row.asis is None else f"{figure(row.asis)}분"
    return Plan(
        title=proposal.title,
        minutes=minutes(proposal),
        source=SIMULATED,
        source_date=day,
        state=PLANNED,
        note=f"{proposal.comparison.basis}; 시뮬레이션한 현행은 건당 {before}",
    )
