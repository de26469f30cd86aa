"""How much one upload may bring, counted as it comes: files and bytes."""

from __future__ import annotations

from dataclasses import dataclass

from detente.intake.limits import Limits


@dataclass(slots=True)
class BatchQuota:
    """What may still come in one upload."""

    limits: Limits
    files: int = 0
    size: int = 0

    def refusal(self, size: int) -> str | None:
        """Count a file of `size` bytes; the sentence to show in its place where it is one too many or too
        much.
        """
        most, largest = self.limits.batch_files, self.limits.batch_bytes
        if self.files + 1 > most:
            return (
                f"At most {most:,} files are taken at once; this one was not read. Add it with the next ones."
            )
        if self.size + size > largest:
            return (
                f"At most {largest / 1e6:,g} MB are taken at once; this file was not read. Add it "
                f"with the next ones."
            )
        self.files += 1
        self.size += size
        return None
