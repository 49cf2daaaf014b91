"""A questionnaire of ours in Konveyor's format, for the tests."""

TEXT = """\
name: Cloud readiness
description: A small one.
thresholds: {red: 5, yellow: 30, unknown: 5}
riskMessages: {red: High, yellow: Medium, green: Low, unknown: Unknown}
sections:
- order: 2
  name: Contract
  questions:
  - order: 1
    text: Is there a contract?
    answers:
    - {order: 1, text: No, risk: red}
    - {order: 2, text: Yes, risk: green}
- order: 1
  name: Data
  comment: What it holds
  questions:
  - order: 2
    text: Is there a copy?
    excludeFor: [{category: Language, tag: Go}]
    answers:
    - {order: 1, text: No, risk: yellow}
    - {order: 2, text: Yes, risk: green}
  - order: 1
    text: Who knows the data?
    explanation: Names, not units
    includeFor: [{category: Language, tag: Java}]
    answers:
    - {order: 2, text: Some, risk: yellow, rationale: Thin, mitigation: Teach}
    - {order: 1, text: Nobody asked, risk: unknown}
    - order: 3
      text: All
      risk: green
      autoAnswerFor: [{category: Language, tag: Java}]
      applyTags: [{category: Team, tag: Known}]
    - {order: 4, text: More than all, risk: green}
"""
