"""Every table of the database belongs to one area of rights; a test holds the list whole."""

from enum import StrEnum


class Area(StrEnum):
    """What rights are given over; `value` is how a refusal names it."""

    REGISTER = "업무 조사"
    MODELS = "흐름도와 재설계"
    EVALUATION = "SaaS 평가와 진단"
    RATINGS = "평가와 증빙"
    APPLICATIONS = "신청서"
    PLAN = "실행계획"
    SETTINGS = "기관 설정"
    PEOPLE = "사람과 역할"
    RECORD = "접속기록"
    TRACE = "변경 이력"


_TABLES = {
    Area.REGISTER: """
        automations bulk_change_rows bulk_changes census_returns census_rounds common_works
        datasets departments given_hours process_changes processes received_works register_views
        regulation_steps regulations renames savings terms terms_apart work_merges work_pairs""",
    Area.MODELS: """
        comment_drafts contents manual_editions model_comments model_names model_publications
        model_resolutions
        model_revisions model_threads presence raci_cells received_models redesign_approvals
        redesign_decisions redesign_withdrawals refused_models scenarios""",
    Area.EVALUATION: """
        candidates component_support cost_assumptions cost_lines project_clauses
        project_dependencies projects questionnaire_drafts questionnaire_versions rating_rounds
        sbom_files sboms verdict_records verdict_tasks weight_choices weight_drafts weight_sets""",
    Area.RATINGS: "answer_comments answers evidence evidence_files ratings",
    Area.APPLICATIONS: """
        application_attachments application_duties application_follow_ups application_moves
        application_pins application_sections application_sources application_submissions
        applications call_attachments call_form_fields call_forms call_heads call_sections calls
        paper_contents pinned_models section_assignments section_comments section_resolutions
        section_suggestions section_threads submission_contents submission_files""",
    Area.PLAN: """
        document_checks document_exports plan_decisions plan_drafts plan_figures plan_milestones
        plan_risks plan_versions plan_weights scorecard_days scorecard_figures""",
    Area.SETTINGS: "settings",
    Area.PEOPLE: "people sessions sign_in_failures",
    Area.RECORD: "access_record access_reviews",
    Area.TRACE: "history refused_saves",
}
TABLES: dict[Area, frozenset[str]] = {a: frozenset(t.split()) for a, t in _TABLES.items()}

# Rows that are nobody's own: bytes under their hash, who is looking just now, which process was
# changed when, the figures of each day.
SHARED = frozenset(
    [
        "contents",
        "document_checks",
        "document_exports",
        "evidence_files",
        "presence",
        "process_changes",
        "scorecard_days",
        "scorecard_figures",
    ]
)
