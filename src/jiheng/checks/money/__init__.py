"""What the fund block says: units, sums, rates, and a budget that was changed."""
