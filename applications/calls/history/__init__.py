"""What was changed in a call, and each change taken back."""
