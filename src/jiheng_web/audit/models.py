"""A line of the audit trail."""

from django.db import models


class Line(models.Model):
    """One act. ``seal`` is a hash over the line and the seal of the line before it, so that none can be changed."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField()
    who = models.CharField(max_length=100)
    act = models.CharField(max_length=60)
    about = models.CharField(max_length=200)
    details = models.JSONField()
    before = models.CharField(max_length=64)
    seal = models.CharField(max_length=64, unique=True)

    class Meta:
        """Lines stand in their order."""

        ordering = ("number",)

    def __str__(self) -> str:
        """Say the line in short."""
        return f"{self.number} {self.act} {self.about}"
