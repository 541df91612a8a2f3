"""What lies on the bench: batches of files, the forms read from them, and what was written of them."""

from pathlib import Path
from typing import ClassVar

from django.conf import settings
from django.db import models


class Batch(models.Model):
    """Files that came in together, and what was answered for all of them.

    ``revision`` goes up whenever there is something to read, and with each answer. ``laid_out`` is what is said of the
    whole, as it was computed at ``computed``; while the two differ, it is being computed anew.
    """

    name = models.CharField(max_length=120)
    created = models.DateTimeField(auto_now_add=True)
    rules = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=10, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    finished = models.BooleanField(null=True)
    revision = models.PositiveIntegerField(default=0)
    computed = models.PositiveIntegerField(null=True)
    laid_out = models.JSONField(default=dict)
    failure = models.TextField(blank=True)

    class Meta:
        """The newest first, whatever the clock said."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        """Give its name."""
        return self.name

    @property
    def folder(self) -> Path:
        """Where its files lie, each under the name that its owner gave it."""
        return Path(settings.BATCHES) / str(self.pk) / "files"

    @property
    def is_up_to_date(self) -> bool:
        """What is said of the whole takes in everything that came in and was answered."""
        return self.computed == self.revision


class BatchFile(models.Model):
    """A file that came in. ``name`` may have folders in it, parted by ``/``."""

    class State(models.TextChoices):
        """How far its reading has come."""

        WAITING = "waiting", "待读"
        READING = "reading", "正在读"
        DONE = "done", "读过"
        SET_ASIDE = "set_aside", "放在一边"

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="files")
    name = models.CharField(max_length=400)
    size = models.PositiveBigIntegerField()
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """In the order of their names; no two of a batch have the same."""

        ordering = ("name",)
        constraints: ClassVar = [models.UniqueConstraint("batch", "name", name="one_file_of_a_name")]

    def __str__(self) -> str:
        """Give its name."""
        return self.name


class Refusal(models.Model):
    """What of a file gave no form: what is wrong and what to do, in Chinese and in English."""

    file = models.ForeignKey(BatchFile, models.CASCADE, related_name="refusals")
    name = models.CharField(max_length=500)
    reason = models.TextField()
    remedy = models.TextField()
    reason_en = models.TextField()
    remedy_en = models.TextField()
    passed_over = models.BooleanField()
    was_read = models.BooleanField()

    def __str__(self) -> str:
        """Give the name of what was refused."""
        return self.name


class BatchForm(models.Model):
    """A form of a batch: all that was read of it, and in short what is said of it, for the queue.

    ``source`` names the file it was in, which may lie in an archive, and ``number`` is its own there. ``place`` counts
    the forms of the batch from 1. Points are as they are told, for they may be a span or missing.
    ``place`` is ``None`` where there is nothing to review: a form of another kind, one that nobody has filled in.
    """

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="forms")
    file = models.ForeignKey(BatchFile, models.CASCADE, related_name="forms")
    source = models.CharField(max_length=500)
    number = models.PositiveIntegerField()
    reading = models.BinaryField()
    place = models.PositiveIntegerField(null=True)
    name = models.CharField(max_length=300, blank=True)
    unit = models.CharField(max_length=300, blank=True)
    claimed = models.CharField(max_length=60, blank=True)
    due = models.CharField(max_length=60, blank=True)
    errors = models.PositiveIntegerField(default=0)
    doubts = models.PositiveIntegerField(default=0)
    advice = models.PositiveIntegerField(default=0)
    not_judged = models.PositiveIntegerField(default=0)
    is_whole = models.BooleanField(default=True)

    class Meta:
        """In the order in which they were read."""

        ordering = ("source", "number")
        constraints: ClassVar = [models.UniqueConstraint("batch", "source", "number", name="one_form_of_a_number")]

    def __str__(self) -> str:
        """Give its place and the name of its project."""
        return f"{self.place} {self.name}"


class Outcome(models.Model):
    """A document over a batch: which, over which revision, and where it lies when it is written."""

    class Kind(models.TextChoices):
        """What can be had of a batch."""

        REPORT = "report", "检查报告（网页）"
        TABLE = "table", "检查结果（Excel）"
        ANNOTATED = "annotated", "批注在原件副本上"
        LETTERS = "letters", "审核意见和整改台账"

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="outcomes")
    kind = models.CharField(max_length=12, choices=Kind)
    revision = models.PositiveIntegerField()
    ordered = models.DateTimeField(auto_now_add=True)
    name = models.CharField(max_length=200, blank=True)
    failure = models.TextField(blank=True)

    class Meta:
        """The newest first, whatever the clock said."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        """Give its name."""
        return self.name

    @property
    def file(self) -> Path:
        """Where it lies."""
        return Path(settings.BATCHES) / str(self.batch_id) / "outcomes" / f"{self.pk}-{self.name}"
