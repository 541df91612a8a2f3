"""What a target or an actual means."""

from jiheng.values.numerals import parse_amount, parse_number, parse_rate

__all__ = ["parse_amount", "parse_number", "parse_rate"]
