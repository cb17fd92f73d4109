"""What if: a rule gone through value by value, and both readings of a rule side by side."""
