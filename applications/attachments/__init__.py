"""Files that go with a draft: the papers that its call asks for, and others."""
