"""The staff's screens, one a file; they lie over everything else."""
