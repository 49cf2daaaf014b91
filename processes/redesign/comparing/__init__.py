"""As-is against any number of to-be's: differences with intervals, and what they hang on."""
