"""A questionnaire of a few lines, for tests that change one of them."""

GOOD = """\
id: small
title: 작은 질문지
version: "1"
status: proposal
in_force: {from: 2026-01-01}
scale: {min: 0, max: 2}
axes:
  - {id: F, ko: 적합도}
outcomes:
  - {id: KEEP, ko: 유지}
  - {id: GO, ko: 도입, at_least: {F: 50}, unknown_percent_max: 20}
hold: 보류
conditions: {outcome: GO, axis: F, at_most: 1}
sections:
  - {id: S1, ko: 업무, weight: 10, axis: F}
  - {id: S2, ko: 자료, weight: 5, axis: F}
gates:
  - {id: G1, cap: KEEP, ko: 기밀, sources: [B1]}
questions:
  - id: Q1
    section: S1
    scope: S
    weight: 5
    ko: 표준 업무인가?
    anchors: [아니요, 일부, 예]
    gate: {id: G1, at_most: 0, dated: [{rule: new, at_most: 1}]}
    rationale: 표준 업무라야 서비스가 있다.
    mitigation: 업무를 표준에 맞춘다.
    answers:
      - {answer: 0, rationale: 맞는 서비스가 없다., mitigation: 고유 업무를 나눈다.}
  - id: Q2
    section: S1
    scope: S
    weight: 3
    ko: 사례가 있는가?
    anchors: [없음, 1건, 2건]
    ask_when: [{question: Q1, at_least: 1}]
  - id: Q3
    section: S2
    scope: S
    weight: 2
    ko: 자료를 나누었는가?
    anchors: [아니요, 일부, 예]
    ask_when:
      - {question: Q2, at_least: 1}
      - {field: kind, is: [고도화]}
rules:
  - {id: old, key: log, ko: 월 1회, to: 2026-10-30, status: R, sources: [B1]}
  - {id: new, key: log, ko: 내부 관리계획, from: 2026-10-31, status: R, sources: [B1]}
  - {id: ever, key: log, ko: 날짜 없음, status: R}
sources:
  - {id: B1, ko: 고시, status: R}
"""
