"""What a project's contracts say and don't: a checklist, each clause with text and source."""
