"""DOMAIN ⑦⑮: questionnaires as data, IT projects, answers, verdicts that carry their reasons."""
