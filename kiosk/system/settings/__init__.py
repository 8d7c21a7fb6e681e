"""What this machine is told at installation."""
